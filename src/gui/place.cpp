#include "gui/place.hpp"

#include <algorithm>
#include <array>

namespace sceau::gui {

namespace {
constexpr std::array<std::string_view, 5> names{"key", "renewal", "history", "verification", "assistance"};
}

std::string name(Place place)
{
    return std::string(names[static_cast<std::size_t>(place)]);
}

std::optional<Place> placeNamed(std::string_view name)
{
    const auto* const found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Place>(found - names.begin());
}

} // namespace sceau::gui
