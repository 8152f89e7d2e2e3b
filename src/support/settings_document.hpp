#pragma once

#include "base/result.hpp"
#include "support/settings.hpp"

#include <cstdint>
#include <string_view>

namespace sceau::support {

constexpr std::uint64_t settingsLimit = 64U << 10U; ///< bytes of a file of settings
constexpr auto computerSettingsFolder = "/etc/sceau";

/// What was set before, and what a document of docs/settings.md sets, except keys that are locked. Every key known and of its type, or the
/// document says nothing at all: Code::importInvalid, fact "problem".
[[nodiscard]] base::Result<Settings> withDocument(std::string_view json, const Settings& before);

} // namespace sceau::support
