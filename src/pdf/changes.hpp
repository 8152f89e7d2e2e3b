#pragma once

#include "pdf/inspection.hpp"

namespace sceau::pdf {

/// What later revisions did to a signed one, from harmless to not. Anything that is not proven harmless is forbidden.
enum class Change { none, archival, formFilling, annotations, forbidden };

struct Difference {
    Change change = Change::forbidden;
    std::string reason; ///< what was not harmless, for support: "object 12"; empty otherwise
};

/// Compares the document as it stood at `signedEnd`, the end of one of its revisions, with what it is now, object by object.
/// `inspection` is that of `document`.
[[nodiscard]] Difference changesAfter(Document& document, const Inspection& inspection, std::uint64_t signedEnd);

} // namespace sceau::pdf
