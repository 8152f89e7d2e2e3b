#pragma once

#include "pdf/objects.hpp"
#include "pdf/update.hpp"

namespace sceau::pdf {

/// What a signature adds to a document: the objects to write, and the signature value, whose /ByteRange and /Contents are still open.
struct Plan {
    Edits edits;
    Reference signature; ///< number 0: the update has none
    std::string before; ///< the signature dictionary up to /ByteRange and /Contents
    std::string after;  ///< the rest of it
};

/// Field, widget, form, page and catalog for the request. Codes: pdfBroken, pageOutOfRange, fieldLocked.
[[nodiscard]] base::Result<Plan> planSignature(Document& document, const Inspection& inspection, const SignatureRequest& request);

} // namespace sceau::pdf
