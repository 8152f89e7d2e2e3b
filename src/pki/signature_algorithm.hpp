#pragma once

#include "pki/signed_data.hpp"

namespace sceau::pki {

/// "SHA-256"; a dotted OID for an algorithm that we do not know.
[[nodiscard]] std::string digestName(const X509_ALGOR* algorithm);

/// OpenSSL's method of a digest so named; null for one that we do not know.
[[nodiscard]] const EVP_MD* digestMethod(std::string_view name);

/// The digest of bytes by the algorithm so named; empty for one that we do not know.
[[nodiscard]] base::Bytes digestOf(std::string_view name, base::BytesView bytes);

/// The algorithms of a signer, and whether the signature over the signed attributes verifies with the certificate found.
void readSignature(CMS_SignerInfo* info, SignedData& data);

} // namespace sceau::pki
