#include "review/listed.hpp"

#include "renewal/window.hpp"

namespace sceau::review {

namespace {

using Answer = pki::QualifiedHint::Answer;

std::string keyOf(const pki::QualifiedHint& hint)
{
    if (hint.qualifiedForSignature == Answer::no) return "listed.no";
    if (hint.qualifiedForSignature == Answer::unknown) return "listed.unknown";
    return hint.device == Answer::yes ? "listed.qualified" : "listed.certificate";
}

base::Facts factsOf(const pki::QualifiedHint& hint, const pades::SignatureReport& signature, base::Instant time)
{
    base::Facts facts{{"field", signature.field}, {"date", renewal::formatDate(renewal::parisDate(time))}};
    if (signature.signer) facts.emplace("name", signature.signer->commonName);
    if (!hint.service.empty()) facts.emplace("service", hint.service);
    if (!hint.status.empty()) facts.emplace("status", hint.status);
    if (!hint.reasons.empty()) facts.emplace("reason", hint.reasons.front());
    return facts;
}

} // namespace

void addHints(FileReview& review, const pki::TrustedList& list, base::Instant at)
{
    for (const auto& signature : review.report.signatures) {
        if (signature.documentTimestamp || signature.chain.empty()) continue;
        const auto proven = base::parseRfc3339(signature.provenTime);
        const auto time = proven ? *proven : at;
        const auto hint = pki::hintFor(list, signature.chain, time);
        review.findings.push_back({keyOf(hint), factsOf(hint, signature, time), Verdict::accepted});
    }
}

} // namespace sceau::review
