#pragma once

#include "pki/evidence.hpp"

#include <optional>
#include <string>

namespace sceau::pki {

/// How something was signed, in AlgorithmUse's words; dotted OIDs for what we do not know.
struct SignatureNames {
    std::string digest;
    std::string signature;
};

/// What one authority said of one certificate at one time.
struct RevocationStatus {
    enum class State { good, revoked, unknown }; ///< unknown: a responder that does not know the certificate; never good
    enum class Kind { ocsp, crl };

    State state = State::unknown;
    Kind kind = Kind::ocsp;
    std::optional<base::Instant> revokedAt; ///< when revoked
    std::string reason;         ///< CRLReason's name (RFC 5280 § 5.3.1): "keyCompromise", "certificateHold"; empty when not stated
    base::Instant thisUpdate{}; ///< the state is known to be right at this time
    base::Instant producedAt{}; ///< when it was signed; a CRL's thisUpdate
    std::optional<base::Instant> nextUpdate;
    std::optional<base::Instant> keepsExpiredSince; ///< archiveCutoff, expiredCertsOnCRL: certificates that expired later are still stated
    bool certificateKnown = false;                  ///< certHash: the responder has seen this very certificate (ISIS-MTT SigG)
    base::Bytes der;                                ///< the whole response or list
    SignatureNames signedWith;
    Certificate issuer;             ///< who signed it: the authority itself or its delegated responder
    std::vector<Certificate> chain; ///< of a delegated responder: itself first, the authority last; else empty
    bool issuerNeedsStatus = false; ///< a delegated responder without id-pkix-ocsp-nocheck: its own status counts (RFC 6960 § 4.2.2.2.1)
};

/// Newest first: by thisUpdate, then producedAt.
struct Statements {
    std::vector<RevocationStatus> found;
    std::vector<base::Error>
        refused; ///< Code::revocationUnknown, facts "kind" (ocsp, crl) and "reason"; what speaks of others is not in here
};

/// Everything that `evidence` says of `certificate`, issued by `issuer`: each statement's form, signature, authority and scope verified
/// (RFC 6960 § 3.2, RFC 5280 § 6.3.3), but neither its freshness nor the validity of its signer at a time: the caller knows which time.
/// A responder is the issuer, or a certificate with id-kp-OCSPSigning that the issuer's key signed; never `certificate` itself.
/// Delta and indirect CRLs, and lists for some reasons only, are refused.
[[nodiscard]] Statements statementsOn(const Certificate& certificate, const Certificate& issuer, const Evidence& evidence);

/// Whether the issuer says that no status will ever be given: validity-assured short-term (EN 319 412-1 § 5.2).
[[nodiscard]] bool needsNoStatus(const Certificate& certificate);

/// Whether the status says something at `time`: made no later than it, and its nextUpdate not passed. Clocks differ by up to five minutes.
[[nodiscard]] bool isCurrent(const RevocationStatus& status, base::Instant time);

} // namespace sceau::pki
