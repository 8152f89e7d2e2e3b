#pragma once

#include "pdf/document.hpp"

namespace sceau::pdf {

/// /Count of the page tree's root, without walking the tree. Code::pdfBroken.
[[nodiscard]] base::Result<std::uint64_t> pageCount(Document& document);

struct Rectangle {
    double left = 0, bottom = 0, right = 0, top = 0;
};

/// Four finite numbers, in order.
[[nodiscard]] std::optional<Rectangle> rectangleOf(std::string_view array);

/// A page and what it may have inherited.
struct Page {
    Reference reference;
    Dictionary dictionary;
    Rectangle box;  ///< what a reader shows: /CropBox within /MediaBox
    int rotate = 0; ///< 0, 90, 180 or 270, clockwise
};

/// The page of this number, from 1, found by the /Count of the tree's branches. Codes: pageOutOfRange, pdfBroken.
[[nodiscard]] base::Result<Page> findPage(Document& document, std::uint64_t number);

/// Walks the whole tree. Code::pdfBroken when a branch stands in it twice, or too deep: a loop.
[[nodiscard]] base::Status checkPageTree(Document& document);

} // namespace sceau::pdf
