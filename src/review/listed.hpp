#pragma once

#include "pki/trusted_list.hpp"
#include "review/file_review.hpp"

namespace sceau::review {

/// Trusted lists, and who is believed whatever they say.
struct Listed {
    std::vector<pki::TrustedList> lists;
    std::vector<pki::Certificate> anchors; ///< believed anyway
    base::Instant at{};                    ///< counts for a signature of which nothing proves when it was made
};

/// The anchors, and the services that are believed because of the lists: none of a list whose next update is past.
[[nodiscard]] std::vector<pki::Certificate> believedBy(const Listed& listed);

/// Adds what the lists say of each signer when the signature was made, as far as that is proven: a hint beside the verdict. It is part of
/// it in one case: a signer that is believed for nothing but a service that was not trusted then is worth a person's look.
void addHints(FileReview& review, const Listed& listed);

} // namespace sceau::review
