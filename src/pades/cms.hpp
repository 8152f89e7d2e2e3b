#pragma once

#include "pki/signed_data.hpp"
#include "pki/signer.hpp"
#include "pki/timestamp.hpp"

#include <optional>
#include <span>

/// CAdES signatures inside PDF (EN 319 122-1, EN 319 142-1): exactly one SignerInfo, detached, no signing-time attribute.
namespace sceau::pades {

/// A detached CMS SignedData over content whose digest is given; calls signer.sign once. Certificates: the signer's and its chain.
/// Signed attributes: content-type, message-digest, signing-certificate-v2. Codes: those of the signer, mechanismUnsupported, internal.
[[nodiscard]] base::Result<base::Bytes> buildCms(pki::Signer& signer, pki::Digest algorithm, pki::Scheme scheme,
                                                 base::BytesView contentDigest);

/// The same CMS with a signature-time-stamp, over the signature value, among its unsigned attributes (EN 319 122-1 § 5.3).
/// Code::internal.
[[nodiscard]] base::Result<base::Bytes> withTimestamp(base::BytesView cms, const pki::Timestamp& timestamp);

/// What a CMS says, read under strict rules; `problems` lists what departs from B1–B9.
struct CmsContent : pki::SignedData {
    bool signingTimePresent = false;
    bool commitmentPresent = false; ///< commitment-type-indication: excludes /Reason (B8)
    bool policyPresent = false;     ///< signature-policy-identifier: excludes /Reason (B8)
    bool encapsulated = false;
    bool signatureTimestamp = false;              ///< a signature-time-stamp, of whatever type
    std::vector<base::Bytes> signatureTimestamps; ///< the tokens: DER, not judged; what is no SEQUENCE is left out
};

/// `contents` with its padding of zeros. Code::cmsMalformed.
[[nodiscard]] base::Result<CmsContent> readCms(base::BytesView contents);

/// The digest of a range pair in the algorithm the CMS names; for the verifier's one pass over the file.
[[nodiscard]] std::optional<pki::Digest> digestNamed(std::string_view name);

} // namespace sceau::pades
