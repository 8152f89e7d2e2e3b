#pragma once

#include "dossier/layout/fields.hpp"
#include "dossier/layout/markup.hpp"
#include "dossier/layout/pieces.hpp"

namespace sceau::dossier::layout {

struct Measure {
    qreal width = 0;
    std::string empty; ///< stands in a table for a fact that is not known
};

/// Blocks as pieces, placeholders filled. Headings keep with what follows, paragraphs leave no single line behind, tables no single row.
/// Code::composeFailed: a placeholder without value, a character that cannot be printed.
[[nodiscard]] base::Result<std::vector<Piece>> typeset(const std::vector<Block>& blocks, const Fields& fields, const Measure& measure);

} // namespace sceau::dossier::layout
