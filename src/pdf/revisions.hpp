#pragma once

#include "pdf/document.hpp"

namespace sceau::pdf {

/// The revisions of a file, oldest first: one for each section of the startxref chain, the two sections of a linearized file being one.
/// Each ends where its own "startxref" and %%EOF end. Code::pdfBroken when one has none.
[[nodiscard]] base::Result<std::vector<Revision>> revisionsOf(const Document& document);

} // namespace sceau::pdf
