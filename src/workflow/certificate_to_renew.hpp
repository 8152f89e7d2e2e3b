#pragma once

#include "renewal/eligibility.hpp"
#include "token/types.hpp"

/// What a key alone says of the certificate that a renewal is about.
namespace sceau::workflow {

/// The one fit to sign, else the only one that was made to sign, so that rules can say what is wrong with it.
/// Codes: noCertificate, noSigningCertificate, severalSigningCertificates.
[[nodiscard]] base::Result<std::size_t> certificateToRenew(const token::Token& token, base::Instant now,
                                                           const renewal::Limits& limits = {});

} // namespace sceau::workflow
