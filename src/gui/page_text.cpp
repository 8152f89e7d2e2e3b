#include "gui/page_text.hpp"

#include <algorithm>
#include <cmath>

namespace sceau::gui {

namespace {

double beyond(double value, double from, double to)
{
    return std::max({0.0, from - value, value - to});
}

/// How far a line is from a point. Beside a line is nearer than below it: the end of a short line is still that line.
double distance(const QRectF& line, QPointF point)
{
    constexpr double slack = 2, weight = 1000, middling = 0.1; // points
    return std::max(0.0, beyond(point.y(), line.top(), line.bottom()) - slack) * weight + beyond(point.x(), line.left(), line.right())
           + std::abs(point.y() - line.center().y()) * middling;
}

double distanceToLetter(const QRectF& letter, QPointF point)
{
    return std::hypot(beyond(point.x(), letter.left(), letter.right()), beyond(point.y(), letter.top(), letter.bottom()));
}

bool belongsToAWord(QChar letter)
{
    return letter.isLetterOrNumber() || letter.isMark() || letter.isSurrogate() || letter == u'_' || letter == u'-' || letter == u'\u2019'
           || letter == u'\'';
}

} // namespace

PageText::PageText(const std::vector<render::Word>& words)
{
    for (const auto& word : words)
        add(word);
    endLine();
    if (text_.endsWith(u'\n')) {
        text_.chop(1);
        letters_.pop_back();
    }
}

void PageText::add(const render::Word& word)
{
    text_ += word.text;
    letters_.insert(letters_.end(), word.letters.begin(), word.letters.end());
    if (word.end == render::Word::End::joined) return;
    const bool ends = word.end == render::Word::End::line;
    if (ends) endLine();
    text_ += ends ? u'\n' : u' ';
    letters_.emplace_back();
}

void PageText::endLine()
{
    Line line{{lines_.empty() ? 0 : lines_.back().span.to + 1, length()}, {}};
    if (line.span.empty()) return;
    for (int at = line.span.from; at < line.span.to; ++at)
        line.where |= letter(at);
    lines_.push_back(line);
}

QString PageText::text(Span span) const
{
    return text_.mid(span.from, span.to - span.from);
}

const PageText::Line* PageText::lineOf(int at) const
{
    const auto line = std::find_if(lines_.begin(), lines_.end(), [at](const Line& each) { return at <= each.span.to; });
    return line == lines_.end() ? nullptr : &*line;
}

const PageText::Line* PageText::lineNearest(QPointF point) const
{
    const auto nearer = [&](const Line& one, const Line& other) { return distance(one.where, point) < distance(other.where, point); };
    const auto line = std::min_element(lines_.begin(), lines_.end(), nearer);
    return line == lines_.end() ? nullptr : &*line;
}

bool PageText::over(QPointF point) const
{
    return std::any_of(lines_.begin(), lines_.end(), [&](const Line& line) { return line.where.contains(point); });
}

int PageText::nearest(QPointF point) const
{
    const auto* line = lineNearest(point);
    return line ? nearestIn(*line, point) : 0;
}

/// Before or after the nearest letter, as the line runs: text also runs upwards, or from the right.
int PageText::nearestIn(const Line& line, QPointF point) const
{
    int found = line.span.from;
    for (int at = line.span.from; at < line.span.to; ++at) {
        if (!letter(at).isEmpty() && distanceToLetter(letter(at), point) < distanceToLetter(letter(found), point)) found = at;
    }
    const QPointF run = letter(line.span.to - 1).center() - letter(line.span.from).center();
    const QPointF direction = run.isNull() ? QPointF(1, 0) : run;
    if (QPointF::dotProduct(point - letter(found).center(), direction) > 0) ++found;
    const bool inside = found < line.span.to && text_.at(found).isLowSurrogate();
    return inside ? found + 1 : found;
}

PageText::Span PageText::wordAround(int at) const
{
    const auto belongs = [this](int letter) { return letter >= 0 && letter < length() && belongsToAWord(text_.at(letter)); };
    if (text_.isEmpty()) return {};
    const int middle = belongs(at) || !belongs(at - 1) ? std::min(at, length() - 1) : at - 1;
    Span word{middle, middle + 1};
    if (!belongs(middle)) return word;
    while (belongs(word.from - 1))
        --word.from;
    while (belongs(word.to))
        ++word.to;
    return word;
}

PageText::Span PageText::lineAround(int at) const
{
    const auto* line = lineOf(at);
    return line ? line->span : Span{length(), length()};
}

int PageText::inLineBelow(int at, int lines) const
{
    const auto* line = lineOf(at);
    if (!line) return length();
    const auto index = line - lines_.data() + lines;
    if (index < 0) return 0;
    if (index >= static_cast<std::ptrdiff_t>(lines_.size())) return length();
    const auto& target = lines_[static_cast<std::size_t>(index)];
    const bool atEnd = at >= line->span.to;
    const double x = atEnd ? line->where.right() : letter(at).left();
    return nearestIn(target, {x, target.where.center().y()});
}

std::vector<QRectF> PageText::places(Span span) const
{
    std::vector<QRectF> covered;
    for (const auto& line : lines_) {
        QRectF part;
        for (int at = std::max(line.span.from, span.from); at < std::min(line.span.to, span.to); ++at)
            part |= letter(at);
        if (part.isEmpty()) continue;
        covered.push_back(
            line.where.width() >= line.where.height() ? QRectF(part.left(), line.where.top(), part.width(), line.where.height()) : part);
    }
    return covered;
}

} // namespace sceau::gui
