#pragma once

#include "pdf/objects.hpp"
#include "pdf/pages.hpp"
#include "pdf/update.hpp"

namespace sceau::pdf {

/// Where a widget stands and what it shows.
struct Appearance {
    std::string rectangle = "[ 0 0 0 0 ]";
    std::optional<Reference> form; ///< /AP /N
};

/// A visible signature on a page, at a place given as the reader sees it: /Rotate, the box's origin and /CropBox are undone.
[[nodiscard]] Appearance appearance(Edits& edits, const Page& page, const Visible& visible);
/// The same in the rectangle a widget has already.
[[nodiscard]] Appearance appearanceIn(Edits& edits, const Rectangle& rectangle, const std::vector<std::string>& lines);

/// Whether the whole place lies on the page that the reader sees.
[[nodiscard]] bool isOnPage(const Page& page, const Place& place);

} // namespace sceau::pdf
