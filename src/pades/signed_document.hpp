#pragma once

#include "pades/cms.hpp"
#include "pades/level.hpp"
#include "pdf/document.hpp"
#include "pdf/inspect.hpp"
#include "pdf/security_store.hpp"
#include "pki/evidence.hpp"

namespace sceau::pades {

/// One signature or document time-stamp and what proves when it was there.
struct SignedRevision {
    std::string key; ///< of its /VRI entry
    bool documentTimestamp = false;
    pki::Certificate signer;               ///< of the signature, or of the time-stamping authority
    base::Instant time{};                  ///< of a document time-stamp
    std::vector<pki::Timestamp> stamps;    ///< over the signature's value
    std::optional<base::Instant> provenAt; ///< the earliest time-stamp over it, its own or a later document time-stamp
    bool mayBeOlder = false;               ///< its signer's status may be from before `provenAt`: it is not signed yet
    std::uint64_t end = 0;                 ///< of the bytes it covers
};

/// A document's signatures as far as raising their level is concerned; what is intact is the verifier's to say.
struct SignedDocument {
    std::vector<SignedRevision> revisions; ///< oldest first
    pki::Evidence evidence;                ///< of the DSS, and the certificates of all signatures and tokens
    pdf::SecurityStore stored;             ///< of the DSS alone
    std::uint64_t size = 0;

    [[nodiscard]] bool isTimestamped() const; ///< each signature has a proof of its time
};

/// Codes: noSignature, cmsMalformed, timestampMalformed, signerCertificateMissing, those of inspect().
[[nodiscard]] base::Result<SignedDocument> readSigned(pdf::Document& document, const pdf::Limits& limits);

} // namespace sceau::pades
