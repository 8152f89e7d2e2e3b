#pragma once

#include "renewal/eligibility.hpp"
#include "review/file_review.hpp"

namespace sceau::review {

/// A dossier as a portal issued it.
struct IssuedFacts {
    std::string id; ///< "TEST-425490-1"
    int version = 1;
    std::uint64_t size = 0;
    std::string sha256; ///< lower-case hexadecimal
};

/// What a portal knows of one order for the certificate that signed.
struct OrderFacts {
    renewal::Order order;
    std::optional<renewal::DirectoryEntry> entry;
    std::optional<IssuedFacts> issued;
    std::optional<int> earlierRenewals;
    std::optional<base::Error> problem; ///< what the portal could not say
};

/// What the portal answered; nothing was asked when `kind` is empty.
struct PortalAnswer {
    std::optional<renewal::PortalKind> kind;
    std::vector<OrderFacts> orders;
};

/// The policy `dossier`: what ETSI asks, and one signature of our profile, nothing but archival evidence after it, no permission to
/// annotate; R8 and R9; and with a portal, an order that is paid, the dossier as it was issued and nothing but a signature added to it, its
/// number in the text that was signed, the holder as in the directory (R4, R5, R7). What was not compared is said, and never accepted.
[[nodiscard]] FileReview reviewDossier(VerifiedFile verified, const PortalAnswer& answer, base::Instant now,
                                       const renewal::Limits& limits = {});

/// The certificate whose order answers for the file: that of its one signature.
[[nodiscard]] const pki::Certificate* signerOf(const pades::FileReport& report);

} // namespace sceau::review
