#pragma once

#include "pdf/document.hpp"

#include <functional>

namespace sceau::pdf {

/// A signature field of the form, with what it inherits.
struct Field {
    Reference reference;
    std::string name; ///< fully qualified, UTF-8
    Dictionary dictionary;
    std::string value; ///< /V as written, empty when unsigned
};

using FieldVisitor = std::function<base::Status(const Field&)>;

/// Visits every signature field of /AcroForm /Fields. Each object is visited once, however the tree loops; strict types.
/// Codes: pdfBroken (depth, cycles, types), and the visitor's own.
[[nodiscard]] base::Status forEachSignatureField(Document& document, const Dictionary& form, const FieldVisitor& visit);

/// /AcroForm of the catalog; an empty dictionary when there is none.
[[nodiscard]] base::Result<Dictionary> formOf(Document& document);

} // namespace sceau::pdf
