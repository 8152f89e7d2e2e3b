#include "pades/level.hpp"

#include <algorithm>
#include <array>

namespace sceau::pades {

namespace {

constexpr std::array<std::string_view, 4> names{"B-B", "B-T", "B-LT", "B-LTA"};

} // namespace

std::string name(Level level)
{
    return std::string(names.at(static_cast<std::size_t>(level)));
}

std::optional<Level> levelNamed(std::string_view name)
{
    const auto* found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Level>(found - names.begin());
}

} // namespace sceau::pades
