#include "pki/chain.hpp"
#include "pki/evidence_source.hpp"
#include "pki/revocation.hpp"

#include <algorithm>
#include <set>

namespace sceau::pki {

namespace {

constexpr std::size_t deepest = 8;

bool isCancelled(const base::Error& error)
{
    return error.code == base::Code::cancelled;
}

/// The certificates above `leaf` that `pool` has, as far as they go; the last one's issuer is what is missing.
Certificate highestKnown(const Certificate& leaf, const std::vector<Certificate>& pool)
{
    std::vector<Certificate> path{leaf};
    while (path.size() < deepest) {
        const auto next = std::find_if(pool.begin(), pool.end(), [&](const Certificate& candidate) {
            return std::find(path.begin(), path.end(), candidate) == path.end() && isSignedBy(path.back(), candidate);
        });
        if (next == pool.end()) break;
        path.push_back(*next);
    }
    return path.back();
}

/// A good statement made at `after` or later, or any that says revoked.
bool settles(const RevocationStatus& status, base::Instant after)
{
    if (status.state == RevocationStatus::State::revoked) return true;
    return status.state == RevocationStatus::State::good && status.thisUpdate >= after;
}

/// One round of completing evidence.
class Collection {
public:
    Collection(std::span<const Certificate> anchors, base::Instant after, Evidence& evidence, EvidenceSource& source, std::stop_token stop,
               IssuerAllowance& allowance)
        : anchors_(anchors), after_(after), evidence_(evidence), source_(source), stop_(std::move(stop)), allowance_(allowance)
    {
    }

    base::Status collectPath(const Certificate& leaf)
    {
        const auto chain = completePath(leaf);
        if (!chain && isCancelled(chain.error())) return tl::unexpected(chain.error());
        if (!chain) {
            lacks_.push_back({Lack::What::path, leaf, chain.error(), {}});
            return {};
        }
        for (const auto& certificate : chain->certificates)
            add(evidence_, certificate);
        for (std::size_t i = 0; i + 1 < chain->certificates.size(); ++i) {
            if (auto done = collectStatus(chain->certificates[i], chain->certificates[i + 1]); !done) return done;
        }
        return {};
    }

    [[nodiscard]] std::vector<Lack> lacks() && { return std::move(lacks_); }

private:
    /// Asks for one issuer after another until the path is whole, nothing new comes, or it is deeper than any path may be.
    base::Result<Chain> completePath(const Certificate& leaf)
    {
        auto pool = evidence_.certificates;
        auto chain = buildChain(leaf, pool, anchors_, after_);
        for (std::size_t step = 0; !chain && step < deepest && allowance_.questions > 0; ++step) {
            --allowance_.questions;
            const auto issuers = source_.issuers(highestKnown(leaf, pool), stop_);
            if (!issuers && isCancelled(issuers.error())) return tl::unexpected(issuers.error());
            const auto known = pool.size();
            for (const auto& issuer : issuers.value_or(std::vector<Certificate>())) {
                if (std::find(pool.begin(), pool.end(), issuer) == pool.end()) pool.push_back(issuer);
            }
            if (pool.size() == known) break;
            chain = buildChain(leaf, pool, anchors_, after_);
        }
        return chain;
    }

    base::Status collectStatus(const Certificate& certificate, const Certificate& issuer)
    {
        if (needsNoStatus(certificate) || !looked_.insert(certificate.fingerprint).second) return {};
        auto error = base::Error{base::Code::revocationUnknown};
        auto newest = best(certificate, issuer);
        for (const auto ask : {&EvidenceSource::ocsp, &EvidenceSource::crl}) {
            if (newest && settles(*newest, after_)) break;
            const auto answer = (source_.*ask)(certificate, issuer, stop_, after_);
            if (!answer && isCancelled(answer.error())) return tl::unexpected(answer.error());
            if (!answer) error = answer.error();
            if (answer) add(evidence_, evidenceOf(*answer, ask == &EvidenceSource::ocsp));
            newest = best(certificate, issuer);
        }
        noteLack(certificate, newest, error);
        return newest ? collectResponder(*newest) : base::Status();
    }

    static Evidence evidenceOf(const base::Bytes& answer, bool isOcsp)
    {
        Evidence evidence;
        (isOcsp ? evidence.ocsps : evidence.crls).push_back(answer);
        return evidence;
    }

    /// The newest statement that settles the status, else the newest that says good.
    [[nodiscard]] std::optional<RevocationStatus> best(const Certificate& certificate, const Certificate& issuer) const
    {
        const auto statements = statementsOn(certificate, issuer, evidence_);
        for (const auto& status : statements.found) {
            if (settles(status, after_)) return status;
        }
        for (const auto& status : statements.found) {
            if (status.state == RevocationStatus::State::good) return status;
        }
        return std::nullopt;
    }

    void noteLack(const Certificate& certificate, const std::optional<RevocationStatus>& newest, const base::Error& error)
    {
        if (newest && settles(*newest, after_)) return;
        const auto what = newest ? Lack::What::laterStatus : Lack::What::status;
        lacks_.push_back({what, certificate, error, newest ? newest->nextUpdate : std::nullopt});
    }

    /// What a delegated responder says counts only while it is not revoked itself.
    base::Status collectResponder(const RevocationStatus& status)
    {
        for (const auto& certificate : status.chain)
            add(evidence_, certificate);
        if (!status.issuerNeedsStatus || status.chain.size() < 2) return {};
        return collectStatus(status.chain[0], status.chain[1]);
    }

    std::span<const Certificate> anchors_;
    base::Instant after_;
    Evidence& evidence_;
    EvidenceSource& source_;
    std::stop_token stop_;
    IssuerAllowance& allowance_;
    std::set<std::string> looked_;
    std::vector<Lack> lacks_;
};

} // namespace

base::Result<std::vector<Lack>> collectEvidence(std::span<const Certificate> leaves, std::span<const Certificate> anchors,
                                                base::Instant after, Evidence& evidence, EvidenceSource& source, std::stop_token stop,
                                                IssuerAllowance* allowance)
{
    IssuerAllowance own;
    Collection collection(anchors, after, evidence, source, std::move(stop), allowance == nullptr ? own : *allowance);
    for (const auto& leaf : leaves) {
        if (auto collected = collection.collectPath(leaf); !collected) return tl::unexpected(collected.error());
    }
    return std::move(collection).lacks();
}

} // namespace sceau::pki
