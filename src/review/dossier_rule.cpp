#include "review/dossier_rule.hpp"

#include <algorithm>

namespace sceau::review {
namespace {

using base::Code;
using renewal::Outcome;
using renewal::Rule;

std::vector<const pades::SignatureReport*> signaturesIn(const pades::FileReport& report)
{
    std::vector<const pades::SignatureReport*> found;
    for (const auto& signature : report.signatures) {
        if (!signature.documentTimestamp) found.push_back(&signature);
    }
    return found;
}

renewal::RevocationStatus statusOf(const pades::SignatureReport& signature)
{
    if (signature.subIndication.starts_with("REVOKED")) return renewal::RevocationStatus::revoked;
    if (signature.indication == pades::Indication::totalPassed) return renewal::RevocationStatus::good;
    return renewal::RevocationStatus::unknown;
}

/// Collects what the rules say of one file.
class DossierRule {
public:
    DossierRule(const VerifiedFile& verified, const PortalAnswer& answer, base::Instant now, const renewal::Limits& limits)
        : verified_(verified), answer_(answer), now_(now), limits_(limits)
    {
    }

    std::vector<Finding> judge()
    {
        const auto signatures = signaturesIn(verified_.report);
        if (signatures.empty()) return {}; // said already
        if (signatures.size() > 1) note(Code::dossierSignatures, {{"count", std::to_string(signatures.size())}});
        for (const auto* signature : signatures)
            checkSignature(*signature);
        if (signatures.size() == 1 && signatures.front()->signer) checkDossier(*signatures.front());
        return std::move(findings_);
    }

private:
    void note(Code code, const base::Facts& facts = {}, Verdict weight = Verdict::rejected)
    {
        findings_.push_back({base::name(code), facts, weight});
    }

    void checkSignature(const pades::SignatureReport& signature)
    {
        const bool more = signature.changes == pades::Changes::formFilling || signature.changes == pades::Changes::annotations;
        if (more) note(Code::dossierChanged, {{"changes", pades::name(signature.changes)}});
        if (signature.certification == 3) note(Code::dossierPermission, {{"permission", "3"}});
        if (signature.subFilter != "ETSI.CAdES.detached" || signature.level.empty())
            note(Code::dossierProfile, {{"subFilter", signature.subFilter}, {"level", signature.level}}, Verdict::review);
    }

    void checkDossier(const pades::SignatureReport& signature)
    {
        checkProcessing(signature);
        if (!answer_.kind) return note(Code::dossierNotCompared, {}, Verdict::review);
        if (answer_.orders.empty()) return note(Code::dossierUnknown);
        const auto& facts = orderOf();
        if (facts.problem) note(facts.problem->code, facts.problem->facts);
        checkOrder(facts.order);
        checkIssued(facts);
        if (facts.issued) checkText(facts.issued->id);
        checkHolder(signature, facts);
    }

    /// R8 and R9.
    void checkProcessing(const pades::SignatureReport& signature)
    {
        const bool proven = !signature.provenTime.empty();
        const auto at = base::parseRfc3339(proven ? signature.provenTime : signature.claimedTime);
        if (!at) return findings_.push_back({"proof.noTime", {}, Verdict::review});
        const bool waits = signature.subIndication == "TRY_LATER";
        const renewal::Processing processing{now_, *at, proven, statusOf(signature)};
        for (const auto& verdict : renewal::decideProcessing(*signature.signer, processing, limits_))
            take(verdict, waits && verdict.rule == Rule::r9 ? Verdict::pending : Verdict::review);
    }

    /// What the rules of the renewal say, beyond that it is in order.
    void take(const renewal::RuleVerdict& verdict, Verdict whenUnknown)
    {
        if (verdict.outcome == Outcome::pass) return;
        const auto weight = verdict.outcome == Outcome::fail   ? Verdict::rejected
                            : verdict.outcome == Outcome::warn ? Verdict::accepted
                                                               : whenUnknown;
        findings_.push_back({verdict.code, verdict.facts, weight});
    }

    /// The file as it was issued, when its first bytes are that.
    [[nodiscard]] const EarlierFile* issuedBytes(const OrderFacts& facts) const
    {
        if (!facts.issued) return nullptr;
        const auto& earlier = verified_.look.earlier;
        const auto same = std::find_if(earlier.begin(), earlier.end(), [&](const EarlierFile& file) {
            return file.size == facts.issued->size && file.sha256 == facts.issued->sha256;
        });
        return same == earlier.end() ? nullptr : &*same;
    }

    /// The order whose dossier this is, else one that stands, else any.
    [[nodiscard]] const OrderFacts& orderOf() const
    {
        const auto& orders = answer_.orders;
        auto found = std::find_if(orders.begin(), orders.end(), [this](const OrderFacts& facts) { return issuedBytes(facts) != nullptr; });
        if (found == orders.end()) {
            found = std::find_if(orders.begin(), orders.end(),
                                 [](const OrderFacts& facts) { return facts.order.step != renewal::OrderStep::cancelled; });
        }
        return found == orders.end() ? orders.front() : *found;
    }

    void checkOrder(const renewal::Order& order)
    {
        const base::Facts facts{{"order", order.number}};
        if (order.step == renewal::OrderStep::cancelled) return note(Code::orderCancelled, facts);
        if (order.step == renewal::OrderStep::created) note(Code::orderUnpaid, facts);
    }

    void checkIssued(const OrderFacts& facts)
    {
        if (!facts.issued) {
            if (!facts.problem) note(Code::dossierNotIssued, {{"order", facts.order.number}});
            return;
        }
        const auto& issued = *facts.issued;
        const auto* bytes = issuedBytes(facts);
        if (!bytes) return note(Code::dossierNotAsIssued, {{"dossier", issued.id}});
        if (!bytes->beyond.empty()) return note(Code::dossierExtended, {{"dossier", issued.id}, {"reason", bytes->beyond}});
        findings_.push_back({"dossier.asIssued", {{"dossier", issued.id}, {"version", std::to_string(issued.version)}}, Verdict::accepted});
    }

    /// What the pages that were signed say of the dossier themselves.
    void checkText(const std::string& id)
    {
        const auto& text = verified_.look.text;
        if (!text || !text->readable) return findings_.push_back({"dossier.textUnread", {{"dossier", id}}, Verdict::review});
        const auto& numbers = text->numbers;
        const auto other = std::find_if(numbers.begin(), numbers.end(),
                                        [&](const std::string& number) { return number != id && ofOnePortal(number, id); });
        base::Facts facts{{"dossier", id}};
        if (other != numbers.end()) facts["other"] = *other;
        const bool named = std::find(numbers.begin(), numbers.end(), id) != numbers.end();
        if (!named) return note(Code::dossierOther, facts);
        if (other != numbers.end()) findings_.push_back({"dossier.severalNumbers", facts, Verdict::review});
    }

    /// R4, R5, R7: the others ask for the day of signing (R8) or for revocation (R9).
    void checkHolder(const pades::SignatureReport& signature, const OrderFacts& facts)
    {
        renewal::Circumstances circumstances;
        circumstances.now = now_;
        circumstances.certificate = &*signature.signer;
        circumstances.hasKey = pki::HasKey::yes; // it signed
        circumstances.entry = facts.entry;
        circumstances.earlierRenewals = facts.earlierRenewals;
        circumstances.portal = answer_.kind;
        for (const auto& verdict : renewal::decide(circumstances, limits_).rules) {
            const bool wanted = verdict.rule == Rule::r4 || verdict.rule == Rule::r5 || verdict.rule == Rule::r7;
            if (wanted) take(verdict, Verdict::review);
        }
    }

    const VerifiedFile& verified_;
    const PortalAnswer& answer_;
    base::Instant now_;
    const renewal::Limits& limits_;
    std::vector<Finding> findings_;
};

} // namespace

const pki::Certificate* signerOf(const pades::FileReport& report)
{
    const auto signatures = signaturesIn(report);
    return signatures.size() == 1 && signatures.front()->signer ? &*signatures.front()->signer : nullptr;
}

FileReview reviewDossier(VerifiedFile verified, const PortalAnswer& answer, base::Instant now, const renewal::Limits& limits)
{
    auto findings = DossierRule(verified, answer, now, limits).judge();
    auto review = reviewOf(std::move(verified));
    for (const auto& finding : findings)
        review.verdict = worse(review.verdict, finding.weight);
    review.findings = std::move(findings);
    return review;
}

} // namespace sceau::review
