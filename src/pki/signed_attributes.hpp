#pragma once

#include "pki/signed_data.hpp"

namespace sceau::pki {

/// How often an attribute stands among the signed ones.
[[nodiscard]] int countOfSigned(const CMS_SignerInfo* info, const ASN1_OBJECT* type);

/// Content type, message digest and the signer's identifier. Code::cmsMalformed when one of the first two is missing, repeated, of
/// another type, or not about the content (RFC 5652 § 11).
[[nodiscard]] base::Status readSignedAttributes(const CMS_SignerInfo* info, const ASN1_OBJECT* contentType, SignedData& data);

} // namespace sceau::pki
