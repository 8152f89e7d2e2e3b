#pragma once

#include "pdf/document.hpp"

namespace sceau::pdf {

/// Whether the bytes of /Contents are wanted: a signer has no use for them, and memory.
enum class Contents { read, skip };

/// inspect() of a document that is open already.
[[nodiscard]] base::Result<Inspection> inspect(Document& document, const Limits& limits, Contents contents);

/// The error with the fact "file", unless it has one.
[[nodiscard]] base::Error naming(const std::filesystem::path& file, base::Error error);

/// Code::pdfBroken unless every entry in use leads to its object: a viewer would repair such a file, and refuse the signature then.
[[nodiscard]] base::Status checkPlaces(const Document& document);

} // namespace sceau::pdf
