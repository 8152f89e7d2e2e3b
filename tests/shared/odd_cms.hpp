#pragma once

#include "pki/test_authority.hpp"

#include <optional>

namespace sceau::test {

/// A CMS as a careless or hostile program would write it: every departure from the baseline is one member.
struct OddCms {
    const pki::TestIdentity* signer = nullptr; ///< of an RSA key
    base::Bytes messageDigest;
    const char* digest = "SHA256";
    const char* contentType = "1.2.840.113549.1.7.1"; ///< the attribute's; id-data
    std::optional<base::Bytes> encapsulated;          ///< content inside
    const char* encapsulatedType = nullptr;           ///< dotted OID; nullptr: id-data
    const pki::Certificate* essOf = nullptr;          ///< nullptr: the signer's
    enum class Ess { none, first, second, both } ess = Ess::second;
    bool signingTime = false;
    bool messageDigestTwice = false;
    bool withoutMessageDigest = false;
    bool withoutSignerCertificate = false;
    int signerInfos = 1;
    std::vector<pki::Certificate> others;
    bool breakSignature = false;
};

/// Its DER, signed over whatever it says.
[[nodiscard]] base::Bytes make(const OddCms& odd);

/// SHA-256 of bytes.
[[nodiscard]] base::Bytes sha256(base::BytesView bytes);

} // namespace sceau::test
