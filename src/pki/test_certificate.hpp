#pragma once

#include "pki/test_authority.hpp"

#include <string>
#include <vector>

namespace sceau::pki {

/// Everything a made-up certificate states, also what no authority would issue.
struct CertificateDraft {
    struct Attribute {
        int type; ///< OpenSSL's NID
        std::string value;
    };
    struct Extension {
        int type;          ///< OpenSSL's NID
        std::string value; ///< as in OpenSSL's configuration files; "DER:3003…" for raw bytes
        bool critical = false;
    };
    std::vector<Attribute> subject;
    std::vector<Extension> extensions;
    TestProfile::Key key = TestProfile::Key::rsa2048;
    base::Instant notBefore{};
    base::Instant notAfter{};
    std::string digest = "SHA256";
    const TestIdentity* issuer = nullptr;    ///< nullptr: self-signed
    const base::Bytes* privateKey = nullptr; ///< PKCS#8 DER to use again; nullptr: a new key
};

/// Code::internal with OpenSSL's reason when the draft cannot be encoded.
[[nodiscard]] base::Result<TestIdentity> makeCertificate(const CertificateDraft& draft);

} // namespace sceau::pki
