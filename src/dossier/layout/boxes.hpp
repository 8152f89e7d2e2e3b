#pragma once

#include "dossier/layout/pieces.hpp"
#include "dossier/layout/set_text.hpp"

namespace sceau::dossier::layout {

/// One thing inside a box, top to bottom.
struct BoxPart {
    enum class Kind { heading, text, ruledLine, area } kind = Kind::text;
    std::vector<Run> runs;
};

/// Boxes of equal width and height side by side, drawn with hairlines: where a person signs.
[[nodiscard]] Piece boxesPiece(const std::vector<std::vector<BoxPart>>& boxes, qreal width);

} // namespace sceau::dossier::layout
