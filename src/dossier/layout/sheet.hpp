#pragma once

#include "base/clock.hpp"
#include "dossier/layout/edges.hpp"
#include "dossier/layout/pieces.hpp"
#include "dossier/layout/typography.hpp"

#include <QByteArray>

namespace sceau::dossier::layout {

/// An A4 sheet.
namespace sheet {
constexpr qreal width = 595.0_pt;
constexpr qreal height = 842.0_pt;
constexpr qreal side = 79.0_pt; ///< 28 mm
constexpr qreal top = 84.0_pt;
constexpr qreal bottom = 76.0_pt;
constexpr qreal textWidth = width - 2 * side;
constexpr qreal textHeight = height - top - bottom;
} // namespace sheet

/// Pages as a PDF/A-1b file whose dates are `issuedAt`; `edges` has a number for each. Code::composeFailed.
[[nodiscard]] base::Result<QByteArray> print(const std::vector<Page>& pages, const Edges& edges, base::Instant issuedAt);

} // namespace sceau::dossier::layout
