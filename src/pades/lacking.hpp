#pragma once

#include "pki/evidence_source.hpp"

namespace sceau::pades {

/// When the status of a certificate must have been given. Authorities speak less often than signers sign: theirs may be from before.
enum class Status { ofAnyTime, afterUse };

/// A certificate whose key was used at a time, and what is asked of it.
struct Use {
    const pki::Certificate& certificate;
    base::Instant time{};
    Status status = Status::afterUse;
};

/// pki::collectEvidence() for one certificate, without the lacks that do no harm. Code::cancelled.
[[nodiscard]] base::Result<std::vector<pki::Lack>> lackingFor(const Use& use, pki::Evidence& evidence,
                                                              std::span<const pki::Certificate> anchors, pki::EvidenceSource& source,
                                                              std::stop_token stop, pki::IssuerAllowance* allowance = nullptr);

/// The same with nobody to ask: whether `evidence` alone proves the path and its status.
[[nodiscard]] bool lacksNothing(const Use& use, pki::Evidence evidence, std::span<const pki::Certificate> anchors);

} // namespace sceau::pades
