#include "gui/text_selection.hpp"

#include <algorithm>

namespace sceau::gui {

PageText::Span TextRange::on(int page, int length) const
{
    if (page < from.page || page > to.page) return {};
    return {page == from.page ? std::min(from.at, length) : 0, page == to.page ? std::min(to.at, length) : length};
}

TextRange TextSelection::unitAt(TextPlace at, const PageText& text) const
{
    if (unit_ == Unit::letter) return {at, at};
    const auto around = unit_ == Unit::word ? text.wordAround(at.at) : text.lineAround(at.at);
    return {{at.page, around.from}, {at.page, around.to}};
}

void TextSelection::begin(TextPlace at, const PageText& text, Unit unit)
{
    begun_ = true;
    unit_ = unit;
    origin_ = range_ = unitAt(at, text);
    head_ = range_.to;
}

void TextSelection::extend(TextPlace to, const PageText& text)
{
    const auto reached = unitAt(to, text);
    range_ = {std::min(origin_.from, reached.from), std::max(origin_.to, reached.to)};
    head_ = to < origin_.from ? reached.from : reached.to;
}

void TextSelection::set(TextRange range)
{
    begun_ = true;
    unit_ = Unit::letter;
    origin_ = {range.from, range.from};
    range_ = range;
    head_ = range.to;
}

} // namespace sceau::gui
