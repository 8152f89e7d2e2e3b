#pragma once

#include "base/progress.hpp"
#include "pades/level.hpp"
#include "pdf/inspect.hpp"
#include "pki/evidence_source.hpp"
#include "pki/timestamp_client.hpp"

namespace sceau::pades {

/// Whom a level above B-B needs; all of them outlive the call.
struct Authorities {
    pki::TimestampClient* timestamps = nullptr; ///< B-T and B-LTA
    pki::EvidenceSource* evidence = nullptr;    ///< B-LT and B-LTA
    std::vector<pki::Certificate> anchors;      ///< where the paths that evidence is gathered for end
};

struct AugmentOptions {
    Level level = Level::archival;
    Authorities authorities;
    bool force = false;
    pdf::Limits limits;
};

struct Augmented {
    Level before = Level::basic;
    Level after = Level::basic; ///< never below `before`
    int timestamps = 0;         ///< document time-stamps added
    int evidence = 0;           ///< certificates, CRLs and OCSP responses added
    std::uint64_t size = 0;
};

/// Raises every signature of a document to a level, by incremental updates that appear in one file or not at all:
/// B-T: a document time-stamp where a signature has no proof of its time. B-LT: what proves the path of each signer and time-stamping
/// authority, in the DSS. B-LTA: a document time-stamp over all that; done again, it renews it (evidence on the last time-stamp first).
/// A document that has the level already (but for a renewal) is copied as it is.
/// Codes: noSignature, the verifier's for a signature that is not intact, signerExpired (too late to prove its time),
/// evidenceMissing (facts "what", "which", "expected"), those of TimestampClient::stamp(), pdf::storeSecurity() and
/// pdf::prepareSignature(), cancelled.
[[nodiscard]] base::Result<Augmented> augment(const std::filesystem::path& input, const std::filesystem::path& output,
                                              const AugmentOptions& options, std::stop_token stop = {},
                                              const base::Progress& progress = {});

/// Whether a signature with this certificate would reach a level now, before its key is used: a time-stamping authority answers, and
/// its path and the status of each certificate on it can be had. Nothing is asked for B-B.
/// Stages: stage.ask-timestamp, stage.ask-evidence. Codes: evidenceMissing, certificateRevoked, those of TimestampClient::answers(),
/// cancelled.
[[nodiscard]] base::Status canReach(Level level, const pki::Certificate& signer, const std::vector<pki::Certificate>& chain,
                                    const Authorities& authorities, std::stop_token stop = {}, const base::Progress& progress = {});

/// The level that all the signatures of a document have reached (SignatureReport::reached): no authority is asked.
/// Codes: noSignature, the verifier's for a signature that is not intact, those of inspect().
[[nodiscard]] base::Result<Level> levelOf(const std::filesystem::path& file, const std::vector<pki::Certificate>& anchors,
                                          std::stop_token stop = {});

} // namespace sceau::pades
