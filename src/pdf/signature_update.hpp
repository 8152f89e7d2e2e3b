#pragma once

#include "pdf/document.hpp"

namespace sceau::pdf {

/// Whether everything between two revisions of a file is one new signature: a field in the form, its widget on one page, its place in
/// /Perms when it certifies. Stricter than changesAfter(), which allows what a form or an archive may receive. Returns what else there
/// is, for support ("object 12"); nothing when there is nothing else.
[[nodiscard]] std::string beyondOneSignature(Document& before, Document& after);

} // namespace sceau::pdf
