#include "pades/standing.hpp"

#include "pki/algorithm_dates.hpp"
#include "pki/chain.hpp"
#include "pki/signed_structure.hpp"
#include "renewal/window.hpp"

#include <algorithm>

namespace sceau::pades {

namespace {

using base::Code;
using base::Instant;
using pki::RevocationStatus;
using namespace std::chrono_literals;

constexpr auto clockTolerance = 5min;
constexpr int mostResponders = 3; ///< that need a status given by a responder, in a row

Standing standingOn(const pki::Chain& path, const Making& making, const Grounds& grounds, int responders);

/// One path, from its anchor down to its leaf.
class Walk {
public:
    Walk(const pki::Chain& path, const Making& making, const Grounds& grounds, int responders)
        : path_(path.certificates), making_(making), grounds_(grounds), responders_(responders), control_(grounds.existence.now())
    {
        standing_.chain = path_;
    }

    Standing end()
    {
        if (!isInsideConstraints()) return standing_;
        for (std::size_t i = path_.size() - 1; i-- > 0;) {
            if (!pass(i)) return standing_;
        }
        conclude();
        return standing_;
    }

private:
    /// Why time slid back, the gravest last.
    enum class End { nothing, silence, algorithm, expiry, revocation };

    [[nodiscard]] const pki::Certificate& leaf() const { return path_.front(); }

    bool refuse(std::string subIndication, Code code, base::Facts facts = {})
    {
        standing_.subIndication = std::move(subIndication);
        standing_.why = ReportMessage{code, std::move(facts)};
        return false;
    }
    void fail(std::string subIndication, Code code, Instant date)
    {
        standing_.indication = Indication::totalFailed;
        refuse(std::move(subIndication), code, {{"date", renewal::formatInstant(date)}});
    }

    /// RFC 5280 § 6 at the time of the making, or at the nearest at which the leaf was valid: being outside its validity is said apart.
    bool isInsideConstraints()
    {
        if (making_.notAfter < leaf().notBefore) {
            if (!making_.proven) return refuse("OUT_OF_BOUNDS_NO_POE", Code::signerNotYetValid, onDay(leaf().notBefore));
            fail("NOT_YET_VALID", Code::signedTooEarly, leaf().notBefore);
            return false;
        }
        const auto judged = pki::judgePath({path_}, std::min(making_.notAfter, leaf().notAfter));
        if (judged) return true;
        const bool weak = judged.error().code == Code::algorithmWeak;
        return refuse(weak ? "CRYPTO_CONSTRAINTS_FAILURE" : "NO_CERTIFICATE_CHAIN_FOUND", judged.error().code, judged.error().facts);
    }

    static base::Facts onDay(Instant time) { return {{"date", renewal::formatDate(renewal::parisDate(time))}}; }

    void slideTo(Instant time, End end, std::size_t place)
    {
        control_ = std::min(control_, time);
        if (time >= making_.notAfter || end <= end_) return;
        end_ = end;
        ended_ = time;
        place_ = place;
    }

    bool pass(std::size_t i)
    {
        const auto& certificate = path_[i];
        const bool later = i > 0 && grounds_.existence.since(certificate.der) > control_;
        if (later && !silent_) return refuse("NO_POE", Code::revocationNotProven, {{"reason", certificate.commonName}});
        if (!pki::needsNoStatus(certificate) && !passStatus(i)) return false;
        slideTo(certificate.notAfter, End::expiry, i);
        if (const auto until = reliableUntil(certificate, path_[i + 1])) slideTo(*until, End::algorithm, i);
        return true;
    }

    static std::optional<Instant> reliableUntil(const pki::Certificate& certificate, const pki::Certificate& issuer)
    {
        const auto structure = pki::readSigned(certificate.der);
        const auto names = structure ? pki::namesOf(*structure) : pki::SignatureNames{};
        return pki::reliableUntil({names.digest, names.signature, issuer.keyType, issuer.keyBits});
    }

    bool passStatus(std::size_t i)
    {
        const auto status = newestUsable(i);
        if (!status) {
            if (making_.notAfter > leaf().notAfter) return refuse("OUT_OF_BOUNDS_NO_POE", Code::signerExpired, onDay(leaf().notAfter));
            return refuse(lack_, lack_ == "TRY_LATER" ? Code::revocationUnknown : Code::revocationNotProven,
                          {{"certificate", path_[i].commonName}, {"reason", reason_}});
        }
        if (status->state == RevocationStatus::State::revoked) {
            revocation_ = *status;
            const auto since = std::min(status->revokedAt.value_or(Instant{}), grounds_.existence.now());
            slideTo(since - 1s, End::revocation, i); // lost from that second on
            return true;
        }
        if (i == 0) standing_.goodUntil = status->thisUpdate;
        if (!isFresh(*status, i)) {
            silent_ = true;
            next_ = status->nextUpdate;
            slideTo(status->thisUpdate, End::silence, i);
        }
        return true;
    }

    /// Of the leaf, what was said before it was used says nothing of that use (§ 5.2.5; TS 119 172-4); without a proof of the time the
    /// last word counts as long as it is current.
    [[nodiscard]] bool isFresh(const RevocationStatus& status, std::size_t i) const
    {
        if (status.thisUpdate >= making_.notAfter) return true;
        if (i == 0 && making_.proven && !making_.byAuthority) return false;
        return pki::isCurrent(status, control_) || pki::isCurrent(status, making_.notAfter);
    }

    std::optional<RevocationStatus> newestUsable(std::size_t i)
    {
        lack_ = "TRY_LATER";
        reason_.clear();
        auto statements = pki::statementsOn(path_[i], path_[i + 1], grounds_.evidence);
        if (!statements.refused.empty()) reason_ = statements.refused.front().facts["reason"];
        for (auto& status : statements.found) {
            if (isUsable(status, i)) return std::move(status);
        }
        return std::nullopt;
    }

    bool lacks(std::string subIndication, std::string reason)
    {
        lack_ = std::move(subIndication);
        reason_ = std::move(reason);
        return false;
    }

    bool isUsable(const RevocationStatus& status, std::size_t i)
    {
        if (status.state == RevocationStatus::State::unknown) return lacks("TRY_LATER", "unknown");
        if (status.thisUpdate > control_ + clockTolerance) return lacks(lack_, "later");
        const auto since = grounds_.existence.since(status.der);
        if (since > control_)
            return lacks(silent_ ? "TRY_LATER" : "NO_POE", "existence"); // new statements would make the old ones needless
        if (!isReliable(status.signedWith, status.issuer, since)) return lacks("CRYPTO_CONSTRAINTS_FAILURE_NO_POE", "algorithm");
        if (mayHaveBeenDropped(status, path_[i])) return lacks(lack_, "expired certificate");
        return status.chain.empty() || isResponderBelieved(status, i, since);
    }

    /// Authorities need not speak of certificates that have expired.
    static bool mayHaveBeenDropped(const RevocationStatus& status, const pki::Certificate& certificate)
    {
        const bool good = status.state == RevocationStatus::State::good;
        const bool kept = status.keepsExpiredSince && *status.keepsExpiredSince <= certificate.notAfter;
        return good && status.thisUpdate > certificate.notAfter && !kept && !status.certificateKnown;
    }

    bool isResponderBelieved(const RevocationStatus& status, std::size_t i, Instant since)
    {
        const auto& responder = status.chain.front();
        if (status.producedAt < responder.notBefore || since > responder.notAfter)
            return lacks("REVOCATION_OUT_OF_BOUNDS_NO_POE", "responder");
        if (!status.issuerNeedsStatus) return true;
        pki::Chain path{{responder}};
        path.certificates.insert(path.certificates.end(), path_.begin() + static_cast<std::ptrdiff_t>(i) + 1, path_.end());
        if (responders_ == 0) return lacks(lack_, "responder");
        const auto standing = standingOn(path, Making{since, {}, grounds_.existence.knows(status.der)}, grounds_, responders_ - 1);
        return standing.indication == Indication::totalPassed || lacks(lack_, "responder");
    }

    void conclude()
    {
        if (making_.notAfter <= control_) {
            standing_.indication = Indication::totalPassed;
            return;
        }
        switch (end_) {
        case End::revocation:
            return concludeRevoked();
        case End::expiry:
            return concludeExpired();
        case End::silence:
            return concludeSilence();
        case End::algorithm:
        case End::nothing:
            break;
        }
        refuse("CRYPTO_CONSTRAINTS_FAILURE_NO_POE", Code::algorithmExpired, onDay(ended_));
    }

    void concludeRevoked()
    {
        const auto since = ended_ + 1s;
        base::Facts facts{{"date", renewal::formatInstant(since)}, {"name", path_[place_].commonName}};
        if (!revocation_.reason.empty()) facts.emplace("reason", revocation_.reason);
        if (place_ > 0) {
            refuse("REVOKED_CA_NO_POE", Code::issuerRevoked, std::move(facts));
        } else if (making_.notBefore && *making_.notBefore >= since) {
            fail("REVOKED", Code::signedWhenRevoked, since);
        } else {
            refuse("REVOKED_NO_POE", Code::signerRevoked, std::move(facts));
        }
    }

    void concludeExpired()
    {
        if (place_ == 0 && making_.notBefore && *making_.notBefore > leaf().notAfter) {
            fail("EXPIRED", Code::signedWhenExpired, leaf().notAfter);
        } else {
            refuse("OUT_OF_BOUNDS_NOT_REVOKED", Code::signerExpired, onDay(ended_));
        }
    }

    void concludeSilence()
    {
        base::Facts facts{{"date", renewal::formatInstant(ended_)}};
        if (next_) facts.emplace("next", renewal::formatInstant(*next_));
        refuse("TRY_LATER", Code::revocationTooOld, std::move(facts));
    }

    const std::vector<pki::Certificate>& path_;
    const Making& making_;
    const Grounds& grounds_;
    int responders_;
    Instant control_;        ///< control-time: everything above was good then
    End end_ = End::nothing; ///< before what was made
    Instant ended_{};
    std::size_t place_ = 0;
    RevocationStatus revocation_;
    bool silent_ = false; ///< an authority has not spoken lately
    std::optional<Instant> next_;
    std::string lack_, reason_; ///< why no statement counts
    Standing standing_;
};

Standing standingOn(const pki::Chain& path, const Making& making, const Grounds& grounds, int responders)
{
    return Walk(path, making, grounds, responders).end();
}

/// Which of two answers says more for the signature.
int rank(const Standing& standing)
{
    if (standing.indication == Indication::totalPassed) return 0;
    if (standing.subIndication == "TRY_LATER") return 1;
    if (standing.subIndication == "NO_CERTIFICATE_CHAIN_FOUND") return 4;
    return standing.indication == Indication::indeterminate ? 2 : 3;
}

} // namespace

bool isReliable(const pki::SignatureNames& names, const pki::Certificate& signer, base::Instant at)
{
    return pki::reliable({names.digest, names.signature, signer.keyType, signer.keyBits}, at);
}

Standing standingOf(const pki::Certificate& leaf, std::span<const pki::Certificate> pool, const Making& making, const Grounds& grounds)
{
    std::vector<pki::Certificate> others(pool.begin(), pool.end());
    others.insert(others.end(), grounds.evidence.certificates.begin(), grounds.evidence.certificates.end());
    Standing best;
    best.subIndication = "NO_CERTIFICATE_CHAIN_FOUND";
    best.why = ReportMessage{Code::chainNotFound, {{"issuer", leaf.issuerCommonName}}};
    for (const auto& path : pki::pathsOf(leaf, others, grounds.anchors)) {
        auto standing = standingOn(path, making, grounds, mostResponders);
        if (rank(standing) <= rank(best)) best = std::move(standing);
        if (best.indication == Indication::totalPassed) break;
    }
    return best;
}

} // namespace sceau::pades
