#include "review/listed.hpp"

#include "pki/chain.hpp"
#include "renewal/window.hpp"

#include <algorithm>
#include <map>

namespace sceau::review {

namespace {

using Answer = pki::QualifiedHint::Answer;

/// What a person is told for each reason.
const std::map<std::string, std::string>& sentences()
{
    static const std::map<std::string, std::string> keys{
        {"NotQualified", "listed.no.excluded"},
        {"QCForESeal", "listed.no.use"},
        {"QCForWSA", "listed.no.use"},
        {"QCForLegalPerson", "listed.no.use"},
        {"serviceNotForSignatures", "listed.no.use"},
        {"qcType", "listed.no.use"},
        {"noQcCompliance", "listed.no.statement"},
        {"serviceStatus", "listed.no.status"},
        {"serviceNotYetListed", "listed.no.status"},
        {"unreadableCriteria", "listed.unknown.criteria"},
        {"listOutOfDate", "listed.unknown.outdated"},
        {"serviceNotListed", "listed.unknown.service"},
    };
    return keys;
}

std::string keyOf(const pki::QualifiedHint& hint)
{
    if (hint.qualifiedForSignature == Answer::yes) return hint.device == Answer::yes ? "listed.qualified" : "listed.certificate";
    const auto known = hint.reasons.empty() ? sentences().end() : sentences().find(hint.reasons.front());
    return known == sentences().end() ? "listed.unknown.service" : known->second;
}

/// What the first list says that knows the service, else what the first says.
pki::QualifiedHint hintFor(const std::vector<pki::TrustedList>& lists, const std::vector<pki::Certificate>& chain, base::Instant time)
{
    std::optional<pki::QualifiedHint> first;
    for (const auto& list : lists) {
        auto hint = pki::hintFor(list, chain, time);
        if (!hint.service.empty()) return hint;
        if (!first) first = std::move(hint);
    }
    return first.value_or(pki::QualifiedHint{});
}

/// Whether the path ends in somebody who is believed whatever lists say.
bool isBelievedAnyway(const std::vector<pki::Certificate>& chain, const std::vector<pki::Certificate>& anchors)
{
    return std::any_of(anchors.begin(), anchors.end(), [&](const pki::Certificate& anchor) {
        return std::find(chain.begin(), chain.end(), anchor) != chain.end() || pki::isSignedBy(chain.back(), anchor);
    });
}

base::Facts factsOf(const pki::QualifiedHint& hint, const pades::SignatureReport& signature, base::Instant time)
{
    base::Facts facts{{"field", signature.field}, {"date", renewal::formatDate(renewal::parisDate(time))}};
    if (signature.signer) facts.emplace("name", signature.signer->commonName);
    if (!hint.service.empty()) facts.emplace("service", hint.service);
    if (!hint.status.empty()) facts.emplace("status", hint.status);
    return facts;
}

} // namespace

std::vector<pki::Certificate> believedBy(const Listed& listed)
{
    auto all = listed.anchors;
    for (const auto& list : listed.lists) {
        const auto services = pki::isOutOfDate(list, listed.at) ? std::vector<pki::Certificate>() : pki::anchorsOf(list);
        all.insert(all.end(), services.begin(), services.end());
    }
    return all;
}

void addHints(FileReview& review, const Listed& listed)
{
    if (listed.lists.empty()) return;
    for (const auto& signature : review.report.signatures) {
        if (signature.documentTimestamp || signature.chain.empty()) continue;
        const auto proven = base::parseRfc3339(signature.provenTime);
        const auto time = proven ? *proven : listed.at;
        const auto hint = hintFor(listed.lists, signature.chain, time);
        const auto key = keyOf(hint);
        const bool distrusted = key == "listed.no.status" && !isBelievedAnyway(signature.chain, listed.anchors);
        const auto weight = distrusted ? Verdict::review : Verdict::accepted;
        review.verdict = worse(review.verdict, weight);
        review.findings.push_back({key, factsOf(hint, signature, time), weight});
    }
}

} // namespace sceau::review
