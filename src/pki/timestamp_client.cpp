#include "pki/timestamp_client.hpp"

#include "pki/chain.hpp"
#include "pki/timestamp_exchange.hpp"

#include <algorithm>
#include <openssl/rand.h>
#include <string_view>

namespace sceau::pki {

namespace {

using base::Code;

constexpr std::size_t largestResponse = 256U * 1024;
constexpr int longestPath = 8;

HttpLimits limitsFor(std::chrono::milliseconds patience)
{
    HttpLimits limits;
    limits.total = patience;
    limits.body = largestResponse;
    limits.redirections = 0;
    return limits;
}

HttpRequest requestOf(const TimestampAuthority& authority, const TimestampQuery& query)
{
    return {"POST", authority.url, {"Content-Type: application/timestamp-query", "Accept: application/timestamp-reply"}, query.der};
}

/// Parameters and capitals do not count (RFC 9110 § 8.3).
bool isReply(std::string_view contentType)
{
    auto type = std::string(contentType.substr(0, contentType.find(';')));
    type.erase(type.find_last_not_of(' ') + 1);
    std::transform(type.begin(), type.end(), type.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return type == "application/timestamp-reply";
}

/// The authority of a URL without its user information: what may be shown and logged.
std::string hostOf(std::string_view url)
{
    if (const auto scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#"));
    if (const auto user = url.rfind('@'); user != std::string_view::npos) url.remove_prefix(user + 1);
    return std::string(url);
}

/// "tsa.example: NET-514 (nonce); …"
std::string reasonsOf(const std::vector<base::Error>& failures)
{
    std::string text;
    for (const auto& failure : failures) {
        const auto host = failure.facts.find("host");
        const auto reason = failure.facts.find("reason");
        text += (text.empty() ? "" : ", ") + (host == failure.facts.end() ? std::string() : host->second + " ") + base::name(failure.code);
        if (reason != failure.facts.end()) text += " " + reason->second;
    }
    return text;
}

} // namespace

TimestampClient::TimestampClient(HttpTransport& transport, std::vector<TimestampAuthority> authorities, std::vector<Certificate> anchors,
                                 base::Clock clock, EvidenceSource* issuers, std::chrono::milliseconds patience)
    : transport_(transport), authorities_(std::move(authorities)), anchors_(std::move(anchors)), clock_(clock), issuers_(issuers),
      patience_(patience)
{
}

void TimestampClient::completePath(Timestamp& timestamp, std::stop_token stop)
{
    auto highest = timestamp.signer;
    for (int step = 0; issuers_ != nullptr && !anchors_.empty() && step < longestPath; ++step) {
        if (buildChain(timestamp.signer, timestamp.certificates, anchors_, timestamp.time)) return;
        const auto known = std::find_if(timestamp.certificates.begin(), timestamp.certificates.end(), [&](const Certificate& candidate) {
            return candidate != highest && isSignedBy(highest, candidate);
        });
        if (known != timestamp.certificates.end()) {
            highest = *known;
            continue;
        }
        const auto issuers = issuers_->issuers(highest, stop);
        if (!issuers) return;
        timestamp.certificates.insert(timestamp.certificates.end(), issuers->begin(), issuers->end());
    }
}

base::Result<Timestamp> TimestampClient::ask(const TimestampAuthority& authority, const TimestampRequest& request, std::stop_token stop)
{
    const auto query = queryFor(request, authority.policy);
    if (!query) return tl::unexpected(query.error());
    const auto response = transport_.send(requestOf(authority, *query), limitsFor(patience_), stop);
    if (!response) return tl::unexpected(response.error());
    if (!isReply(response->contentType))
        return tl::unexpected(base::Error{Code::timestampAnswerInvalid}.at("HTTP").with("reason", "Content-Type"));
    auto timestamp = grantedBy(response->body);
    if (!timestamp) return timestamp;
    if (auto answers = checkAnswer(*timestamp, *query); !answers) return tl::unexpected(answers.error());
    completePath(*timestamp, std::move(stop));
    if (auto fit = checkAuthority(*timestamp, anchors_, clock_.now()); !fit) return tl::unexpected(fit.error());
    return timestamp;
}

base::Result<Timestamp> TimestampClient::stamp(const TimestampRequest& request, std::stop_token stop)
{
    failures_.clear();
    if (authorities_.empty()) return base::fail(Code::timestampNowhere, "TSA");
    for (auto authority = authorities_.begin(); authority != authorities_.end(); ++authority) {
        auto timestamp = ask(*authority, request, stop);
        if (timestamp) {
            std::rotate(authorities_.begin(), authority, authority + 1);
            return timestamp;
        }
        const auto code = timestamp.error().code;
        if (code == Code::cancelled || code == Code::internal) return timestamp;
        timestamp.error().facts.emplace("host", hostOf(authority->url));
        failures_.push_back(std::move(timestamp.error()));
    }
    return tl::unexpected(base::Error{Code::timestampUnavailable}.at("TSA").with("reasons", reasonsOf(failures_)));
}

base::Status TimestampClient::answers(std::stop_token stop)
{
    TimestampRequest trial{Digest::sha256, base::Bytes(digestSize(Digest::sha256))};
    if (RAND_bytes(trial.imprint.data(), static_cast<int>(trial.imprint.size())) != 1) return base::fail(Code::internal, "RAND_bytes");
    const auto stamped = stamp(trial, std::move(stop));
    if (!stamped) return tl::unexpected(stamped.error());
    return {};
}

} // namespace sceau::pki
