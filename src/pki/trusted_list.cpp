#include "pki/trusted_list.hpp"

#include "pki/chain.hpp"
#include "pki/openssl.hpp"

#include <algorithm>

namespace sceau::pki {

namespace {

using Answer = QualifiedHint::Answer;

constexpr auto issuesQualified = "CA/QC";
constexpr auto compliance = "0.4.0.1862.1.1"; ///< QcCompliance (EN 319 412-5 § 4.2.1)
constexpr auto device = "0.4.0.1862.1.4";     ///< QcSSCD
constexpr auto typeStatement = "0.4.0.1862.1.6";
constexpr auto electronicSignature = "0.4.0.1862.1.6.1";

/// Regulation 910/2014 replaced Directive 1999/93 then, and the lists' words with it.
const base::Instant newLaw = std::chrono::sys_days{std::chrono::year{2016} / 7 / 1};

bool contains(const std::vector<std::string>& all, std::string_view one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

bool isTrusted(const ListedPeriod& period, base::Instant time)
{
    static const std::vector<std::string> before{"undersupervision", "supervisionincessation", "accredited"};
    return period.status == "granted" || (time < newLaw && contains(before, period.status));
}

const ListedPeriod* periodAt(const ListedService& service, base::Instant time)
{
    const auto found =
        std::find_if(service.periods.begin(), service.periods.end(), [&](const ListedPeriod& period) { return period.from <= time; });
    return found == service.periods.end() ? nullptr : &*found;
}

bool issued(const ListedService& service, std::span<const Certificate> chain)
{
    const auto isIssuer = [&](const Certificate& listed) {
        const bool above = std::any_of(chain.begin() + 1, chain.end(), [&](const Certificate& one) { return one == listed; });
        return above || isSignedBy(chain.front(), listed);
    };
    return std::any_of(service.certificates.begin(), service.certificates.end(), isIssuer);
}

std::optional<bool> usageBit(const Certificate& certificate, const std::string& name)
{
    if (!certificate.usage.present) return false;
    if (name == "digitalSignature") return certificate.usage.digitalSignature;
    if (name == "nonRepudiation") return certificate.usage.nonRepudiation;
    if (name == "keyCertSign") return certificate.usage.keyCertSign;
    if (name == "crlSign") return certificate.usage.crlSign;
    return std::nullopt;
}

/// Whether the certificate meets the criteria: yes, no, or nobody can tell.
std::optional<bool> meets(const Certificate& certificate, const ListedCriteria& criteria);

std::vector<std::optional<bool>> eachOf(const Certificate& certificate, const ListedCriteria& criteria)
{
    std::vector<std::optional<bool>> answers;
    for (const auto& bits : criteria.usages) {
        std::optional<bool> all = true;
        for (const auto& bit : bits) {
            const auto stated = usageBit(certificate, bit.name);
            if (!stated) all = std::nullopt;
            if (stated && *stated != bit.value) all = false;
            if (all == false) break;
        }
        answers.push_back(all);
    }
    for (const auto& policies : criteria.policies)
        answers.emplace_back(
            std::all_of(policies.begin(), policies.end(), [&](const auto& policy) { return contains(certificate.policies, policy); }));
    for (const auto& nested : criteria.nested)
        answers.push_back(meets(certificate, nested));
    if (criteria.unknown) answers.emplace_back(std::nullopt);
    return answers;
}

std::optional<bool> meets(const Certificate& certificate, const ListedCriteria& criteria)
{
    const auto answers = eachOf(certificate, criteria);
    const auto has = [&](std::optional<bool> answer) { return std::find(answers.begin(), answers.end(), answer) != answers.end(); };
    const bool open = has(std::nullopt);
    switch (criteria.assert) {
    case ListedCriteria::Assert::all:
        if (has(false)) return false;
        break;
    case ListedCriteria::Assert::atLeastOne:
        if (has(true)) return true;
        return open ? std::nullopt : std::optional(false);
    case ListedCriteria::Assert::none:
        if (has(true)) return false;
        break;
    }
    return open ? std::nullopt : std::optional(true);
}

/// The qualifiers of the elements whose criteria the certificate meets; "unreadableCriteria" where nobody can tell.
std::vector<std::string> qualifiersOn(const Certificate& certificate, const ListedPeriod& period)
{
    std::vector<std::string> qualifiers;
    for (const auto& qualification : period.qualifications) {
        const auto applies = meets(certificate, qualification.criteria);
        if (!applies) qualifiers.emplace_back("unreadableCriteria");
        if (applies.value_or(false)) qualifiers.insert(qualifiers.end(), qualification.qualifiers.begin(), qualification.qualifiers.end());
    }
    return qualifiers;
}

/// Whether QcType, where it is stated, names electronic signatures (EN 319 412-5 § 4.2.3).
bool isForSignatures(const Certificate& certificate)
{
    if (!contains(certificate.qcStatements, typeStatement)) return true;
    const ObjectPointer wanted(OBJ_txt2obj(electronicSignature, 1));
    const auto oid = toDer<i2d_ASN1_OBJECT>(wanted.get());
    const auto x509 = toX509(certificate);
    const int index = X509_get_ext_by_NID(x509.get(), NID_qcStatements, -1);
    const auto value = viewOf(X509_EXTENSION_get_data(X509_get_ext(x509.get(), index)));
    return std::search(value.begin(), value.end(), oid.begin(), oid.end()) != value.end();
}

Answer qualifiedBy(const Certificate& certificate, const ListedPeriod& period, const std::vector<std::string>& qualifiers,
                   base::Instant time, QualifiedHint& hint)
{
    const auto say = [&](Answer answer, std::string reason) {
        hint.reasons.push_back(std::move(reason));
        return answer;
    };
    for (const auto* excluding : {"NotQualified", "QCForESeal", "QCForWSA", "QCForLegalPerson"}) {
        if (contains(qualifiers, excluding)) return say(Answer::no, excluding);
    }
    if (contains(qualifiers, "unreadableCriteria")) return say(Answer::unknown, "unreadableCriteria");
    if (time >= newLaw && !contains(period.additional, "ForeSignatures")) return say(Answer::no, "serviceNotForSignatures");
    if (contains(qualifiers, "QCForESig")) return say(Answer::yes, "QCForESig");
    if (!isForSignatures(certificate)) return say(Answer::no, "qcType");
    if (contains(qualifiers, "QCStatement")) return say(Answer::yes, "QCStatement");
    return contains(certificate.qcStatements, compliance) ? say(Answer::yes, "qcCompliance") : say(Answer::no, "noQcCompliance");
}

Answer deviceBy(const Certificate& certificate, const std::vector<std::string>& qualifiers)
{
    const auto any = [&](std::initializer_list<const char*> names) {
        return std::any_of(names.begin(), names.end(), [&](const char* name) { return contains(qualifiers, name); });
    };
    const bool with = any({"QCWithQSCD", "QCWithSSCD", "QCQSCDManagedOnBehalf"});
    const bool without = any({"QCNoQSCD", "QCNoSSCD"});
    if (with && without) return Answer::unknown;
    if (with) return Answer::yes;
    if (without) return Answer::no;
    if (contains(qualifiers, "unreadableCriteria")) return Answer::unknown;
    return contains(certificate.qcStatements, device) ? Answer::yes : Answer::no; // also for QCQSCDStatusAsInCert
}

QualifiedHint unanswered(std::string reason)
{
    QualifiedHint hint;
    hint.reasons.push_back(std::move(reason));
    return hint;
}

QualifiedHint hintOf(const ListedService& service, const Certificate& certificate, base::Instant time)
{
    QualifiedHint hint;
    hint.service = service.name;
    hint.provider = service.provider;
    const auto* period = periodAt(service, time);
    hint.status = period == nullptr ? std::string() : period->status;
    if (period == nullptr || period->type != issuesQualified || !isTrusted(*period, time)) {
        hint.qualifiedForSignature = hint.device = Answer::no;
        hint.reasons.emplace_back(period == nullptr ? "serviceNotYetListed" : "serviceStatus");
        return hint;
    }
    const auto qualifiers = qualifiersOn(certificate, *period);
    hint.qualifiedForSignature = qualifiedBy(certificate, *period, qualifiers, time, hint);
    hint.device = hint.qualifiedForSignature == Answer::yes ? deviceBy(certificate, qualifiers) : hint.qualifiedForSignature;
    return hint;
}

} // namespace

std::vector<Certificate> anchorsOf(const TrustedList& list)
{
    std::vector<Certificate> anchors;
    for (const auto& service : list.services) {
        const bool everIssued = std::any_of(service.periods.begin(), service.periods.end(),
                                            [](const ListedPeriod& period) { return period.type == issuesQualified; });
        if (!everIssued) continue;
        for (const auto& certificate : service.certificates) {
            if (std::find(anchors.begin(), anchors.end(), certificate) == anchors.end()) anchors.push_back(certificate);
        }
    }
    return anchors;
}

bool isOutOfDate(const TrustedList& list, base::Instant time)
{
    return list.nextUpdate && *list.nextUpdate < time;
}

QualifiedHint hintFor(const TrustedList& list, std::span<const Certificate> chain, base::Instant time)
{
    if (chain.empty()) return unanswered("noCertificate");
    if (isOutOfDate(list, time)) return unanswered("listOutOfDate");
    std::optional<QualifiedHint> best;
    for (const auto& service : list.services) {
        if (!issued(service, chain)) continue;
        auto hint = hintOf(service, chain.front(), time);
        const bool better = !best || (best->qualifiedForSignature != Answer::yes && hint.qualifiedForSignature == Answer::yes);
        if (better) best = std::move(hint);
    }
    return best.value_or(unanswered("serviceNotListed")); // another state's list may name it
}

} // namespace sceau::pki
