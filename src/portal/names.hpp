#pragma once

#include "renewal/types.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace sceau::portal {

/// The words of the JSON and of the tables, read back; empty for any other word.
[[nodiscard]] std::optional<renewal::OrderStep> stepNamed(std::string_view name);
[[nodiscard]] std::optional<renewal::PortalKind> kindNamed(std::string_view name);
[[nodiscard]] std::optional<renewal::ActivationChannel> channelNamed(std::string_view name);
[[nodiscard]] std::string name(renewal::ActivationChannel channel);

} // namespace sceau::portal
