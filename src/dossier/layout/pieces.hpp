#pragma once

#include "base/result.hpp"

#include <QPainter>
#include <functional>
#include <vector>

namespace sceau::dossier::layout {

/// What a page break never cuts: a line of text, a row of a table, a set of boxes.
struct Piece {
    qreal spaceBefore = 0; ///< dropped at the top of a page
    qreal height = 0;
    bool keepWithNext = false;
    std::function<void(QPainter&, const QPointF& topLeft)> draw;
};

struct PlacedPiece {
    qreal top = 0;
    Piece piece;
};

using Page = std::vector<PlacedPiece>;

/// Fills pages of `height` in order; pieces that keep with their next stay on its page unless they cannot all fit on one.
/// Code::composeFailed when one piece is taller than a page.
[[nodiscard]] base::Result<std::vector<Page>> paginate(std::vector<Piece> pieces, qreal height);

} // namespace sceau::dossier::layout
