#include "dossier/layout/boxes.hpp"

#include <QPen>

namespace sceau::dossier::layout {

namespace {

constexpr qreal gap = 14.0_pt;
constexpr qreal padding = 11.0_pt;
constexpr qreal partSpace = 5.0_pt;
constexpr qreal writingHeight = 22.0_pt; ///< a line that a hand fills in
constexpr qreal areaSpace = 9.0_pt;      ///< above an area's label
constexpr qreal signingHeight = 56.0_pt; ///< below it
constexpr qreal hairline = 0.6_pt;

struct SetPart {
    BoxPart::Kind kind;
    SetText text;

    [[nodiscard]] qreal height() const
    {
        if (kind == BoxPart::Kind::ruledLine) return writingHeight;
        return text.height() + (kind == BoxPart::Kind::area ? areaSpace + signingHeight : 0);
    }
    void draw(QPainter& painter, const QPointF& topLeft, qreal width) const
    {
        if (kind == BoxPart::Kind::area) return text.draw(painter, topLeft + QPointF(0, areaSpace));
        if (kind != BoxPart::Kind::ruledLine) return text.draw(painter, topLeft);
        constexpr qreal afterLabel = 6.0_pt;
        const QPointF bottom = topLeft + QPointF(0, writingHeight - 3.0_pt);
        text.draw(painter, {topLeft.x(), bottom.y() - text.height() + 3.0_pt});
        painter.setPen(QPen(QColor(ink::handwriting), hairline));
        painter.drawLine(bottom + QPointF(text.widest() + afterLabel, 0), bottom + QPointF(width, 0));
    }
};

using SetBox = std::vector<SetPart>;

SetBox setBox(const std::vector<BoxPart>& parts, qreal width)
{
    SetBox box;
    for (const auto& part : parts) {
        const bool label = part.kind == BoxPart::Kind::ruledLine || part.kind == BoxPart::Kind::area;
        const auto& style = part.kind == BoxPart::Kind::heading ? style::article : label ? style::label : style::body;
        box.push_back({part.kind, SetText(part.runs, style, width)});
    }
    return box;
}

qreal heightOf(const SetBox& box)
{
    qreal height = 2 * padding - partSpace;
    for (const auto& part : box) {
        height += part.height() + partSpace;
    }
    return height;
}

void drawBox(QPainter& painter, const SetBox& box, const QRectF& frame)
{
    painter.setPen(QPen(QColor(ink::handwriting), hairline));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(frame);
    auto topLeft = frame.topLeft() + QPointF(padding, padding);
    for (const auto& part : box) {
        part.draw(painter, topLeft, frame.width() - 2 * padding);
        topLeft.ry() += part.height() + partSpace;
    }
}

} // namespace

Piece boxesPiece(const std::vector<std::vector<BoxPart>>& boxes, qreal width)
{
    const auto count = static_cast<qreal>(boxes.size());
    const qreal each = (width - gap * (count - 1)) / count;
    std::vector<SetBox> set;
    qreal height = 0;
    for (const auto& box : boxes) {
        set.push_back(setBox(box, each - 2 * padding));
        height = std::max(height, heightOf(set.back()));
    }
    const auto draw = [set, each, height](QPainter& painter, const QPointF& topLeft) {
        QRectF frame(topLeft, QSizeF(each, height));
        for (const auto& box : set) {
            drawBox(painter, box, frame);
            frame.translate(each + gap, 0);
        }
    };
    return {.spaceBefore = 18.0_pt, .height = height, .keepWithNext = false, .draw = draw};
}

} // namespace sceau::dossier::layout
