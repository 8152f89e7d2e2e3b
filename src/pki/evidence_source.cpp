#include "pki/evidence_source.hpp"

#include "pki/chain.hpp"
#include "pki/crl.hpp"
#include "pki/evidence_cache.hpp"
#include "pki/issuer_files.hpp"
#include "pki/ocsp.hpp"

#include <algorithm>
#include <functional>
#include <openssl/rand.h>

namespace sceau::pki {

namespace {

using namespace std::chrono_literals;

constexpr auto failureIsRemembered = 2min;
constexpr auto certificatesAreKept = 7 * 24h;
constexpr std::size_t mostAddresses = 3; ///< of one certificate and kind
constexpr std::size_t smallAnswer = 1024 * 1024;
constexpr std::size_t largestCrl = 32U * 1024 * 1024;
constexpr std::size_t nonceSize = 32; ///< RFC 9654 § 2.1

/// One thing to ask of one address.
struct Question {
    std::string key; ///< of the cache
    HttpRequest request;
    std::size_t largestAnswer = smallAnswer;
    std::optional<base::Instant> after;
    bool publicOnly = false;
    /// When an answer, kept or new, was stated; refuses one that proves nothing now.
    std::function<base::Result<base::Instant>(base::BytesView answer, base::Instant asked)> statedAt;
    /// Whether a new answer may take the place of the kept one, which may be empty.
    std::function<base::Status(base::BytesView fresh, base::BytesView kept)> mayReplace;
};

base::Error unproven(std::string reason)
{
    return base::Error{base::Code::revocationUnknown}.at("EvidenceSource").with("reason", std::move(reason));
}

/// "http://ocsp.example:8080" of an address there.
std::string hostOf(const std::string& url)
{
    const auto authority = url.find("//");
    return authority == std::string::npos ? url : url.substr(0, url.find_first_of("/?#", authority + 2));
}

bool isHostDown(const base::Error& error)
{
    return error.code == base::Code::networkUnreachable || error.code == base::Code::networkTimeout;
}

bool isRecent(base::Instant asked, base::Instant now)
{
    return asked <= now && now < asked + failureIsRemembered;
}

bool isWithinItsSignersLife(const RevocationStatus& status)
{
    return status.issuer.notBefore <= status.producedAt && status.producedAt <= status.issuer.notAfter;
}

/// Without a nextUpdate, later news is there at any time (RFC 6960 § 4.2.2.1): such an answer is kept as long as a failure is.
base::Result<base::Instant> newestCurrent(const std::vector<RevocationStatus>& statuses, base::Instant asked, base::Instant now)
{
    std::string reason = "otherCertificate";
    std::optional<base::Instant> newest;
    for (const auto& status : statuses) {
        const bool kept = status.nextUpdate || isRecent(asked, now);
        const bool current = kept && isCurrent(status, now);
        const bool signerValid = isWithinItsSignersLife(status);
        if (current && signerValid) newest = std::max(newest.value_or(status.thisUpdate), status.thisUpdate);
        reason = current ? "signerExpired" : "notCurrent";
    }
    if (!newest) return tl::unexpected(unproven(reason));
    return *newest;
}

bool isLower(base::Bytes number, base::Bytes than)
{
    const auto size = std::max(number.size(), than.size());
    number.insert(number.begin(), size - number.size(), 0);
    than.insert(than.begin(), size - than.size(), 0);
    return number < than;
}

base::Status neverBackwards(base::BytesView fresh, base::BytesView kept)
{
    if (kept.empty() || !isLower(crlNumber(fresh), crlNumber(kept))) return {};
    return tl::unexpected(unproven("crlNumber"));
}

base::Status always(base::BytesView, base::BytesView)
{
    return {};
}

/// The first addresses: a certificate with a thousand of them is no reason to ask a thousand hosts.
std::span<const std::string> addresses(const std::vector<std::string>& urls)
{
    return std::span(urls).first(std::min(urls.size(), mostAddresses));
}

/// Those of a caIssuers file that signed the certificate.
std::vector<Certificate> issuersIn(base::BytesView file, const Certificate& certificate)
{
    auto certificates = readIssuerFile(file).value_or(std::vector<Certificate>());
    const auto other = [&](const Certificate& candidate) { return !isSignedBy(certificate, candidate); };
    certificates.erase(std::remove_if(certificates.begin(), certificates.end(), other), certificates.end());
    return certificates;
}

} // namespace

struct EvidenceSource::State {
    HttpTransport& transport;
    EvidenceCache cache;
    base::Clock clock;

    base::Result<base::Bytes> obtain(const Question& question, const std::stop_token& stop);
    [[nodiscard]] std::optional<base::Result<base::Bytes>> fromKept(const EvidenceCache::Entry& kept, const Question& question) const;
    base::Result<base::Bytes> ask(const Question& question, base::BytesView kept, const std::stop_token& stop);
    base::Result<base::Bytes> send(const Question& question, const std::stop_token& stop);
};

/// What was kept answers while it is current and as late as it must be, or when the authority had nothing later a moment ago.
std::optional<base::Result<base::Bytes>> EvidenceSource::State::fromKept(const EvidenceCache::Entry& kept, const Question& question) const
{
    const bool askedSince = isRecent(kept.asked, clock.now()) && (!question.after || kept.asked >= *question.after);
    const auto statedAt = kept.body.empty() ? tl::unexpected(unproven("nothing")) : question.statedAt(kept.body, kept.asked);
    if (statedAt && (askedSince || !question.after || *statedAt >= *question.after)) return kept.body;
    if (kept.failure && isRecent(kept.asked, clock.now())) return tl::unexpected(*kept.failure);
    return std::nullopt;
}

/// A host that was down a moment ago is not waited for again by any question of this kind.
base::Result<base::Bytes> EvidenceSource::State::send(const Question& question, const std::stop_token& stop)
{
    const auto host = "host " + question.key.substr(0, question.key.find(' ')) + ' ' + hostOf(question.request.url);
    const auto known = cache.find(host);
    if (known && known->failure && isRecent(known->asked, clock.now())) return tl::unexpected(*known->failure);
    HttpLimits limits;
    limits.body = question.largestAnswer;
    limits.publicOnly = question.publicOnly;
    auto response = transport.send(question.request, limits, stop);
    if (response) return std::move(response->body);
    if (isHostDown(response.error())) cache.keep(host, {clock.now(), response.error(), {}});
    return tl::unexpected(response.error());
}

base::Result<base::Bytes> EvidenceSource::State::ask(const Question& question, base::BytesView kept, const std::stop_token& stop)
{
    auto answer = send(question, stop);
    if (!answer) return answer;
    if (const auto stated = question.statedAt(*answer, clock.now()); !stated) return tl::unexpected(stated.error());
    if (const auto allowed = question.mayReplace(*answer, kept); !allowed) return tl::unexpected(allowed.error());
    return answer;
}

base::Result<base::Bytes> EvidenceSource::State::obtain(const Question& question, const std::stop_token& stop)
{
    const auto turn = cache.turn(question.key, stop);
    if (!turn) return base::fail(base::Code::cancelled, "EvidenceSource");
    const auto kept = cache.find(question.key).value_or(EvidenceCache::Entry{});
    if (auto answer = fromKept(kept, question)) return std::move(*answer);

    auto fresh = ask(question, kept.body, stop);
    if (!fresh && fresh.error().code == base::Code::cancelled) return fresh;
    const auto failure = fresh ? std::nullopt : std::optional(fresh.error());
    cache.keep(question.key, {clock.now(), failure, fresh ? *fresh : kept.body});
    if (!fresh && !kept.body.empty() && question.statedAt(kept.body, kept.asked)) return kept.body;
    return fresh;
}

EvidenceSource::EvidenceSource(HttpTransport& transport, std::filesystem::path cacheFolder, base::Clock clock)
    : state_(new State{transport, EvidenceCache(std::move(cacheFolder)), clock})
{
}

EvidenceSource::EvidenceSource(EvidenceSource&&) noexcept = default;
EvidenceSource& EvidenceSource::operator=(EvidenceSource&&) noexcept = default;
EvidenceSource::~EvidenceSource() = default;

base::Instant EvidenceSource::now() const
{
    return state_->clock.now();
}

base::Result<base::Bytes> EvidenceSource::ocsp(const Certificate& certificate, const Certificate& issuer, std::stop_token stop,
                                               std::optional<base::Instant> after)
{
    base::Bytes nonce(nonceSize);
    if (RAND_bytes(nonce.data(), static_cast<int>(nonce.size())) != 1) return base::fail(base::Code::internal, "RAND_bytes");
    const auto request = ocspRequest(certificate, issuer, nonce);
    if (!request) return tl::unexpected(request.error());

    Question question;
    question.after = after;
    question.statedAt = [&](base::BytesView answer, base::Instant asked) -> base::Result<base::Instant> {
        const auto statuses = ocspStatements(certificate, issuer, answer, {});
        if (!statuses) return tl::unexpected(statuses.error());
        return newestCurrent(*statuses, asked, now());
    };
    question.mayReplace = [&](base::BytesView fresh, base::BytesView) -> base::Status {
        if (!answersNonce(fresh, nonce)) return tl::unexpected(unproven("nonce"));
        return {};
    };
    auto answer = base::Result<base::Bytes>(tl::unexpected(unproven("noAddress")));
    for (const auto& url : addresses(certificate.ocspUrls)) {
        question.key = "ocsp " + url + ' ' + issuer.fingerprint + ' ' + certificate.fingerprint;
        question.request = {"POST", url, {"Content-Type: application/ocsp-request", "Accept: application/ocsp-response"}, *request};
        answer = state_->obtain(question, stop);
        if (answer || answer.error().code == base::Code::cancelled) return answer;
    }
    return answer;
}

base::Result<base::Bytes> EvidenceSource::crl(const Certificate& certificate, const Certificate& issuer, std::stop_token stop,
                                              std::optional<base::Instant> after)
{
    Question question;
    question.after = after;
    question.largestAnswer = largestCrl;
    question.mayReplace = neverBackwards;
    question.statedAt = [&](base::BytesView answer, base::Instant asked) -> base::Result<base::Instant> {
        const auto status = crlStatement(certificate, issuer, answer);
        if (!status) return tl::unexpected(status.error());
        return newestCurrent(*status ? std::vector{**status} : std::vector<RevocationStatus>(), asked, now());
    };
    auto answer = base::Result<base::Bytes>(tl::unexpected(unproven("noAddress")));
    for (const auto& url : addresses(certificate.crlUrls)) {
        question.key = "crl " + url + ' ' + issuer.fingerprint;
        question.request = {"GET", url, {}, {}};
        answer = state_->obtain(question, stop);
        if (answer || answer.error().code == base::Code::cancelled) return answer;
    }
    return answer;
}

base::Result<std::vector<Certificate>> EvidenceSource::issuers(const Certificate& certificate, std::stop_token stop)
{
    Question question;
    question.publicOnly = true;
    question.mayReplace = always;
    question.statedAt = [&](base::BytesView answer, base::Instant asked) -> base::Result<base::Instant> {
        if (issuersIn(answer, certificate).empty()) return base::fail(base::Code::chainNotFound, "caIssuers");
        if (now() >= asked + certificatesAreKept) return base::fail(base::Code::chainNotFound, "caIssuers");
        return asked;
    };
    auto error = base::Error{base::Code::chainNotFound}.at("caIssuers").with("reason", "noAddress");
    for (const auto& url : addresses(certificate.issuerUrls)) {
        question.key = "issuer " + url;
        question.request = {"GET", url, {}, {}};
        const auto answer = state_->obtain(question, stop);
        if (answer) return issuersIn(*answer, certificate);
        error = answer.error();
        if (error.code == base::Code::cancelled) break;
    }
    return tl::unexpected(error);
}

} // namespace sceau::pki
