#pragma once

#include "pki/certificate.hpp"

#include <optional>

namespace sceau::pki {

/// How something was signed: the digest and the signature as SignedData names them, the key as its certificate states it.
struct AlgorithmUse {
    std::string digest;    ///< "SHA-256"
    std::string signature; ///< "RSA PKCS#1 v1.5", "RSASSA-PSS", "ECDSA"; empty: the digest alone is asked about
    KeyType key = KeyType::other;
    int bits = 0;
};

/// Until when signatures made so are a proof (ETSI TS 119 312 v1.5.1): the earliest end of digest, scheme and key size.
/// Empty: no end is known. The epoch: never, as for an algorithm that the table does not know or a key that does not fit the scheme.
[[nodiscard]] std::optional<base::Instant> reliableUntil(const AlgorithmUse& use);

/// Whether it was reliable at `at`; the end itself is outside.
[[nodiscard]] bool reliable(const AlgorithmUse& use, base::Instant at);

} // namespace sceau::pki
