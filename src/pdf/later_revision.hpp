#pragma once

#include "pdf/document.hpp"

namespace sceau::pdf {

/// What one revision wrote over the one before it.
struct LaterRevision {
    std::uint64_t begin = 0; ///< where the revision before it ends
    std::uint64_t end = 0;
    Section section;
    Dictionary trailer;
    std::vector<std::pair<int, Location>> entries; ///< by number; a number that stands in several subsections has its first place
};

/// Every revision but the oldest, oldest first. Codes: pdfBroken (another number of sections than `revisions`), tooManyObjects.
[[nodiscard]] base::Result<std::vector<LaterRevision>> laterRevisions(const Document& document, const std::vector<Revision>& revisions);

/// Why readers may disagree on what a revision says; empty when they cannot. It is no hybrid; what it lists anew stands within its own
/// bytes; and each of these belongs to an object that it lists, to its cross-reference or to its footer.
[[nodiscard]] std::string misplaced(const LaterRevision& later, Document& before, Document& after);

} // namespace sceau::pdf
