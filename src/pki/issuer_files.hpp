#pragma once

#include "pki/certificate.hpp"

namespace sceau::pki {

/// The certificates of what a caIssuers address gave: one in DER, PEM text, or a certs-only PKCS#7 (RFC 5280 § 4.2.2.1).
/// Those that we cannot read are left out; at most 64. Code::certificateUnreadable when none is left.
[[nodiscard]] base::Result<std::vector<Certificate>> readIssuerFile(base::BytesView bytes);

} // namespace sceau::pki
