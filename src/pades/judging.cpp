#include "pades/judging.hpp"

#include "pades/reached_level.hpp"
#include "pades/stored_evidence.hpp"
#include "pki/signature_algorithm.hpp"

#include <algorithm>

namespace sceau::pades {

using base::Code;
using base::Instant;

namespace {

constexpr std::size_t mostTimestamps = 16; ///< of one signature
constexpr std::size_t mostStores = 64;     ///< that document time-stamps cover

pki::Evidence storedIn(pdf::Document& document)
{
    auto store = pdf::readSecurityStore(document);
    return store ? asEvidence(std::move(*store)) : pki::Evidence{}; // a store that cannot be read holds no proof
}

class Judging {
public:
    Judging(const std::vector<Evidence>& all, pdf::Document& document, const VerifyOptions& options, std::stop_token stop)
        : all_(all), document_(document), options_(options),
          stop_(std::move(stop)), grounds_{options.anchors, storedIn(document), Existence(options.at)}, reports_(all.size()),
          stored_(grounds_.evidence)
    {
    }

    base::Result<std::vector<SignatureReport>> run()
    {
        readTokens();
        if (auto fetched = fetch(); !fetched) return tl::unexpected(fetched.error());
        for (const auto i : documentTimestamps()) {
            if (stop_.stop_requested()) return base::fail(Code::cancelled, "judgeAll");
            judgeDocument(i);
        }
        for (std::size_t i = 0; i < all_.size(); ++i) {
            if (stop_.stop_requested()) return base::fail(Code::cancelled, "judgeAll");
            if (!isDocumentTimestamp(*all_[i].value)) judgeOne(i);
        }
        return std::move(reports_);
    }

private:
    struct Token {
        std::size_t signature = 0;
        pki::Timestamp timestamp;
        bool intact = false;
    };

    void readTokens()
    {
        for (std::size_t i = 0; i < all_.size(); ++i) {
            if (!all_[i].cms) continue;
            const auto& ders = all_[i].cms->signatureTimestamps;
            for (std::size_t k = 0; k < std::min(ders.size(), mostTimestamps); ++k) {
                auto timestamp = pki::readTimestamp(ders[k]);
                if (!timestamp) continue;
                const bool fits = pki::digestOf(timestamp->digest, all_[i].cms->signature) == timestamp->imprint;
                const bool intact = fits && timestamp->signerFound && timestamp->signatureValid && timestamp->bound;
                tokens_.push_back({i, std::move(*timestamp), intact});
            }
        }
    }

    /// The latest first: each may prove that those before it existed while their authorities were believed.
    [[nodiscard]] std::vector<std::size_t> documentTimestamps() const
    {
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < all_.size(); ++i) {
            if (isDocumentTimestamp(*all_[i].value)) places.push_back(i);
        }
        std::stable_sort(places.begin(), places.end(), [this](std::size_t a, std::size_t b) { return endOf(a) > endOf(b); });
        return places;
    }

    [[nodiscard]] std::uint64_t endOf(std::size_t i) const { return all_[i].rangeSound ? signedEnd(all_[i]) : 0; }

    /// Asks for what the file does not hold, once for each signer. Who does not answer is not missed here: the verdict says what lacks.
    base::Status fetch()
    {
        if (!options_.source) return {};
        for (const auto& token : tokens_) {
            if (!token.intact) continue;
            if (auto done = fetch(token.timestamp.signer, token.timestamp.certificates, token.timestamp.time); !done) return done;
        }
        for (const auto& evidence : all_) {
            if (!evidence.cms || !evidence.cms->signerFound || !evidence.rangeSound) continue;
            const auto& cms = *evidence.cms;
            if (auto done = fetch(cms.signer, cms.certificates, usedAbout(evidence)); !done) return done;
        }
        return {};
    }

    base::Status fetch(const pki::Certificate& leaf, const std::vector<pki::Certificate>& pool, Instant after)
    {
        for (const auto& certificate : pool)
            add(grounds_.evidence, certificate);
        const auto lacks =
            pki::collectEvidence({&leaf, 1}, options_.anchors, after, grounds_.evidence, *options_.source, stop_, &allowance_);
        if (!lacks && lacks.error().code == Code::cancelled) return tl::unexpected(lacks.error());
        return {};
    }

    /// When the signature claims to be made: what an authority said later is worth asking for.
    [[nodiscard]] Instant usedAbout(const Evidence& evidence) const
    {
        if (evidence.timestamp) return evidence.timestamp->time;
        const auto claimed = base::parseRfc3339(claimedTime(evidence.value->time));
        const auto least = evidence.cms->signer.notBefore;
        const auto most = std::max(least, std::min(options_.at, evidence.cms->signer.notAfter));
        return std::clamp(claimed ? *claimed : most, least, most);
    }

    /// What covers a document time-stamp proves something of it, and it of what it covers.
    [[nodiscard]] Making makingOf(const Evidence& evidence) const
    {
        const auto& contents = evidence.value->contents;
        Making making{grounds_.existence.since(contents), {}, grounds_.existence.knows(contents)};
        for (const auto& [end, time] : believed_) {
            if (end <= evidence.value->contentsBegin && (!making.notBefore || *making.notBefore < time)) making.notBefore = time;
        }
        return making;
    }

    void judgeDocument(std::size_t i)
    {
        reports_[i] = judgeDocumentTimestamp(all_[i], makingOf(all_[i]), grounds_);
        const auto& timestamp = all_[i].timestamp;
        if (!reports_[i].intact || !timestamp) return;
        auto stored = storedAsOf(signedEnd(all_[i]));
        if (reports_[i].indication == Indication::totalPassed) proveCovered(i, *timestamp, stored);
        archives_.push_back({&all_[i], std::move(stored)});
    }

    [[nodiscard]] pki::Evidence storedAsOf(std::uint64_t end) const
    {
        if (archives_.size() >= mostStores) return {};
        auto then = document_.asOf(end, pdf::Limits{});
        return then ? storedIn(*then) : pki::Evidence{};
    }

    void proveCovered(std::size_t i, const pki::Timestamp& timestamp, const pki::Evidence& stored)
    {
        const auto end = signedEnd(all_[i]);
        believed_.emplace_back(end, timestamp.time);
        for (const auto& other : all_) {
            if (!other.rangeSound || other.value->contentsEnd > end || other.value == all_[i].value) continue;
            grounds_.existence.prove(other.value->contents, timestamp.time);
            if (other.cms) prove(other.cms->certificates, timestamp.time);
        }
        for (const auto& token : tokens_) {
            if (all_[token.signature].value->contentsEnd <= end) prove(token.timestamp.certificates, timestamp.time);
        }
        prove(stored.certificates, timestamp.time);
        for (const auto* list : {&stored.ocsps, &stored.crls}) {
            for (const auto& der : *list)
                grounds_.existence.prove(der, timestamp.time);
        }
    }

    void prove(const std::vector<pki::Certificate>& certificates, Instant time)
    {
        for (const auto& certificate : certificates)
            grounds_.existence.prove(certificate.der, time);
    }

    void judgeOne(std::size_t i)
    {
        std::vector<TimestampReport> timestamps;
        std::vector<ReportMessage> messages;
        const auto covered = makingOf(all_[i]);
        for (const auto& token : tokens_) {
            if (token.signature == i) timestamps.push_back(judgeToken(token, covered, messages));
        }
        auto& report = reports_[i];
        report = judgeSignature(all_[i], makingOf(all_[i]), grounds_);
        report.timestamps = std::move(timestamps);
        report.messages.insert(report.messages.end(), messages.begin(), messages.end());
        if (all_[i].cms && all_[i].cms->signatureTimestamp && report.timestamps.empty())
            report.messages.push_back({Code::timestampInvalid, {}});
        report.reached = reachedLevel(all_[i], intactTokensOf(i), archives_, stored_, options_.anchors);
        if (!report.level.empty()) report.level = name(report.reached);
    }

    /// `covered`: the signature, and the token in it, by what covers both.
    TimestampReport judgeToken(const Token& token, const Making& covered, std::vector<ReportMessage>& messages)
    {
        const auto& timestamp = token.timestamp;
        TimestampReport report{timestamp.signer.commonName, base::rfc3339(timestamp.time), false};
        if (!token.intact) {
            messages.push_back({Code::timestampInvalid, {{"authority", timestamp.signer.commonName}}});
            return report;
        }
        const auto standing = standingOf(timestamp, covered, grounds_);
        report.proven = standing.indication == Indication::totalPassed;
        if (report.proven) {
            grounds_.existence.prove(all_[token.signature].value->contents, timestamp.time);
        } else {
            messages.push_back(
                {Code::timestampNotProven, {{"authority", timestamp.signer.commonName}, {"reason", standing.subIndication}}});
        }
        return report;
    }

    [[nodiscard]] std::vector<pki::Timestamp> intactTokensOf(std::size_t i) const
    {
        std::vector<pki::Timestamp> intact;
        for (const auto& token : tokens_) {
            if (token.signature == i && token.intact && token.timestamp.usageFit) intact.push_back(token.timestamp);
        }
        return intact;
    }

    const std::vector<Evidence>& all_;
    pdf::Document& document_;
    const VerifyOptions& options_;
    std::stop_token stop_;
    pki::IssuerAllowance allowance_;
    Grounds grounds_;
    std::vector<SignatureReport> reports_;
    pki::Evidence stored_; ///< in the file itself
    std::vector<Token> tokens_;
    std::vector<Archive> archives_;
    std::vector<std::pair<std::uint64_t, Instant>> believed_; ///< document time-stamps: the end of what they cover, and when
};

} // namespace

base::Result<std::vector<SignatureReport>> judgeAll(const std::vector<Evidence>& all, pdf::Document& document, const VerifyOptions& options,
                                                    std::stop_token stop)
{
    return Judging(all, document, options, std::move(stop)).run();
}

} // namespace sceau::pades
