#include "pades/verify_signature.hpp"

#include "pki/chain.hpp"
#include "renewal/window.hpp"

#include <algorithm>

namespace sceau::pades {

namespace {

using base::Code;

/// Collects what is wrong. A failure is never replaced by a lesser one, nor by a later one of its kind.
class Judgement {
public:
    explicit Judgement(SignatureReport& report) : report_(report) {}

    void failed(const std::string& subIndication, Code code, const base::Facts& facts = {})
    {
        conclude(Indication::totalFailed, subIndication);
        note(code, facts);
    }
    void indeterminate(const std::string& subIndication, Code code, const base::Facts& facts = {})
    {
        conclude(Indication::indeterminate, subIndication);
        note(code, facts);
    }
    void note(Code code, const base::Facts& facts = {}) { report_.messages.push_back({code, facts}); }
    [[nodiscard]] bool clean() const { return !concluded_; }

private:
    void conclude(Indication indication, const std::string& subIndication)
    {
        const bool worse = indication == Indication::totalFailed && report_.indication != Indication::totalFailed;
        if (concluded_ && !worse) return;
        concluded_ = true;
        report_.indication = indication;
        report_.subIndication = subIndication;
    }

    SignatureReport& report_;
    bool concluded_ = false;
};

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

std::string subIndicationOf(Code code)
{
    switch (code) {
    case Code::signerExpired:
    case Code::signerNotYetValid:
        return "OUT_OF_BOUNDS_NO_POE";
    case Code::algorithmWeak:
        return "CRYPTO_CONSTRAINTS_FAILURE";
    default:
        return "NO_CERTIFICATE_CHAIN_FOUND";
    }
}

/// The path at the signer's own time, for a report that can still name it when the certificate has ended meanwhile.
std::vector<pki::Certificate> pathWhenValid(const CmsContent& cms, const VerifyOptions& options)
{
    auto chain = pki::buildChain(cms.signer, cms.certificates, options.anchors, cms.signer.notAfter);
    return chain ? std::move(chain->certificates) : std::vector<pki::Certificate>();
}

/// XCV. A path without fresh revocation data proves nothing yet.
void checkPath(const CmsContent& cms, const VerifyOptions& options, SignatureReport& report, Judgement& judgement)
{
    auto chain = pki::buildChain(cms.signer, cms.certificates, options.anchors, options.at);
    if (!chain) {
        const auto code = chain.error().code;
        if (code == Code::signerExpired) report.chain = pathWhenValid(cms, options);
        auto facts = chain.error().facts;
        const auto limit = code == Code::signerNotYetValid ? cms.signer.notBefore : cms.signer.notAfter;
        facts.emplace("date", renewal::formatDate(renewal::parisDate(limit)));
        judgement.indeterminate(subIndicationOf(code), code, facts);
        return;
    }
    report.chain = std::move(chain->certificates);
    judgement.indeterminate("TRY_LATER", Code::revocationUnknown);
}

void checkUsage(const CmsContent& cms, Judgement& judgement)
{
    const auto& usage = cms.signer.usage;
    if (!usage.present || usage.nonRepudiation) return;
    if (usage.digitalSignature) return judgement.note(Code::keyUsageUnfit, {{"usage", "digitalSignature"}});
    judgement.indeterminate("CHAIN_CONSTRAINTS_FAILURE", Code::keyUsageUnfit);
}

/// Whether a document time-stamp is intact; who made it, and when, is not judged yet.
void checkTimestamp(const Evidence& evidence, SignatureReport& report, Judgement& judgement)
{
    if (!evidence.rangeSound) judgement.failed("FORMAT_FAILURE", Code::byteRangeInvalid);
    if (evidence.value->reused) judgement.failed("FORMAT_FAILURE", Code::signatureReused);
    if (evidence.value->subFilter != "ETSI.RFC3161") judgement.failed("FORMAT_FAILURE", Code::subFilterUnsupported);
    if (evidence.refusal) judgement.failed("FORMAT_FAILURE", evidence.refusal->code, {{"reason", evidence.refusal->where}});
    checkCryptography(evidence, report, judgement);
    checkCoverage(evidence, judgement);
    judgement.indeterminate("", Code::notJudged, {{"what", "DocTimeStamp"}});
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
    const auto& problems = cms.problems;
    if (std::find(problems.begin(), problems.end(), Code::algorithmWeak) != problems.end()) {
        judgement.indeterminate("CRYPTO_CONSTRAINTS_FAILURE", Code::algorithmWeak, {{"algorithm", cms.digest}});
    }
    const bool cades = evidence.value->subFilter == "ETSI.CAdES.detached";
    if (cades && !cms.essPresent)
        judgement.indeterminate("SIG_CONSTRAINTS_FAILURE", Code::outsideBaseline, {{"what", "signing-certificate-v2"}});
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

bool isSupported(const pdf::SignatureValue& value)
{
    return value.subFilter == "ETSI.CAdES.detached" || value.subFilter == "adbe.pkcs7.detached";
}

bool isDocumentTimestamp(const pdf::SignatureValue& value)
{
    return value.type == "DocTimeStamp" || value.subFilter == "ETSI.RFC3161";
}

SignatureReport judge(const Evidence& evidence, const VerifyOptions& options)
{
    SignatureReport report;
    Judgement judgement(report);
    describe(evidence, report);
    if (report.documentTimestamp) {
        checkTimestamp(evidence, report, judgement);
        return report;
    }
    checkFormat(evidence, judgement);
    checkCryptography(evidence, report, judgement);
    checkCoverage(evidence, judgement);
    if (!evidence.cms) return report;

    checkAcceptance(evidence, report, judgement);
    if (!evidence.cms->signerFound) return report;
    checkUsage(*evidence.cms, judgement);
    checkPath(*evidence.cms, options, report, judgement);
    return report;
}

} // namespace sceau::pades
