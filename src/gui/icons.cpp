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
        drawIcon(*painter, name_, colourOf(ink), rect);
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
    QSvgRenderer renderer(drawing(name).replace("#000", colour.name().toLatin1()));
    renderer.render(&painter, where);
}

QIcon icon(const QString& name, Ink ink, Ink checked)
{
    return QIcon(new TintedEngine(name, ink, checked));
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
