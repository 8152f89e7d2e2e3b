#pragma once

#include "pdf/document.hpp"

namespace sceau::review {

/// How the pages of a revision are read without what annotations show on them.
struct PlainPages {
    std::uint64_t end = 0; ///< the file as it was signed: so many of its first bytes
    base::Bytes update;    ///< which, appended to them, takes every annotation away; empty when there is none
};

/// Whatever object could be a page loses its /Annots, named by the page tree or not. Empty for an encrypted file, one of more than 20 000
/// objects or with an object that cannot be read.
[[nodiscard]] std::optional<PlainPages> plainPages(const pdf::Document& document, std::uint64_t end);

} // namespace sceau::review
