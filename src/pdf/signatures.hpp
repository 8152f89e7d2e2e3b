#pragma once

#include "pdf/fields.hpp"
#include "pdf/inspection.hpp"

namespace sceau::pdf {

/// Fills `signatures`, `locks`, `emptyFields` and `certification` of an inspection whose revisions are known.
[[nodiscard]] base::Status readSignatures(Document& document, const Limits& limits, Contents contents, Inspection& inspection);

/// /Lock of a field or the parameters of a FieldMDP transform; empty when there is none or it is malformed.
[[nodiscard]] std::optional<FieldLock> lockOf(Document& document, const Dictionary& written);

} // namespace sceau::pdf
