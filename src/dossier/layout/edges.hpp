#pragma once

#include "dossier/layout/wording.hpp"
#include "renewal/types.hpp"

#include <QString>

namespace sceau::dossier::layout {

/// What stands at the edges of every page, and in the reader's title bar.
struct Edges {
    QString title;
    QString dossier;
    QString specimen;
    QString notice; ///< that this portal is not a real one; empty when it is
    QString initials;
    std::vector<QString> numbers; ///< "page 1/4", one a page
};

/// Code::composeFailed when a text is missing or cannot be printed.
[[nodiscard]] base::Result<Edges> edgesOf(const Wording& wording, const Fields& facts, renewal::PortalKind portal, std::size_t pages);

} // namespace sceau::dossier::layout
