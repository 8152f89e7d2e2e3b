#pragma once

#include <string_view>

/// The fixed parts of the HTML report, from resources/report.
namespace sceau::review {

extern const std::string_view reportStyle;
extern const std::string_view reportScript;
extern const std::string_view reportIcons;

} // namespace sceau::review
