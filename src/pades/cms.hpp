#pragma once

#include "pki/signer.hpp"

#include <optional>
#include <span>

/// CAdES signatures inside PDF (EN 319 122-1, EN 319 142-1): exactly one SignerInfo, detached, no signing-time attribute.
namespace sceau::pades {

/// A detached CMS SignedData over content whose digest is given; calls signer.sign once. Certificates: the signer's and its chain.
/// Signed attributes: content-type, message-digest, signing-certificate-v2. Codes: those of the signer, mechanismUnsupported, internal.
[[nodiscard]] base::Result<base::Bytes> buildCms(pki::Signer& signer, pki::Digest algorithm, pki::Scheme scheme,
                                                 base::BytesView contentDigest);

/// What a CMS says, read under strict rules; `problems` lists what departs from B1–B9.
struct CmsContent {
    pki::Certificate signer;
    bool signerFound = false;
    std::vector<pki::Certificate> certificates;
    std::string digest;    ///< "SHA-256"
    std::string algorithm; ///< "RSA PKCS#1 v1.5", "RSASSA-PSS", "ECDSA"
    base::Bytes messageDigest;
    bool essPresent = false;
    bool essMatches = false;
    bool signatureValid = false; ///< over the signed attributes, with the signer's public key
    bool signingTimePresent = false;
    bool commitmentPresent = false; ///< commitment-type-indication: excludes /Reason (B8)
    bool policyPresent = false;     ///< signature-policy-identifier: excludes /Reason (B8)
    bool signatureTimestamp = false;
    bool encapsulated = false;
    bool der = false;     ///< false: encodings that only BER allows
    std::size_t size = 0; ///< of the encoding, padding apart
    std::vector<base::Code> problems;
};

/// `contents` with its padding of zeros. Code::cmsMalformed.
[[nodiscard]] base::Result<CmsContent> readCms(base::BytesView contents);

/// The RFC 3161 token of a document time-stamp: `digest` and `messageDigest` are those of its message imprint. Code::cmsMalformed.
[[nodiscard]] base::Result<CmsContent> readTimestamp(base::BytesView contents);

/// The digest of a range pair in the algorithm the CMS names; for the verifier's one pass over the file.
[[nodiscard]] std::optional<pki::Digest> digestNamed(std::string_view name);

} // namespace sceau::pades
