#pragma once

#include "pki/certificate.hpp"

namespace sceau::pki {

/// Whether the first ESSCertID of a signing-certificate attribute value names this certificate: its hash and, where present,
/// issuer and serial (RFC 5035 § 3). False for a malformed value.
[[nodiscard]] bool essNames(base::BytesView signingCertificateV2, const Certificate& certificate);

/// The same for the first version of the attribute, which knows SHA-1 only (RFC 2634 § 5.4).
[[nodiscard]] bool essV1Names(base::BytesView signingCertificate, const Certificate& certificate);

} // namespace sceau::pki
