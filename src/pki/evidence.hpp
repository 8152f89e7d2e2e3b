#pragma once

#include "pki/certificate.hpp"

#include <vector>

namespace sceau::pki {

/// What certification authorities said, as bytes that others may check again: what a DSS holds (EN 319 142-1 § 5.4.2.2).
/// Nothing in here is trusted: statementsOn() reads it.
struct Evidence {
    std::vector<Certificate> certificates;
    std::vector<base::Bytes> ocsps; ///< DER OCSPResponse (RFC 6960 § 4.2.1)
    std::vector<base::Bytes> crls;  ///< DER CertificateList (RFC 5280 § 5.1)
};

/// Each adds what is not there yet.
void add(Evidence& evidence, const Certificate& certificate);
void add(Evidence& evidence, const Evidence& more);

} // namespace sceau::pki
