#include "pdf/appearance.hpp"

#include "pdf/font_objects.hpp"

#include <algorithm>

namespace sceau::pdf {

namespace {

constexpr double largestSize = 11, leading = 1.25, margin = 4, frame = 0.5;

struct Orientation {
    Rectangle rectangle;     ///< in the page's own space
    std::string_view matrix; ///< turns what is drawn upright for the reader
};

/// Undoes the page's /Rotate: a page turned clockwise shows its left side on top.
Orientation orient(const Page& page, const Place& place)
{
    const auto& box = page.box;
    const double right = place.x + place.width;
    const double top = place.y + place.height;
    switch (page.rotate) {
    case 90:
        return {{box.right - top, box.bottom + place.x, box.right - place.y, box.bottom + right}, "[ 0 1 -1 0 0 0 ]"};
    case 180:
        return {{box.right - right, box.top - top, box.right - place.x, box.top - place.y}, "[ -1 0 0 -1 0 0 ]"};
    case 270:
        return {{box.left + place.y, box.top - right, box.left + top, box.top - place.x}, "[ 0 -1 1 0 0 0 ]"};
    default:
        return {{box.left + place.x, box.bottom + place.y, box.left + right, box.bottom + top}, "[ 1 0 0 1 0 0 ]"};
    }
}

std::string corners(const Rectangle& rectangle)
{
    return "[ " + written(rectangle.left) + " " + written(rectangle.bottom) + " " + written(rectangle.right) + " " + written(rectangle.top)
           + " ]";
}

/// The size at which every line fits the room.
double fittingSize(const SetText& text, double width, double height)
{
    const double inHeight = (height - 2 * margin) / (leading * static_cast<double>(text.lines()));
    const double inWidth = text.widest() > 0 ? 1000 * (width - 2 * margin) / text.widest() : largestSize;
    return std::max(1.0, std::min({largestSize, inHeight, inWidth}));
}

std::string drawing(const SetText& text, double width, double height)
{
    const double size = fittingSize(text, width, height);
    const double first = height - margin - size * text.font().ascent() / 1000;
    std::string drawn = "q 0.4 G " + written(frame) + " w " + written(frame / 2) + " " + written(frame / 2) + " " + written(width - frame)
                        + " " + written(height - frame) + " re S Q\nBT /F1 " + written(size) + " Tf 0 g " + written(leading * size) + " TL "
                        + written(margin) + " " + written(first) + " Td\n";
    for (std::size_t line = 0; line < text.lines(); ++line)
        drawn += text.shown(line) + " Tj T*\n";
    return drawn + "ET\n";
}

Reference addForm(Edits& edits, const std::vector<std::string>& lines, double width, double height, std::string_view matrix)
{
    const SetText text(TrueType::sans(), lines);
    const auto font = text.addFont(edits);
    const auto entries = "/Type /XObject /Subtype /Form /BBox " + corners(Rectangle{0, 0, width, height}) + " /Matrix "
                         + std::string(matrix) + " /Resources << /Font << /F1 " + written(font) + " >> >>";
    return edits.add(streamBody(entries, drawing(text, width, height)));
}

} // namespace

bool isOnPage(const Page& page, const Place& place)
{
    const bool turned = page.rotate % 180 != 0;
    const double width = turned ? page.box.top - page.box.bottom : page.box.right - page.box.left;
    const double height = turned ? page.box.right - page.box.left : page.box.top - page.box.bottom;
    return place.width > 0 && place.height > 0 && place.x >= 0 && place.y >= 0 && place.x + place.width <= width
           && place.y + place.height <= height;
}

Appearance appearance(Edits& edits, const Page& page, const Visible& visible)
{
    const auto oriented = orient(page, visible.place);
    return {corners(oriented.rectangle), addForm(edits, visible.lines, visible.place.width, visible.place.height, oriented.matrix)};
}

Appearance appearanceIn(Edits& edits, const Rectangle& rectangle, const std::vector<std::string>& lines)
{
    const auto form = addForm(edits, lines, rectangle.right - rectangle.left, rectangle.top - rectangle.bottom, "[ 1 0 0 1 0 0 ]");
    return {corners(rectangle), form};
}

} // namespace sceau::pdf
