#include "review/review.hpp"

#include <algorithm>
#include <set>

namespace sceau::review {

namespace {

/// INDETERMINATE sub-indications that no later look can turn into an acceptance.
bool isRefusal(const std::string& subIndication)
{
    static const std::set<std::string> refusals{"CHAIN_CONSTRAINTS_FAILURE",
                                                "CRYPTO_CONSTRAINTS_FAILURE",
                                                "NO_SIGNING_CERTIFICATE_FOUND",
                                                "NO_CERTIFICATE_CHAIN_FOUND",
                                                "NO_CERTIFICATE_CHAIN_FOUND_NO_POE",
                                                "REVOKED_NO_POE",
                                                "REVOKED_CA_NO_POE",
                                                "SIGNED_DATA_NOT_FOUND"};
    return refusals.contains(subIndication);
}

Verdict verdictOf(const pades::SignatureReport& signature)
{
    switch (signature.indication) {
    case pades::Indication::totalPassed:
        return Verdict::accepted;
    case pades::Indication::totalFailed:
        return Verdict::rejected;
    case pades::Indication::indeterminate:
        break;
    }
    if (signature.subIndication == "TRY_LATER") return Verdict::pending;
    return isRefusal(signature.subIndication) ? Verdict::rejected : Verdict::review;
}

/// From acceptable to not.
int weight(Verdict verdict)
{
    switch (verdict) {
    case Verdict::accepted:
        return 0;
    case Verdict::pending:
        return 1;
    case Verdict::review:
        return 2;
    case Verdict::rejected:
        break;
    }
    return 3;
}

} // namespace

Verdict worse(Verdict a, Verdict b)
{
    return weight(b) > weight(a) ? b : a;
}

Verdict verdictOf(const pades::FileReport& report)
{
    if (report.signatures.empty() || report.status == pades::FileStatus::unreadable) return Verdict::rejected;
    Verdict worst = Verdict::accepted;
    for (const auto& signature : report.signatures) {
        worst = worse(worst, verdictOf(signature));
    }
    return worst;
}

std::string name(Verdict verdict)
{
    switch (verdict) {
    case Verdict::accepted:
        return "ACCEPTED";
    case Verdict::review:
        return "REVIEW";
    case Verdict::pending:
        return "PENDING";
    case Verdict::rejected:
        break;
    }
    return "REJECTED";
}

const pades::SignatureReport* ownSignature(const pades::FileReport& report)
{
    const auto& all = report.signatures;
    const auto own = std::find_if(all.rbegin(), all.rend(), [](const auto& signature) { return !signature.documentTimestamp; });
    return own == all.rend() ? nullptr : &*own;
}

base::Status acceptOwnSignature(const pades::FileReport& report, bool anchored)
{
    const auto refused = [](std::string why) {
        return tl::unexpected(base::Error{base::Code::selfCheckFailed}.at("review").with("reason", std::move(why)));
    };
    const auto* own = ownSignature(report);
    if (own == nullptr) return refused("coverage");
    const bool archived = own->coverage == pades::Coverage::wholeRevision && own->changes == pades::Changes::archival;
    if (own->coverage != pades::Coverage::wholeFile && !archived) return refused("coverage");
    if (!own->intact || own->indication == pades::Indication::totalFailed) return refused(own->subIndication);
    if (own->changes != pades::Changes::none && !archived) return refused(pades::name(own->changes));
    if (own->level.empty()) return refused("level");
    if (anchored && own->chain.empty()) return refused(own->subIndication);
    return {};
}

} // namespace sceau::review
