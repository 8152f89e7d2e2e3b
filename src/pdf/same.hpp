#pragma once

#include "pdf/document.hpp"

namespace sceau::pdf {

/// Whether two values say the same: dictionaries whatever the order of their keys, numbers and strings whatever their notation.
[[nodiscard]] bool sameValue(std::string_view a, std::string_view b);

/// Whether an object is the same in two documents, its stream's stored bytes included.
[[nodiscard]] base::Result<bool> sameObject(Document& a, Document& b, Reference reference);

} // namespace sceau::pdf
