#pragma once

#include "pdf/objects.hpp"

namespace sceau::pdf {

/// Says in the catalog that the document uses ETSI's extension of PDF 1.7 for what an archive adds: /Extensions /ESIC and, where the
/// file says less, /Version 1.7. Other developers' extensions stay; PDF 2.0 needs none of it. Code::pdfBroken.
[[nodiscard]] base::Status declareEsic(Document& document, Edits& edits);

} // namespace sceau::pdf
