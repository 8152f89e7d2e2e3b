#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sceau::pades {

/// The PAdES baseline levels (EN 319 142-1 § 6): each holds what the one before it does.
enum class Level { basic, timestamped, longTerm, archival };

/// "B-B", "B-T", "B-LT", "B-LTA".
[[nodiscard]] std::string name(Level level);
[[nodiscard]] std::optional<Level> levelNamed(std::string_view name);

} // namespace sceau::pades
