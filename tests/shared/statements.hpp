#pragma once

#include "pki/test_certificate.hpp"

#include <optional>
#include <string>
#include <vector>

/// OCSP responses and CRLs as no real authority would make them: for what `openssl ocsp` and `openssl ca` cannot do.
namespace sceau::test {

/// One answer of a responder.
struct OcspDraft {
    enum class State { good, revoked, unknown };

    const pki::TestIdentity* signer = nullptr;
    State state = State::good;
    base::Instant thisUpdate{};
    std::optional<base::Instant> nextUpdate;
    std::optional<base::Instant> producedAt; ///< empty: thisUpdate
    base::Instant revokedAt{};
    std::string digest = "SHA1"; ///< of the CertID
    bool namedByKey = false;
    bool withCertificate = true; ///< the signer's
    base::Bytes nonce;
    std::string criticalExtension; ///< of the answer: a dotted OID
    std::string certHashOf;        ///< the bytes whose SHA-256 the answer states as the certificate's
};

[[nodiscard]] base::Bytes makeOcsp(const pki::Certificate& certificate, const pki::Certificate& issuer, const OcspDraft& draft);

/// A response without an answer: "tryLater" is 3 (RFC 6960 § 4.2.1).
[[nodiscard]] base::Bytes makeOcspError(int status);

struct CrlDraft {
    struct Extension {
        std::string type; ///< dotted OID
        std::string der;  ///< in hexadecimal
        bool critical = false;
    };
    struct Entry {
        std::string serial; ///< hexadecimal, as Certificate::serial
        base::Instant revokedAt{};
        std::vector<Extension> extensions;
    };

    const pki::TestIdentity* issuer = nullptr;
    base::Instant thisUpdate{};
    std::optional<base::Instant> nextUpdate;
    std::vector<Entry> entries;
    std::vector<Extension> extensions;
};

[[nodiscard]] base::Bytes makeCrl(const CrlDraft& draft);

/// The value of an extension that holds these bytes as a URI in an issuing distribution point (RFC 5280 § 5.2.5).
[[nodiscard]] std::string scopeWithPoint(const std::string& url);

} // namespace sceau::test
