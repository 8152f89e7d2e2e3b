#pragma once

#include "base/clock.hpp"
#include "dossier/layout/pieces.hpp"
#include "dossier/layout/typography.hpp"

#include <QByteArray>
#include <string>

namespace sceau::dossier::layout
{

/// An A4 sheet.
namespace sheet
{
constexpr qreal width = 595.0_pt;
constexpr qreal height = 842.0_pt;
constexpr qreal side = 79.0_pt; ///< 28 mm
constexpr qreal top = 84.0_pt;
constexpr qreal bottom = 84.0_pt;
constexpr qreal textWidth = width - 2 * side;
constexpr qreal textHeight = height - top - bottom;
} // namespace sheet

/// What stands at the edges of every page, and in the reader's title bar.
struct Margins {
    std::string title;
    std::string dossier;
    std::string page; ///< pattern with {page} and {pages}
    std::string specimen;
    std::string notice; ///< what kind of portal this is not for real; may be empty
    std::string initials;
};

/// Pages as a PDF/A-1b file whose dates are `issuedAt`. Code::composeFailed.
[[nodiscard]] base::Result<QByteArray> print(const std::vector<Page>& pages, const Margins& margins, base::Instant issuedAt);

} // namespace sceau::dossier::layout
