#include "gui/card_foot.hpp"

#include <QPainterPath>
#include <QResizeEvent>

namespace sceau::gui {

void CardFoot::resizeEvent(QResizeEvent* event)
{
    constexpr double corner = 13; // a card's, and a pixel for the soft edge of its line
    QWidget::resizeEvent(event);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()).adjusted(0, -2 * corner, 0, 0), corner, corner); // its upper corners stand above
    setMask(QRegion(shape.toFillPolygon().toPolygon()).intersected(rect()));
}

} // namespace sceau::gui
