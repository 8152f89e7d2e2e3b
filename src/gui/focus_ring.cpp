#include "gui/focus_ring.hpp"

#include "gui/theme.hpp"

#include <QAbstractButton>
#include <QApplication>
#include <QPainter>

namespace sceau::gui {

FocusRing::FocusRing(QWidget* window) : QFocusFrame(window)
{
    hide(); // until something has the focus
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { follow(now); });
}

void FocusRing::follow(QWidget* focused)
{
    const bool ringed = qobject_cast<QAbstractButton*>(focused) != nullptr;
    setWidget(ringed ? focused : nullptr);
    setVisible(ringed);
}

void FocusRing::paintEvent(QPaintEvent*)
{
    constexpr double width = 2, corner = 11;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours().accent, width));
    painter.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), corner, corner);
}

} // namespace sceau::gui
