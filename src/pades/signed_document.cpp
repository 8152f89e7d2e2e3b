#include "pades/signed_document.hpp"

#include "pades/stored_evidence.hpp"
#include "pades/verify_signature.hpp"
#include "pdf/inspection.hpp"
#include "pki/signature_algorithm.hpp"

#include <algorithm>

namespace sceau::pades {

using base::Code;

namespace {

/// A token that proves the time of some bytes, by its own signature; a token that does not is passed over, as a verifier would.
bool proves(const pki::Timestamp& timestamp, base::BytesView bytes)
{
    return timestamp.signatureValid && timestamp.bound && timestamp.usageFit && pki::digestOf(timestamp.digest, bytes) == timestamp.imprint;
}

base::Status readSignature(const pdf::SignatureValue& value, SignedRevision& revision, pki::Evidence& evidence)
{
    auto cms = readCms(value.contents);
    if (!cms) return tl::unexpected(cms.error());
    if (!cms->signerFound) return base::fail(Code::signerCertificateMissing, value.field);
    for (const auto& certificate : cms->certificates)
        pki::add(evidence, certificate);
    for (const auto& token : cms->signatureTimestamps) {
        auto timestamp = pki::readTimestamp(token);
        if (!timestamp || !timestamp->signerFound || !proves(*timestamp, cms->signature)) continue;
        for (const auto& certificate : timestamp->certificates)
            pki::add(evidence, certificate);
        revision.stamps.push_back(std::move(*timestamp));
    }
    revision.signer = std::move(cms->signer);
    return {};
}

base::Status readDocumentTimestamp(const pdf::SignatureValue& value, SignedRevision& revision, pki::Evidence& evidence)
{
    auto timestamp = pki::readTimestamp(value.contents);
    if (!timestamp) return tl::unexpected(timestamp.error());
    if (!timestamp->signerFound) return base::fail(Code::signerCertificateMissing, value.field);
    for (const auto& certificate : timestamp->certificates)
        pki::add(evidence, certificate);
    revision.signer = std::move(timestamp->signer);
    revision.time = timestamp->time;
    return {};
}

/// The time-stamps on a signature itself, then every document time-stamp that covers it: the earliest counts.
void findProof(SignedRevision& revision, const std::vector<SignedRevision>& all)
{
    const auto take = [&](base::Instant time) { revision.provenAt = std::min(time, revision.provenAt.value_or(time)); };
    for (const auto& stamp : revision.stamps)
        take(stamp.time);
    for (const auto& later : all) {
        if (later.documentTimestamp && later.end > revision.end) take(later.time);
    }
}

} // namespace

bool SignedDocument::isTimestamped() const
{
    return std::all_of(revisions.begin(), revisions.end(),
                       [](const SignedRevision& revision) { return revision.documentTimestamp || revision.provenAt; });
}

base::Result<SignedDocument> readSigned(pdf::Document& document, const pdf::Limits& limits)
{
    const auto inspection = pdf::inspect(document, limits, pdf::Contents::read);
    if (!inspection) return tl::unexpected(inspection.error());
    SignedDocument found;
    found.size = inspection->size;
    for (const auto& value : inspection->signatures) {
        SignedRevision revision;
        revision.key = pdf::validationKey(value.contents);
        revision.documentTimestamp = isDocumentTimestamp(value);
        if (value.byteRange) revision.end = (*value.byteRange)[2] + (*value.byteRange)[3];
        auto read = revision.documentTimestamp ? readDocumentTimestamp(value, revision, found.evidence)
                                               : readSignature(value, revision, found.evidence);
        if (!read) return tl::unexpected(read.error());
        found.revisions.push_back(std::move(revision));
    }
    if (std::all_of(found.revisions.begin(), found.revisions.end(), [](const SignedRevision& r) { return r.documentTimestamp; }))
        return base::fail(Code::noSignature, "augment");
    auto store = pdf::readSecurityStore(document);
    if (!store) return tl::unexpected(store.error());
    found.stored = std::move(*store);
    pki::add(found.evidence, asEvidence(found.stored));
    for (auto& revision : found.revisions)
        findProof(revision, found.revisions);
    return found;
}

} // namespace sceau::pades
