#pragma once

#include "pki/openssl.hpp"
#include "pki/signer.hpp"

namespace sceau::pki {

[[nodiscard]] const EVP_MD* digestMethod(Digest digest);

/// Sets padding, digest, mask generation and salt of a context that is ready to sign or verify a digest.
[[nodiscard]] base::Status setScheme(EVP_PKEY_CTX* context, Scheme scheme, Digest algorithm);

/// The signature of a digest with a private key that OpenSSL holds. Codes: mechanismUnsupported, keyFailed.
[[nodiscard]] base::Result<base::Bytes> signDigest(EVP_PKEY* key, Scheme scheme, Digest algorithm, base::BytesView digest);

/// Whether a signature of a digest verifies with the certificate's key.
[[nodiscard]] bool verifyDigest(const Certificate& certificate, Scheme scheme, Digest algorithm, base::BytesView digest,
                                base::BytesView signature);

} // namespace sceau::pki
