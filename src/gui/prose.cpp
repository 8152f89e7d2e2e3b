#include "gui/prose.hpp"

#include <QPainter>
#include <QTextLayout>
#include <cmath>

namespace sceau::gui {

namespace {

double lineHeight(const QFontMetrics& metrics)
{
    constexpr double spacious = 1.18;
    return std::round(metrics.height() * spacious);
}

QString lines(QString text)
{
    return text.replace(QLatin1Char('\n'), QChar::LineSeparator);
}

} // namespace

int setInLines(QTextLayout& layout, const QFontMetrics& metrics, int width)
{
    const double height = lineHeight(metrics);
    double y = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(qMax(1, width));
        line.setPosition(QPointF(0, y + (height - line.height()) / 2));
        y += height;
    }
    layout.endLayout();
    return static_cast<int>(std::ceil(y));
}

Prose::Prose(QWidget* parent) : QLabel(parent)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

Prose::Prose(const QString& text, const char* type, QWidget* parent) : Prose(parent)
{
    setText(text);
    setProperty("type", QLatin1String(type));
}

int Prose::heightForWidth(int width) const
{
    const QMargins around = contentsMargins();
    QTextLayout layout(lines(text()), font());
    return setInLines(layout, fontMetrics(), width - around.left() - around.right()) + around.top() + around.bottom();
}

QSize Prose::sizeHint() const
{
    constexpr int comfortable = 60; // characters
    const QMargins around = contentsMargins();
    const int natural = fontMetrics().boundingRect(QRect(0, 0, 100'000, 100'000), Qt::AlignLeft, text()).width() + 2;
    const int width = qMin(natural, fontMetrics().averageCharWidth() * comfortable) + around.left() + around.right();
    return {width, heightForWidth(width)};
}

QSize Prose::minimumSizeHint() const
{
    constexpr int narrowest = 8; // characters
    return {fontMetrics().averageCharWidth() * narrowest, static_cast<int>(lineHeight(fontMetrics()))};
}

void Prose::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QRect inside = contentsRect();
    QTextLayout layout(lines(text()), font());
    if (alignment() & Qt::AlignHCenter) layout.setTextOption(QTextOption(Qt::AlignHCenter));
    const int height = setInLines(layout, fontMetrics(), inside.width());
    const int spare = alignment() & Qt::AlignVCenter ? qMax(0, (inside.height() - height) / 2) : 0;
    layout.draw(&painter, QPointF(inside.left(), inside.top() + spare));
}

} // namespace sceau::gui
