#pragma once

#include "render/pages.hpp"

#include <QString>
#include <vector>

namespace sceau::gui {

/// The words of one page as a person selects them: one text with spaces and line ends, and where each letter of it stands on the page.
/// A place in it is the gap before a letter, from 0 to length(). Points, origin top left.
class PageText {
public:
    struct Span {
        int from = 0, to = 0;

        [[nodiscard]] bool empty() const { return from >= to; }
        friend bool operator==(const Span&, const Span&) = default;
    };

    PageText() = default;
    explicit PageText(const std::vector<render::Word>& words);

    [[nodiscard]] const QString& text() const { return text_; }
    [[nodiscard]] int length() const { return static_cast<int>(text_.size()); }
    [[nodiscard]] QString text(Span span) const;

    [[nodiscard]] bool over(QPointF point) const; ///< it lies in a line of text
    [[nodiscard]] int nearest(QPointF point) const;
    [[nodiscard]] Span wordAround(int at) const;
    [[nodiscard]] Span lineAround(int at) const;
    [[nodiscard]] int inLineBelow(int at, int lines) const; ///< the nearest place so many lines further on, or back when negative

    /// What a marker over these letters covers: a rectangle a line.
    [[nodiscard]] std::vector<QRectF> places(Span span) const;

private:
    struct Line {
        Span span;
        QRectF where;
    };
    void add(const render::Word& word);
    void endLine();
    [[nodiscard]] const Line* lineOf(int at) const;
    [[nodiscard]] const Line* lineNearest(QPointF point) const;
    [[nodiscard]] int nearestIn(const Line& line, QPointF point) const;
    [[nodiscard]] const QRectF& letter(int at) const { return letters_[static_cast<std::size_t>(at)]; }

    QString text_;
    std::vector<QRectF> letters_; ///< of each unit of the text; none for a line's end
    std::vector<Line> lines_;
};

} // namespace sceau::gui
