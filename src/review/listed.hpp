#pragma once

#include "pki/trusted_list.hpp"
#include "review/file_review.hpp"

namespace sceau::review {

/// Adds what a trusted list says of each signer when the signature was made, as far as that is proven, else at `at`: a hint beside the
/// verdict, never part of it.
void addHints(FileReview& review, const pki::TrustedList& list, base::Instant at);

} // namespace sceau::review
