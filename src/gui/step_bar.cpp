#include "gui/step_bar.hpp"

#include "gui/icons.hpp"
#include "gui/theme.hpp"

#include <QFontMetrics>
#include <QPainter>

namespace sceau::gui {

namespace {
constexpr double diameter = 22, gap = 8, dash = 10, smallestSpace = 8;
}

StepBar::StepBar(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StepBar::setSteps(const QStringList& names)
{
    names_ = names;
    updateGeometry();
    update();
}

void StepBar::setCurrent(int step, bool finished)
{
    current_ = step;
    finished_ = finished;
    setAccessibleName(tr("Étape %1 sur %2 : %3").arg(step + 1).arg(names_.size()).arg(names_.value(step)));
    update();
}

StepBar::State StepBar::stateOf(int step) const
{
    if (step < current_ || (step == current_ && finished_)) return State::done;
    return step == current_ ? State::current : State::ahead;
}

int StepBar::widthOf(int step, bool named) const
{
    const QFontMetrics metrics(typeFont(Type::body, step == current_ ? QFont::DemiBold : QFont::Normal));
    return scaled(diameter) + (named ? scaled(gap) + metrics.horizontalAdvance(names_.at(step)) : 0);
}

int StepBar::widthNeeded(bool everyName) const
{
    int width = 0;
    for (int step = 0; step < names_.size(); ++step)
        width += widthOf(step, everyName || step == current_);
    return width + static_cast<int>(names_.size() - 1) * scaled(dash + 2 * smallestSpace);
}

QSize StepBar::sizeHint() const
{
    return {widthNeeded(true), scaled(diameter + 4)};
}

QSize StepBar::minimumSizeHint() const
{
    return {scaled(diameter) * static_cast<int>(names_.size()), scaled(diameter + 4)};
}

void StepBar::drawCircle(QPainter& painter, int step, const QRectF& circle) const
{
    const State state = stateOf(step);
    painter.setBrush(state == State::done ? colours().accent : colours().surface);
    painter.setPen(QPen(state == State::ahead ? colours().control : colours().accent, state == State::current ? 2 : 1));
    painter.drawEllipse(circle.adjusted(1, 1, -1, -1));
    if (state == State::done) {
        const double inset = circle.width() * 0.2;
        drawIcon(painter, QStringLiteral("check"), colours().onAccent, circle.adjusted(inset, inset, -inset, -inset));
        return;
    }
    painter.setFont(typeFont(Type::small, state == State::current ? QFont::DemiBold : QFont::Normal));
    painter.setPen(state == State::current ? colours().accent : colours().secondary);
    painter.drawText(circle, Qt::AlignCenter, QString::number(step + 1));
}

void StepBar::drawName(QPainter& painter, int step, double x) const
{
    painter.setFont(typeFont(Type::body, step == current_ ? QFont::DemiBold : QFont::Normal));
    painter.setPen(stateOf(step) == State::ahead ? colours().secondary : colours().accent);
    painter.drawText(QRectF(x + scaled(diameter + gap), 0, widthOf(step, true), height()), Qt::AlignVCenter | Qt::AlignLeft,
                     names_.at(step));
}

void StepBar::drawDash(QPainter& painter, int step, double x, double space) const
{
    constexpr double roundEnds = 2;
    const double length = qMin<double>(scaled(dash), space - roundEnds);
    if (length <= roundEnds) return;
    painter.setPen(QPen(stateOf(step) == State::done ? colours().accent : colours().hairline, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(x + (space - length) / 2, height() / 2.0), QPointF(x + (space + length) / 2, height() / 2.0));
}

/// All names where they fit, else only the current one's; the room that is left goes between the steps.
void StepBar::paintEvent(QPaintEvent*)
{
    const int count = static_cast<int>(names_.size());
    if (count == 0) return;
    const bool everyName = widthNeeded(true) <= width();
    double used = 0;
    for (int step = 0; step < count; ++step)
        used += widthOf(step, everyName || step == current_);
    const double space = qMin<double>((width() - used) / qMax(1, count - 1), scaled(everyName ? 60 : 24));

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double side = scaled(diameter);
    double x = 0;
    for (int step = 0; step < count; ++step) {
        const bool named = everyName || step == current_;
        drawCircle(painter, step, QRectF(x, (height() - side) / 2, side, side));
        if (named) drawName(painter, step, x);
        x += widthOf(step, named);
        if (step + 1 < count) drawDash(painter, step, x, space);
        x += space;
    }
}

} // namespace sceau::gui
