#include "review/proofs.hpp"

#include "renewal/window.hpp"

namespace sceau::review {
namespace {

using Outcome = Proof::Outcome;

/// Makes the sentences of one signature.
class Proofs {
public:
    Proofs(const pades::SignatureReport& signature, text::Language language) : signature_(signature), language_(language) {}

    std::vector<Proof> all() const { return {bytes(), coverage(), authority(), status(), time()}; }

private:
    [[nodiscard]] Proof proof(Outcome outcome, std::string_view key, const base::Facts& facts = {}) const
    {
        return {outcome, text::sentence(key, language_, facts)};
    }

    [[nodiscard]] Proof bytes() const
    {
        return signature_.intact ? proof(Outcome::proven, "proof.intact") : proof(Outcome::against, "proof.broken");
    }

    [[nodiscard]] Proof coverage() const
    {
        if (signature_.coverage == pades::Coverage::wholeFile) return proof(Outcome::proven, "proof.wholeFile");
        if (signature_.coverage == pades::Coverage::partial) return proof(Outcome::against, "proof.partial");
        const auto key = "proof.after." + pades::name(signature_.changes);
        return proof(signature_.changes == pades::Changes::forbidden ? Outcome::against : Outcome::proven, key);
    }

    [[nodiscard]] Proof authority() const
    {
        if (signature_.chain.empty()) return proof(Outcome::open, "proof.noChain");
        return proof(Outcome::proven, "proof.chain", {{"authority", signature_.chain.back().commonName}});
    }

    [[nodiscard]] Proof status() const
    {
        if (signature_.subIndication.starts_with("REVOKED")) return proof(Outcome::against, "proof.revoked");
        if (signature_.statusTime.empty()) return proof(Outcome::open, "proof.noStatus");
        return proof(Outcome::proven, "proof.status", {{"date", parisTime(signature_.statusTime, language_)}});
    }

    [[nodiscard]] Proof time() const
    {
        const auto proven = parisTime(signature_.provenTime, language_);
        if (!proven.empty()) return proof(Outcome::proven, "proof.time", {{"date", proven}});
        const auto claimed = parisTime(signature_.claimedTime, language_);
        if (claimed.empty()) return proof(Outcome::open, "proof.noTime");
        return proof(Outcome::open, "proof.claimed", {{"date", claimed}});
    }

    const pades::SignatureReport& signature_;
    text::Language language_;
};

} // namespace

std::vector<Proof> proofsOf(const pades::SignatureReport& signature, text::Language language)
{
    return Proofs(signature, language).all();
}

std::string parisTime(const std::string& rfc3339, text::Language language)
{
    const auto time = base::parseRfc3339(rfc3339);
    if (rfc3339.empty() || !time) return {};
    return text::sentence("report.paris", language, {{"time", renewal::formatInstant(*time)}});
}

} // namespace sceau::review
