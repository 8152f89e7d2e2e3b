#pragma once

#include "pdf/document.hpp"

#include <functional>
#include <map>

namespace sceau::pdf {

/// Which objects of a document refer to the objects of interest, once per mention; 0 is the trailer.
using Mentions = std::map<Reference, std::vector<int>>;

/// Reads every object of the document once, those of one object stream together. More than a thousand mentions of one object are
/// not kept. Codes: pdfBroken, fileUnreadable.
[[nodiscard]] base::Result<Mentions> mentionsIn(Document& document, const std::function<bool(Reference)>& isOfInterest);

} // namespace sceau::pdf
