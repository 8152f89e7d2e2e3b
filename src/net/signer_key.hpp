#pragma once

#include "pki/openssl.hpp"
#include "pki/signer.hpp"

namespace sceau::net {

/// A private key of OpenSSL whose signatures `signer`, which outlives it, makes: for TLS, which asks for nothing but signatures. It is one
/// of a small provider, since the older ways (RSA_METHOD) would want a PSS signature as a bare RSA operation, which no Signer offers. Null
/// when the certificate holds a key of another type than RSA or EC.
[[nodiscard]] pki::KeyPointer keyThatSigns(pki::Signer& signer);

} // namespace sceau::net
