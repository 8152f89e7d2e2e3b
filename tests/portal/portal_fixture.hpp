#pragma once

#include "portal/portal.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

namespace sceau::portal::test {

/// What docs/portal.md shows, as it stands there.
[[nodiscard]] std::string documentedImport();

/// The smallest order: one person, one paid order "425490" of certificate (issuer(), serial()).
[[nodiscard]] nlohmann::json oneOrder();
[[nodiscard]] std::string issuer();
[[nodiscard]] std::string serial();

/// A new portal of a folder of its own, holding `content`.
[[nodiscard]] std::unique_ptr<Portal> portalWith(const nlohmann::json& content, renewal::PortalKind kind = renewal::PortalKind::demo);
[[nodiscard]] std::filesystem::path newFile();

[[nodiscard]] base::Bytes bytes(std::string_view text);

} // namespace sceau::portal::test
