#pragma once

#include "pdf/security_store.hpp"

namespace sceau::pdf {

/// The streams that an array of the store refers to, decoded.
struct StoredStreams {
    std::map<base::Bytes, Reference> streams;
    std::vector<base::Bytes> inOrder;
};

/// Reads the streams of a document security store under one limit for all of them.
class StreamReader {
public:
    explicit StreamReader(Document& document) : document_(document) {}

    /// `array` is absent, an array of references, or a reference to one. Codes: pdfBroken, fileUnreadable.
    [[nodiscard]] base::Status read(std::string_view array, StoredStreams& found);

private:
    [[nodiscard]] base::Result<base::Bytes> decoded(Reference reference);

    Document& document_;
    std::size_t left_ = 64U * 1024 * 1024; ///< bytes
    int streams_ = 4'096;
};

} // namespace sceau::pdf
