#pragma once

#include "pki/certificate.hpp"

namespace sceau::pki {

/// A time-stamp token (RFC 3161 § 2.4.2), read under strict rules; whether its authority is believed is not judged here.
struct Timestamp {
    base::Bytes der;      ///< the token without what follows it
    base::Instant time{}; ///< genTime, in whole seconds (a fraction is dropped)
    std::string digest;   ///< of the message imprint, "SHA-256"; a dotted OID for one that we do not know
    base::Bytes imprint;  ///< what was shown to the authority
    std::string policy;   ///< dotted OID
    base::Bytes nonce;    ///< big-endian, empty when absent
    std::string serial;   ///< of the token, upper-case hexadecimal
    bool signerFound = false;
    Certificate signer;                    ///< the authority's unit, when its certificate is in the token
    std::vector<Certificate> certificates; ///< of the token
    std::string signatureDigest, algorithm;
    bool signatureValid = false; ///< over the signed attributes, TSTInfo's digest among them
    bool bound = false;          ///< ESSCertID(v2) names the signer (RFC 3161 § 2.4.2, RFC 5816)
    bool usageFit = false;       ///< extendedKeyUsage critical and only timeStamping (RFC 3161 § 2.3)
    std::vector<base::Code> problems;
};

/// A token that nothing but zeros may follow. Code::timestampMalformed: also for an unknown critical extension, a version other than 1, a
/// time without seconds or not in UTC, an imprint of another size than its algorithm's.
[[nodiscard]] base::Result<Timestamp> readTimestamp(base::BytesView token);

} // namespace sceau::pki
