#include "gui/icons.hpp"

#include "gui/theme.hpp"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace sceau::gui {

namespace {

QByteArray drawing(const QString& name)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Draws at any size, in the palette of the moment: an icon never has to be made again when the colours change.
class TintedEngine : public QIconEngine {
public:
    TintedEngine(QString name, Ink ink, Ink checked) : name_(std::move(name)), ink_(ink), checked_(checked) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const Ink ink = mode == QIcon::Disabled ? Ink::secondary : state == QIcon::On ? checked_ : ink_;
        const int side = qMin(rect.width(), rect.height()); // at the left of what may be wider: room before a button's words
        drawIcon(*painter, name_, colourOf(ink), QRect(rect.left(), rect.top() + (rect.height() - side) / 2, side, side));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap drawn(size);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return drawn;
    }

    QIconEngine* clone() const override { return new TintedEngine(name_, ink_, checked_); }

private:
    QString name_;
    Ink ink_;
    Ink checked_;
};

} // namespace

QColor colourOf(Ink ink)
{
    switch (ink) {
    case Ink::text:
        return colours().text;
    case Ink::secondary:
        return colours().secondary;
    case Ink::accent:
        return colours().accent;
    case Ink::onAccent:
        return colours().onAccent;
    case Ink::accepted:
        return colours().accepted.text;
    case Ink::review:
        return colours().review.text;
    case Ink::pending:
        return colours().pending.text;
    case Ink::rejected:
        return colours().rejected.text;
    }
    return colours().text;
}

void drawIcon(QPainter& painter, const QString& name, const QColor& colour, const QRectF& where)
{
    constexpr double small = 17; // pixels: below, a line of the usual width would look thinner than the letters beside it
    QByteArray lines = drawing(name).replace("#000", colour.name().toLatin1());
    if (where.width() < small) lines.replace("stroke-width=\"1.7\"", "stroke-width=\"2.6\"");
    QSvgRenderer renderer(lines);
    renderer.render(&painter, where);
}

QIcon icon(const QString& name, Ink ink, Ink checked)
{
    return QIcon(new TintedEngine(name, ink, checked));
}

QIcon applicationIcon()
{
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 48, 64}) {
        QPixmap drawn(side, side);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(lightPalette().accent);
        painter.drawRoundedRect(drawn.rect(), side / 4.5, side / 4.5);
        const double margin = side / 10.0;
        drawIcon(painter, QStringLiteral("mark"), lightPalette().onAccent, QRectF(drawn.rect()).adjusted(margin, margin, -margin, -margin));
        icon.addPixmap(drawn);
    }
    return icon;
}

IconLabel::IconLabel(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::NoFocus);
}

void IconLabel::present(const QString& name, Ink ink, double size)
{
    name_ = name;
    ink_ = ink;
    size_ = size;
    updateGeometry();
    update();
}

QSize IconLabel::sizeHint() const
{
    return {scaled(size_), scaled(size_)};
}

void IconLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    drawIcon(painter, name_, colourOf(ink_), QRectF(QPointF(), QSizeF(sizeHint())));
}

} // namespace sceau::gui
