#include "gui/page_painting.hpp"

#include "gui/theme.hpp"

#include <QImage>
#include <QPainter>

namespace sceau::gui {

namespace {

constexpr QRgb foundHere = 0xFFFFC94D, found = 0xFFFFF0B8; // as a felt pen, in every palette: pages are white

void paintOver(QPainter& painter, const QRectF& place, const QColor& colour)
{
    painter.setCompositionMode(QPainter::CompositionMode_Multiply);
    painter.fillRect(place, colour);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
}

} // namespace

void paintPage(QPainter& painter, const QRectF& place, const QImage* image)
{
    painter.fillRect(place, Qt::white);
    if (image) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(place, *image);
    }
    painter.setPen(colours().hairline);
    painter.drawRect(place);
}

QColor markerOf(const QColor& highlight)
{
    constexpr double readable = 11; // small grey letters too
    constexpr float step = 0.1F;
    if (contrast(highlight, Qt::white) < 1.01) return Qt::lightGray;
    QColor marker = highlight;
    const auto lighter = [](float channel) { return channel + (1 - channel) * step; };
    while (contrast(marker, Qt::black) < readable)
        marker = QColor::fromRgbF(lighter(marker.redF()), lighter(marker.greenF()), lighter(marker.blueF()));
    return marker;
}

void paintSelection(QPainter& painter, const std::vector<QRectF>& places, const QColor& highlight)
{
    const auto marker = markerOf(highlight);
    for (const auto& place : places)
        paintOver(painter, place, marker);
}

void paintHit(QPainter& painter, const QRectF& place, bool current)
{
    paintOver(painter, place.adjusted(-2, -1, 2, 1), current ? foundHere : found);
}

void paintMark(QPainter& painter, const QRectF& place, bool against)
{
    constexpr double radius = 4, line = 2;
    constexpr float tint = 0.12F;
    QColor colour = against ? colours().urgent : colours().accent;
    if (contrast(colour, Qt::white) < 3) colour = Qt::black; // pages are white in every palette
    QColor inside = colour;
    inside.setAlphaF(tint);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, line));
    painter.setBrush(inside);
    painter.drawRoundedRect(place.adjusted(-2, -2, 2, 2), radius, radius);
    painter.restore();
}

} // namespace sceau::gui
