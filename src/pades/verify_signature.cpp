#include "pades/verify_signature.hpp"

#include "pades/judgement.hpp"
#include "pki/algorithm_dates.hpp"
#include "renewal/window.hpp"

#include <algorithm>

namespace sceau::pades {

namespace {

using base::Code;

void describe(const Evidence& evidence, SignatureReport& report)
{
    const auto& value = *evidence.value;
    report.field = value.field;
    report.documentTimestamp = isDocumentTimestamp(value);
    report.subFilter = value.subFilter;
    report.certification = value.certification;
    report.claimedTime = claimedTime(value.time);
    report.coverage = evidence.coverage;
    report.changes = evidence.changes;
    if (!evidence.cms) return;
    report.digest = evidence.cms->digest;
    report.algorithm = evidence.cms->algorithm;
    if (evidence.cms->signerFound) report.signer = evidence.cms->signer;
}

/// FC: what cannot be processed is refused, never guessed at.
void checkFormat(const Evidence& evidence, Judgement& judgement)
{
    const auto& value = *evidence.value;
    if (!evidence.rangeSound) judgement.failed("FORMAT_FAILURE", Code::byteRangeInvalid);
    if (value.reused) judgement.failed("FORMAT_FAILURE", Code::signatureReused);
    if (!isSupported(value)) judgement.failed("FORMAT_FAILURE", Code::subFilterUnsupported, {{"subFilter", value.subFilter}});
    if (!value.type.empty() && value.type != "Sig") judgement.failed("FORMAT_FAILURE", Code::outsideBaseline, {{"what", value.type}});
    if (evidence.refusal) judgement.failed("FORMAT_FAILURE", evidence.refusal->code, {{"reason", evidence.refusal->where}});
    if (evidence.cms && evidence.cms->encapsulated) judgement.failed("FORMAT_FAILURE", Code::cmsMalformed, {{"reason", "encapsulated"}});
}

/// CV, then ISC: which certificate signed is only worth asking of bytes that are intact.
void checkCryptography(const Evidence& evidence, SignatureReport& report, Judgement& judgement)
{
    if (!evidence.cms) return;
    const auto& cms = *evidence.cms;
    const bool sameDigest = !evidence.digest.empty() && evidence.digest == cms.messageDigest;
    const bool bound = !cms.essPresent || cms.essMatches;
    report.intact = evidence.rangeSound && sameDigest && cms.signatureValid && bound && judgement.clean();
    if (evidence.rangeSound && !sameDigest) judgement.failed("HASH_FAILURE", Code::digestMismatch);
    if (!cms.signerFound) {
        judgement.indeterminate("NO_SIGNING_CERTIFICATE_FOUND", Code::signerCertificateMissing);
        return;
    }
    if (!cms.signatureValid) judgement.failed("SIG_CRYPTO_FAILURE", Code::signatureInvalid);
    if (!bound) judgement.indeterminate("NO_SIGNING_CERTIFICATE_FOUND", Code::signingCertificateMismatch);
}

void checkCoverage(const Evidence& evidence, Judgement& judgement)
{
    if (evidence.coverage == Coverage::partial) judgement.failed("FORMAT_FAILURE", Code::coveragePartial);
    if (evidence.changes == Changes::forbidden)
        judgement.failed("FORMAT_FAILURE", Code::changedAfterSignature, {{"reason", evidence.changeReason}});
}

void take(const Standing& standing, SignatureReport& report, Judgement& judgement)
{
    report.chain = standing.chain;
    if (standing.goodUntil) report.statusTime = base::rfc3339(*standing.goodUntil);
    if (!standing.why) return;
    const auto& [code, facts] = *standing.why;
    if (standing.indication == Indication::totalFailed) return judgement.failed(standing.subIndication, code, facts);
    judgement.indeterminate(standing.subIndication, code, facts);
}

/// XCV, at the time of the signature as far as it is proven.
void checkPath(const CmsContent& cms, const Making& making, const Grounds& grounds, SignatureReport& report, Judgement& judgement)
{
    const auto standing = standingOf(cms.signer, cms.certificates, making, grounds);
    take(standing, report, judgement);
    if (making.proven) {
        report.provenTime = base::rfc3339(making.notAfter);
        judgement.note(Code::existenceProven, {{"date", renewal::formatInstant(making.notAfter)}});
    }
    const bool passed = standing.indication == Indication::totalPassed;
    if (passed && standing.goodUntil) judgement.note(Code::notRevoked, {{"date", renewal::formatInstant(*standing.goodUntil)}});
}

/// Algorithms by date. A signature is no older than its signer's certificate: a shorter life than that cannot be excused by an older proof.
void checkAlgorithm(const CmsContent& cms, const Making& making, Judgement& judgement)
{
    const auto until = pki::reliableUntil({cms.digest, cms.algorithm, cms.signer.keyType, cms.signer.keyBits});
    if (!until || making.notAfter < *until) return;
    if (*until <= cms.signer.notBefore) {
        return judgement.indeterminate("CRYPTO_CONSTRAINTS_FAILURE", Code::algorithmWeak, {{"algorithm", cms.digest}});
    }
    const auto date = renewal::formatDate(renewal::parisDate(*until));
    judgement.indeterminate("CRYPTO_CONSTRAINTS_FAILURE_NO_POE", Code::algorithmExpired, {{"algorithm", cms.algorithm}, {"date", date}});
}

void checkUsage(const CmsContent& cms, Judgement& judgement)
{
    const auto& usage = cms.signer.usage;
    if (!usage.present || usage.nonRepudiation) return;
    if (usage.digitalSignature) return judgement.note(Code::keyUsageUnfit, {{"usage", "digitalSignature"}});
    judgement.indeterminate("CHAIN_CONSTRAINTS_FAILURE", Code::keyUsageUnfit);
}

void checkTimestampFormat(const Evidence& evidence, Judgement& judgement)
{
    const auto& value = *evidence.value;
    if (!evidence.rangeSound) judgement.failed("FORMAT_FAILURE", Code::byteRangeInvalid);
    if (value.reused) judgement.failed("FORMAT_FAILURE", Code::signatureReused);
    if (value.subFilter != "ETSI.RFC3161") judgement.failed("FORMAT_FAILURE", Code::subFilterUnsupported, {{"subFilter", value.subFilter}});
    if (evidence.refusal) judgement.failed("FORMAT_FAILURE", evidence.refusal->code, {{"reason", evidence.refusal->where}});
}

/// SAV: B1–B9 of EN 319 142-1 § 6.3.
bool isBaseline(const Evidence& evidence)
{
    const auto& value = *evidence.value;
    const auto& cms = *evidence.cms;
    const bool dictionary = value.type == "Sig" && value.filter == "Adobe.PPKLite" && value.subFilter == "ETSI.CAdES.detached"
                            && !value.hasCert && !claimedTime(value.time).empty();
    const bool reasonAlone = value.reason.empty() || (!cms.commitmentPresent && !cms.policyPresent);
    return dictionary && reasonAlone && cms.essPresent && cms.essMatches && cms.problems.empty() && !cms.encapsulated;
}

void checkAcceptance(const Evidence& evidence, SignatureReport& report, Judgement& judgement)
{
    const auto& cms = *evidence.cms;
    if (!cms.essPresent) judgement.indeterminate("SIG_CONSTRAINTS_FAILURE", Code::outsideBaseline, {{"what", "signing-certificate-v2"}});
    if (!isBaseline(evidence)) return judgement.note(Code::outsideBaseline);
    if (report.intact && report.coverage != Coverage::partial) report.level = "B-B";
}

} // namespace

bool isSound(const pdf::SignatureValue& value, std::uint64_t fileSize)
{
    if (!value.byteRange || value.contentsBegin == 0 || value.contents.empty()) return false;
    const auto& [first, firstSize, second, secondSize] = *value.byteRange;
    if (first != 0 || firstSize != value.contentsBegin || second != value.contentsEnd) return false;
    return second <= fileSize && secondSize <= fileSize - second && secondSize > 0;
}

std::uint64_t signedEnd(const Evidence& evidence)
{
    const auto& range = *evidence.value->byteRange;
    return range[2] + range[3];
}

bool isSupported(const pdf::SignatureValue& value)
{
    const auto& name = value.subFilter;
    return name == "ETSI.CAdES.detached" || name == "adbe.pkcs7.detached" || name == "PBAD.PAdES";
}

bool isDocumentTimestamp(const pdf::SignatureValue& value)
{
    return value.type == "DocTimeStamp" || value.subFilter == "ETSI.RFC3161";
}

SignatureReport judgeSignature(const Evidence& evidence, const Making& making, const Grounds& grounds)
{
    SignatureReport report;
    Judgement judgement(report);
    describe(evidence, report);
    checkFormat(evidence, judgement);
    checkCryptography(evidence, report, judgement);
    checkCoverage(evidence, judgement);
    if (!evidence.cms) return report;

    checkAcceptance(evidence, report, judgement);
    if (!evidence.cms->signerFound) return report;
    checkAlgorithm(*evidence.cms, making, judgement);
    checkUsage(*evidence.cms, judgement);
    checkPath(*evidence.cms, making, grounds, report, judgement);
    judgement.passUnlessConcluded();
    return report;
}

SignatureReport judgeDocumentTimestamp(const Evidence& evidence, const Making& making, const Grounds& grounds)
{
    SignatureReport report;
    Judgement judgement(report);
    describe(evidence, report);
    checkTimestampFormat(evidence, judgement);
    checkCryptography(evidence, report, judgement);
    checkCoverage(evidence, judgement);
    if (!evidence.timestamp) return report;

    report.claimedTime = base::rfc3339(evidence.timestamp->time);
    if (!evidence.timestamp->signerFound) return report;
    const auto standing = standingOf(*evidence.timestamp, making, grounds);
    take(standing, report, judgement);
    judgement.passUnlessConcluded();
    if (report.indication == Indication::totalPassed) report.provenTime = report.claimedTime;
    return report;
}

} // namespace sceau::pades
