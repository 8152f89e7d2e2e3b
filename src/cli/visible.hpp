#pragma once

#include "cli/console.hpp"
#include "pades/sign.hpp"

#include <string>
#include <vector>

namespace sceau::cli {

/// --visible PAGE,X,Y,W,H in points from the lower left corner. Exit status 2 on anything else.
[[nodiscard]] base::Result<pdf::Place> placeIn(const std::string& text, const Console& console);

/// What stands in the rectangle: name, date in Paris, reason and place where given.
[[nodiscard]] std::vector<std::string> visibleLines(const pki::Certificate& certificate, const pades::SignOptions& options,
                                                    text::Language language);

} // namespace sceau::cli
