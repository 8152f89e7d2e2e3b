#include "gui/countdown_ring.hpp"

#include "gui/theme.hpp"

#include <QPainter>
#include <algorithm>

namespace sceau::gui {

namespace {

QColor colourOf(CountdownRing::Mood mood)
{
    switch (mood) {
    case CountdownRing::Mood::calm:
        return colours().accent;
    case CountdownRing::Mood::soon:
        return colours().soon;
    case CountdownRing::Mood::urgent:
        return colours().urgent;
    }
    return colours().accent;
}

} // namespace

CountdownRing::CountdownRing(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void CountdownRing::present(int days, double share, Mood mood)
{
    days_ = days;
    share_ = std::clamp(share, 0.0, 1.0);
    mood_ = mood;
    setAccessibleName(days < 0 ? tr("Clé expirée") : tr("Il reste %n jour(s)", nullptr, days));
    update();
}

QSize CountdownRing::sizeHint() const
{
    return {scaled(124), scaled(124)};
}

void CountdownRing::paintEvent(QPaintEvent*)
{
    constexpr int fullTurn = 360 * 16, top = 90 * 16;
    const double width = scaled(10);
    const QRectF circle = QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool visible = contrast(colours().track, colours().surface) > 1.05; // high contrast has no greys: a thin line instead
    painter.setPen(visible ? QPen(colours().track, width) : QPen(colours().text, 1));
    painter.drawEllipse(circle);
    painter.setPen(QPen(colourOf(mood_), width, Qt::SolidLine, Qt::RoundCap));
    if (share_ > 0) painter.drawArc(circle, top, -static_cast<int>(share_ * fullTurn));

    const QString number = days_ < 0 ? QStringLiteral("0") : QString::number(days_);
    const QString unit = days_ < 0 ? tr("expirée") : tr("jour(s)", nullptr, days_);
    QFont large = typeFont(Type::title, QFont::DemiBold);
    large.setPointSizeF(large.pointSizeF() * (number.size() > 3 ? 1.0 : 1.3));
    painter.setFont(large);
    painter.setPen(colours().text);
    painter.drawText(rect().adjusted(0, 0, 0, -scaled(18)), Qt::AlignCenter, number);
    painter.setFont(typeFont(Type::small));
    painter.setPen(colours().secondary);
    painter.drawText(rect().adjusted(0, scaled(34), 0, 0), Qt::AlignCenter, unit);
}

} // namespace sceau::gui
