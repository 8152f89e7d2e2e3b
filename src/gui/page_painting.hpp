#pragma once

#include <QColor>
#include <QRectF>
#include <vector>

class QImage;
class QPainter;

namespace sceau::gui {

/// The sheet, and what is drawn of it so far; null: nothing yet.
void paintPage(QPainter& painter, const QRectF& place, const QImage* image);

/// A marker over selected letters: the letters stay black on it.
void paintSelection(QPainter& painter, const std::vector<QRectF>& places, const QColor& highlight);

void paintHit(QPainter& painter, const QRectF& place, bool current);

/// The outline of a part of a page; `against`: it speaks against the document.
void paintMark(QPainter& painter, const QRectF& place, bool against);

/// A highlight as light as letters on it need; never as white as the page.
[[nodiscard]] QColor markerOf(const QColor& highlight);

} // namespace sceau::gui
