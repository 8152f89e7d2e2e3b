#include "dossier/layout/typesetter.hpp"

#include "dossier/layout/boxes.hpp"
#include "dossier/layout/set_text.hpp"

#include <QPen>

namespace sceau::dossier::layout {

namespace {

constexpr qreal labelColumn = 0.32; ///< of the width
constexpr qreal rowPadding = 3.0_pt;
constexpr qreal hairline = 0.6_pt;
constexpr qreal itemIndent = 13.0_pt;

bool isRow(const Block& block)
{
    return block.boxes.empty() && (block.line.kind == Kind::row || block.line.kind == Kind::optionalRow);
}

bool isItem(const std::vector<Block>& blocks, std::size_t index)
{
    return index < blocks.size() && blocks[index].boxes.empty() && blocks[index].line.kind == Kind::item;
}

Piece linePiece(const SetText& text, int line, qreal leading)
{
    return {.spaceBefore = 0, .height = leading, .keepWithNext = false, .draw = [text, line](QPainter& painter, const QPointF& topLeft) {
                text.drawLine(painter, topLeft, line);
            }};
}

/// Lines that leave neither a widow nor an orphan.
std::vector<Piece> linePieces(const SetText& text, const Style& style)
{
    std::vector<Piece> pieces;
    for (int i = 0; i < text.lines(); ++i) {
        auto piece = linePiece(text, i, style.leading);
        piece.keepWithNext = i + 1 < text.lines() && (i == 0 || i + 2 == text.lines());
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

void drawRule(QPainter& painter, const QPointF& from, qreal width)
{
    painter.setPen(QPen(QColor(ink::hairline), hairline));
    painter.drawLine(from, from + QPointF(width, 0));
}

class Typesetter {
public:
    Typesetter(const Fields& fields, const Measure& measure) : fields_(fields), measure_(measure) {}

    base::Result<std::vector<Piece>> set(const std::vector<Block>& blocks)
    {
        for (std::size_t i = 0; i < blocks.size() && !problem_; ++i) {
            setBlock(blocks, i);
        }
        closeTable();
        if (problem_) return tl::unexpected(*problem_);
        return std::move(pieces_);
    }

private:
    void setBlock(const std::vector<Block>& blocks, std::size_t index)
    {
        const auto& block = blocks[index];
        if (isRow(block)) return setRow(block.line);
        closeTable();
        if (!block.boxes.empty()) return setBoxes(block.boxes);
        const bool beforeItem = isItem(blocks, index + 1);
        const bool beforeBoxes = index + 1 < blocks.size() && !blocks[index + 1].boxes.empty();
        switch (block.line.kind) {
        case Kind::title:
            return setTitle(block.line);
        case Kind::heading:
            return setText(block.line, style::heading, 18.0_pt, true);
        case Kind::article:
            return setText(block.line, style::article, 12.0_pt, true);
        case Kind::lead:
            return setText(block.line, style::lead, 9.0_pt, false);
        case Kind::item:
            return setItem(block.line, beforeItem && !(isItem(blocks, index - 1) && isItem(blocks, index + 2)));
        default:
            return setText(block.line, style::body, 4.0_pt, beforeItem || beforeBoxes);
        }
    }

    void setTitle(const Line& line)
    {
        constexpr qreal barHeight = 2.4_pt;
        const auto drawBar = [](QPainter& painter, const QPointF& topLeft) {
            painter.fillRect(QRectF(topLeft, QSizeF(36.0_pt, barHeight)), QColor(ink::accent));
        };
        pieces_.push_back({.spaceBefore = 0, .height = barHeight, .keepWithNext = true, .draw = drawBar});
        setText(line, style::title, 13.0_pt, true);
    }

    void setText(const Line& line, const Style& style, qreal spaceBefore, bool keepWithNext)
    {
        add(linePieces(SetText(runsOf(line.text), style, measure_.width), style), spaceBefore, keepWithNext);
    }

    /// The first and the last item of a list are never alone on a page.
    void setItem(const Line& line, bool keepWithNext)
    {
        auto lines = linePieces(SetText(runsOf(line.text), style::body, measure_.width - itemIndent), style::body);
        for (auto& piece : lines) {
            piece.draw = [inner = std::move(piece.draw)](QPainter& painter, const QPointF& topLeft) {
                inner(painter, topLeft + QPointF(itemIndent, 0));
            };
        }
        if (lines.empty()) return;
        lines.front().draw = [inner = std::move(lines.front().draw)](QPainter& painter, const QPointF& topLeft) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(ink::accent));
            painter.drawEllipse(topLeft + QPointF(3.5_pt, style::body.leading / 2), 1.3_pt, 1.3_pt);
            inner(painter, topLeft);
        };
        add(std::move(lines), 3.0_pt, keepWithNext);
    }

    void setRow(const Line& line)
    {
        const auto value = fill(line.text);
        const bool empty = value.find_first_not_of(" \u00A0") == std::string::npos;
        if (!empty || line.kind == Kind::row) addRow(line.label, empty ? measure_.empty : value);
    }

    /// Rows keep together until the table is closed: a table of a few lines is read as a whole.
    void addRow(const std::string& label, const std::string& value)
    {
        const qreal column = measure_.width * labelColumn;
        const SetText left({{checked(label), false}}, style::label, column - rowPadding);
        const SetText right({{checked(value), false}}, style::value, measure_.width - column);
        const auto height = std::max(left.height(), right.height()) + 2 * rowPadding;
        const auto draw = [=, width = measure_.width, first = !inTable_](QPainter& painter, const QPointF& topLeft) {
            if (first) drawRule(painter, topLeft, width);
            left.draw(painter, topLeft + QPointF(0, rowPadding));
            right.draw(painter, topLeft + QPointF(column, rowPadding));
            drawRule(painter, topLeft + QPointF(0, height), width);
        };
        pieces_.push_back({.spaceBefore = inTable_ ? 0 : 5.0_pt, .height = height, .keepWithNext = true, .draw = draw});
        inTable_ = true;
    }

    void closeTable()
    {
        if (std::exchange(inTable_, false)) pieces_.back().keepWithNext = false;
    }

    void setBoxes(const std::vector<Box>& boxes)
    {
        std::vector<std::vector<BoxPart>> parts;
        for (const auto& box : boxes) {
            auto& inner = parts.emplace_back();
            for (const auto& line : box) {
                inner.push_back({partKind(line.kind), runsOf(line.text)});
            }
        }
        pieces_.push_back(boxesPiece(parts, measure_.width));
    }

    static BoxPart::Kind partKind(Kind kind)
    {
        if (kind == Kind::heading) return BoxPart::Kind::heading;
        if (kind == Kind::ruledLine) return BoxPart::Kind::ruledLine;
        return kind == Kind::area ? BoxPart::Kind::area : BoxPart::Kind::text;
    }

    void add(std::vector<Piece> lines, qreal spaceBefore, bool keepWithNext)
    {
        if (lines.empty()) return;
        lines.front().spaceBefore = spaceBefore;
        lines.back().keepWithNext = keepWithNext;
        if (keepWithNext) {
            for (auto& line : lines) {
                line.keepWithNext = true;
            }
        }
        std::move(lines.begin(), lines.end(), std::back_inserter(pieces_));
    }

    std::vector<Run> runsOf(const std::string& text)
    {
        std::vector<Run> runs;
        for (const auto& span : spansOf(text)) {
            runs.push_back({checked(fill(span.text)), span.strong});
        }
        return runs;
    }

    std::string fill(const std::string& text)
    {
        auto filled = fields_.fill(text);
        if (filled) return *filled;
        if (!problem_) problem_ = filled.error();
        return {};
    }

    QString checked(const std::string& text)
    {
        auto ready = prepared(text);
        if (ready) return *ready;
        if (!problem_) problem_ = ready.error();
        return {};
    }

    const Fields& fields_;
    const Measure& measure_;
    std::vector<Piece> pieces_;
    std::optional<base::Error> problem_;
    bool inTable_ = false;
};

} // namespace

base::Result<std::vector<Piece>> typeset(const std::vector<Block>& blocks, const Fields& fields, const Measure& measure)
{
    return Typesetter(fields, measure).set(blocks);
}

} // namespace sceau::dossier::layout
