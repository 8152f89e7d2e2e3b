#pragma once

#include "pades/signed_document.hpp"
#include "pki/evidence_source.hpp"

namespace sceau::pades {

/// Completes the document's evidence on every signature and time-stamp that stands there, and sorts it by the signature it is for. Each
/// signer's status must be from the time its signature is proven for or later; those of authorities, which speak less often, may be older.
/// Codes: evidenceMissing (facts "which": serial and issuer of each certificate, "what": path, status or laterStatus of the first,
/// "expected": when a later status comes, RFC 3339, "reason": why), cancelled.
[[nodiscard]] base::Result<pdf::SecurityUpdate> gatherEvidence(SignedDocument& document, const std::vector<pki::Certificate>& anchors,
                                                               pki::EvidenceSource& source, std::stop_token stop);

} // namespace sceau::pades
