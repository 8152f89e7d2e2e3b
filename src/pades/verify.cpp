#include "pades/verify.hpp"

#include "pades/judging.hpp"
#include "pades/verify_digests.hpp"
#include "pdf/changes.hpp"
#include "pdf/inspection.hpp"

#include <algorithm>

namespace sceau::pades {

namespace {

using base::Code;

ReportMessage messageOf(const base::Error& error)
{
    auto facts = error.facts;
    if (!error.where.empty()) facts.emplace("where", error.where);
    return {error.code, facts};
}

Changes changesOf(pdf::Change change)
{
    switch (change) {
    case pdf::Change::none:
        return Changes::none;
    case pdf::Change::archival:
        return Changes::archival;
    case pdf::Change::formFilling:
        return Changes::formFilling;
    case pdf::Change::annotations:
        return Changes::annotations;
    case pdf::Change::forbidden:
        break;
    }
    return Changes::forbidden;
}

/// A document time-stamp as far as it is a signature over a byte range.
CmsContent asSignature(const pki::Timestamp& timestamp)
{
    CmsContent content;
    content.signer = timestamp.signer;
    content.signerFound = timestamp.signerFound;
    content.certificates = timestamp.certificates;
    content.digest = timestamp.digest;
    content.algorithm = timestamp.algorithm;
    content.messageDigest = timestamp.imprint;
    content.essPresent = true;
    content.essMatches = timestamp.bound;
    content.signatureValid = timestamp.signatureValid;
    return content;
}

void readContents(const pdf::SignatureValue& value, Evidence& evidence)
{
    if (isDocumentTimestamp(value)) {
        auto timestamp = pki::readTimestamp(value.contents);
        if (!timestamp) return void(evidence.refusal = timestamp.error());
        evidence.cms = asSignature(*timestamp);
        evidence.timestamp = std::move(*timestamp);
    } else {
        auto cms = readCms(value.contents);
        if (!cms) return void(evidence.refusal = cms.error());
        evidence.cms = std::move(*cms);
    }
}

/// Everything about one file that its signatures are judged by.
class Verification {
public:
    Verification(pdf::Document& document, const pdf::Inspection& inspection, const VerifyOptions& options)
        : document_(document), inspection_(inspection), options_(options), laterChanges_(document, inspection)
    {
    }

    base::Result<std::vector<SignatureReport>> run(std::stop_token stop, const base::Progress& progress)
    {
        for (const auto& value : inspection_.signatures)
            evidence_.push_back(structureOf(value));
        if (auto hashed = hash(stop, progress); !hashed) return tl::unexpected(hashed.error());
        for (auto& evidence : evidence_) {
            if (stop.stop_requested()) return base::fail(Code::cancelled, "verify");
            compare(evidence);
        }
        return judgeAll(evidence_, document_, options_, std::move(stop));
    }

private:
    Evidence structureOf(const pdf::SignatureValue& value) const
    {
        Evidence evidence;
        evidence.value = &value;
        evidence.rangeSound = isSound(value, inspection_.size);
        evidence.coverage = coverageOf(evidence);
        readContents(value, evidence);
        return evidence;
    }

    Coverage coverageOf(const Evidence& evidence) const
    {
        if (!evidence.rangeSound) return Coverage::partial;
        const auto end = signedEnd(evidence);
        if (end == inspection_.size) return Coverage::wholeFile;
        const auto& revisions = inspection_.revisions;
        const bool atRevision = std::any_of(revisions.begin(), revisions.end(), [&](const pdf::Revision& r) { return r.end == end; });
        return atRevision ? Coverage::wholeRevision : Coverage::partial;
    }

    base::Status hash(std::stop_token stop, const base::Progress& progress)
    {
        RangeDigests digests;
        std::vector<std::pair<Evidence*, std::size_t>> wanted;
        for (auto& evidence : evidence_) {
            if (!evidence.rangeSound || !evidence.cms) continue;
            wanted.emplace_back(&evidence, digests.add(evidence.cms->digest, *evidence.value->byteRange));
        }
        if (auto done = digests.run(document_.file(), stop, progress); !done) return done;
        if (auto same = document_.file().unchanged(); !same) return same;
        for (const auto& [evidence, index] : wanted)
            evidence->digest = digests.digest(index);
        return {};
    }

    /// Nothing after the signed bytes, or a later revision that was read and found harmless.
    void compare(Evidence& evidence)
    {
        if (evidence.coverage == Coverage::wholeFile) {
            evidence.changes = Changes::none;
        } else if (evidence.coverage == Coverage::wholeRevision) {
            const auto difference = laterChanges_.after(signedEnd(evidence));
            evidence.changes = changesOf(difference.change);
            evidence.changeReason = difference.reason;
        }
    }

    pdf::Document& document_;
    const pdf::Inspection& inspection_;
    const VerifyOptions& options_;
    std::vector<Evidence> evidence_;
    pdf::LaterChanges laterChanges_;
};

FileStatus statusOf(const std::vector<SignatureReport>& signatures)
{
    if (signatures.empty()) return FileStatus::noSignature;
    const auto any = [&](Indication wanted) {
        return std::any_of(signatures.begin(), signatures.end(), [&](const SignatureReport& s) { return s.indication == wanted; });
    };
    if (any(Indication::totalFailed)) return FileStatus::totalFailed;
    return any(Indication::indeterminate) ? FileStatus::indeterminate : FileStatus::totalPassed;
}

base::Result<std::vector<SignatureReport>> signaturesOf(const std::filesystem::path& file, const VerifyOptions& options,
                                                        std::stop_token stop, const base::Progress& progress)
{
    const pdf::Limits limits;
    auto document = pdf::Document::open(file, limits);
    if (!document) return tl::unexpected(document.error());
    if (document->encrypted()) {
        if (auto unlocked = document->unlock(options.password); !unlocked) return tl::unexpected(unlocked.error());
    }
    const auto inspection = pdf::inspect(*document, limits, pdf::Contents::read);
    if (!inspection) return tl::unexpected(inspection.error());
    return Verification(*document, *inspection, options).run(stop, progress);
}

} // namespace

FileReport verify(const std::filesystem::path& file, const VerifyOptions& options, std::stop_token stop, const base::Progress& progress)
{
    const auto start = std::chrono::steady_clock::now();
    FileReport report;
    report.file = file;
    auto signatures = signaturesOf(file, options, stop, progress);
    if (signatures) {
        report.status = statusOf(*signatures);
        report.signatures = std::move(*signatures);
    } else {
        report.messages.push_back(messageOf(signatures.error()));
    }
    if (report.status == FileStatus::noSignature) report.messages.push_back({Code::noSignature, {}});
    report.elapsedMs = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count();
    return report;
}

} // namespace sceau::pades
