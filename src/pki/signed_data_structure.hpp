#pragma once

#include "pki/certificate.hpp"

#include <vector>

namespace sceau::pki {

/// Whether the parts of a DER CMS that no signature covers say what its signed parts imply: versions, digest algorithms, the signer's
/// identifier (RFC 5652 §§ 5.1, 5.3). What nobody signed shall not be free for anyone to alter.
[[nodiscard]] bool isConsistent(base::BytesView cms, const Certificate* signer);

/// False when a certificate was not signed by the one beside it that bears its issuer's name: it was altered, or planted.
[[nodiscard]] bool areConsistent(const std::vector<Certificate>& certificates);

} // namespace sceau::pki
