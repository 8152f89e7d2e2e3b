#pragma once

#include "pades/cms.hpp"
#include "pades/timestamp_standing.hpp"
#include "pdf/inspect.hpp"

namespace sceau::pades {

/// What is known of one signature before it is judged.
struct Evidence {
    const pdf::SignatureValue* value = nullptr;
    std::optional<CmsContent> cms;           ///< empty when it could not be read; of a document time-stamp: as far as it is a signature
    std::optional<pki::Timestamp> timestamp; ///< of a document time-stamp
    std::optional<base::Error> refusal;      ///< why not
    base::Bytes digest;                      ///< of the byte range, in the algorithm of the CMS
    bool rangeSound = false;                 ///< the gap is exactly this signature's /Contents, inside the file
    Coverage coverage = Coverage::partial;
    Changes changes = Changes::forbidden;
    std::string changeReason; ///< what was changed, for support
};

/// Whether /ByteRange is exactly [0, begin of the token of /Contents, its end, up to at most the end of the file].
[[nodiscard]] bool isSound(const pdf::SignatureValue& value, std::uint64_t fileSize);

/// Where the bytes that a sound range covers end.
[[nodiscard]] std::uint64_t signedEnd(const Evidence& evidence);

/// ETSI.CAdES.detached, and what others write that is built alike and no baseline: adbe.pkcs7.detached, PBAD.PAdES (ICP-Brasil).
[[nodiscard]] bool isSupported(const pdf::SignatureValue& value);
[[nodiscard]] bool isDocumentTimestamp(const pdf::SignatureValue& value);

/// The building blocks of EN 319 102-1 § 5.3 in order: format, cryptography, signing certificate, acceptance, path.
[[nodiscard]] SignatureReport judgeSignature(const Evidence& evidence, const Making& making, const Grounds& grounds);
/// The same of a document time-stamp (§ 5.4).
[[nodiscard]] SignatureReport judgeDocumentTimestamp(const Evidence& evidence, const Making& making, const Grounds& grounds);

/// /M as RFC 3339 in UTC; empty when it is no date with a time and an offset.
[[nodiscard]] std::string claimedTime(const std::string& pdfDate);

} // namespace sceau::pades
