#include "gui/chip.hpp"

#include "gui/icons.hpp"
#include "gui/theme.hpp"

#include <QFontMetrics>
#include <QPainter>

namespace sceau::gui {

namespace {

constexpr double inset = 10, besideIcon = 6, iconSize = 14;

struct Look {
    Tone tone;
    const char* icon;
};

Look lookOf(Mood mood)
{
    switch (mood) {
    case Mood::accepted:
        return {colours().accepted, "check"};
    case Mood::review:
        return {colours().review, "warning"};
    case Mood::pending:
        return {colours().pending, "info"};
    case Mood::rejected:
        return {colours().rejected, "cross"};
    }
    return {colours().pending, "info"};
}

QFont letters()
{
    return typeFont(Type::small, QFont::DemiBold);
}

} // namespace

Chip::Chip(QWidget* parent) : QFrame(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::present(Mood mood, const QString& words)
{
    mood_ = mood;
    words_ = words;
    setAccessibleName(words);
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    return chipSize(words_);
}

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    drawChip(painter, rect(), mood_, words_);
}

QSize chipSize(const QString& words)
{
    return {scaled(2 * inset + iconSize + besideIcon) + QFontMetrics(letters()).horizontalAdvance(words) + 1, scaled(24)};
}

void drawChip(QPainter& painter, const QRectF& where, Mood mood, const QString& words)
{
    const auto [tone, name] = lookOf(mood);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(contrast(tone.surface, colours().window) < 1.02 ? QPen(tone.text) : QPen(Qt::NoPen));
    painter.setBrush(tone.surface);
    painter.drawRoundedRect(where.adjusted(0.5, 0.5, -0.5, -0.5), where.height() / 2, where.height() / 2);
    const double side = scaled(iconSize);
    drawIcon(painter, QLatin1String(name), tone.text,
             QRectF(where.left() + scaled(inset), where.top() + (where.height() - side) / 2, side, side));
    painter.setFont(letters());
    painter.setPen(tone.text);
    painter.drawText(where.adjusted(scaled(inset + iconSize + besideIcon), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, words);
    painter.restore();
}

} // namespace sceau::gui
