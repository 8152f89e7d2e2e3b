#include "net/site_login.hpp"

#include "net/client_identity.hpp"
#include "net/exchange.hpp"

#include <algorithm>
#include <array>

namespace sceau::net {

using base::Code;

namespace {

/// A key may be slow, and its PIN may be typed on the reader.
constexpr std::chrono::minutes forTheKey{3};

struct Site {
    const Curl& curl;
    Url url;
    [[nodiscard]] std::string host() const { return part(curl, url, CURLUPART_HOST); }
};

/// Scheme, host and port.
bool isSamePlace(const Curl& curl, const Url& one, const Url& other)
{
    constexpr std::array place{CURLUPART_SCHEME, CURLUPART_HOST, CURLUPART_PORT};
    return std::all_of(place.begin(), place.end(), [&](auto which) { return part(curl, one, which) == part(curl, other, which); });
}

/// In the words of RFC 8446 § 6.2; those that speak of a client's certificate.
std::string nameOf(int alert)
{
    static constexpr std::array<std::pair<int, const char*>, 12> names{{{SSL3_AD_HANDSHAKE_FAILURE, "handshake_failure"},
                                                                        {SSL3_AD_BAD_CERTIFICATE, "bad_certificate"},
                                                                        {SSL3_AD_UNSUPPORTED_CERTIFICATE, "unsupported_certificate"},
                                                                        {SSL3_AD_CERTIFICATE_REVOKED, "certificate_revoked"},
                                                                        {SSL3_AD_CERTIFICATE_EXPIRED, "certificate_expired"},
                                                                        {SSL3_AD_CERTIFICATE_UNKNOWN, "certificate_unknown"},
                                                                        {TLS1_AD_UNKNOWN_CA, "unknown_ca"},
                                                                        {TLS1_AD_ACCESS_DENIED, "access_denied"},
                                                                        {TLS1_AD_DECRYPT_ERROR, "decrypt_error"},
                                                                        {TLS1_AD_PROTOCOL_VERSION, "protocol_version"},
                                                                        {TLS1_AD_INSUFFICIENT_SECURITY, "insufficient_security"},
                                                                        {TLS13_AD_CERTIFICATE_REQUIRED, "certificate_required"}}};
    const auto* const found = std::find_if(names.begin(), names.end(), [&](const auto& one) { return one.first == alert; });
    return found == names.end() ? "alert " + std::to_string(alert) : found->second;
}

/// 400 is what nginx says of a certificate that it does not accept; 495 and 496 are its own inner names for it.
bool refusesWho(int status)
{
    constexpr std::array refusals{400, 401, 403, 495, 496};
    return std::find(refusals.begin(), refusals.end(), status) != refusals.end();
}

bool isCut(CURLcode result)
{
    constexpr std::array cuts{CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING, CURLE_SSL_CONNECT_ERROR};
    return std::find(cuts.begin(), cuts.end(), result) != cuts.end();
}

/// TLS 1.3 knows RSA with PSS only.
bool needsOldTls(const pki::Signer& signer)
{
    return signer.supports(pki::Scheme::rsaPkcs1) && !signer.supports(pki::Scheme::rsaPss);
}

/// Why no answer came. `oldTls`: TLS 1.2 was all that we could offer.
base::Error whyNot(CURLcode result, const ClientIdentity& identity, bool oldTls)
{
    const auto reason = identity.alert() ? nameOf(*identity.alert()) : std::string();
    if (oldTls && identity.alert() == TLS1_AD_PROTOCOL_VERSION) return base::Error{Code::mechanismUnsupported}.with("reason", reason);
    if (!identity.signedOnce()) {
        auto error = base::Error{codeOf(result)};
        return reason.empty() ? error : std::move(error).with("reason", reason);
    }
    if (!reason.empty()) return base::Error{Code::certificateRefused}.with("reason", reason);
    if (isCut(result)) return base::Error{Code::certificateRefused}.with("reason", "closed");
    return base::Error{codeOf(result)};
}

CURLcode installIdentity(CURL*, void* context, void* identity)
{
    const auto ssl = Ssl::load();
    const bool done = ssl && static_cast<ClientIdentity*>(identity)->install(**ssl, static_cast<SSL_CTX*>(context));
    return done ? CURLE_OK : CURLE_SSL_CERTPROBLEM;
}

/// libcurl counts the key's time against the network's, so that it is we who look at the clock.
pki::HttpLimits withTimeForTheKey(pki::HttpLimits limits)
{
    limits.connect += forTheKey;
    limits.total += forTheKey;
    limits.schemes = {"https"};
    limits.publicOnly = false;
    return limits;
}

class Login {
public:
    Login(const Site& site, pki::Signer& signer, const CurlSettings& settings, const pki::HttpLimits& limits, std::stop_token stop)
        : site_(site), limits_(limits), stop_(stop), oldTls_(needsOldTls(signer)), identity_(signer, site.host(), std::move(stop)),
          exchange_(site.curl, {}, withTimeForTheKey(limits), settings, site.url)
    {
        exchange_.set(CURLOPT_FOLLOWLOCATION, 0L);
        exchange_.set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1)); // HTTP/2 knows no certificate asked for later
        exchange_.set(CURLOPT_SSL_CTX_FUNCTION, &installIdentity);
        exchange_.set(CURLOPT_SSL_CTX_DATA, &identity_);
        const long highest = oldTls_ ? CURL_SSLVERSION_MAX_TLSv1_2 : CURL_SSLVERSION_MAX_DEFAULT;
        exchange_.set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2) | highest);
    }

    [[nodiscard]] base::Result<int> status()
    {
        auto status = ask();
        for (int hops = 0; status && isRedirection(*status) && hops < limits_.redirections; ++hops) {
            const auto next = exchange_.redirection();
            if (next.empty()) break;
            if (!isSamePlace(site_.curl, parseUrl(site_.curl, next), site_.url)) return refused(Code::networkStatus, *status);
            exchange_.set(CURLOPT_CURLU, nullptr);
            exchange_.set(CURLOPT_URL, next.c_str());
            auto further = ask();
            if (identity_.askedAgain()) break;
            status = std::move(further);
        }
        return status ? judged(*status) : status;
    }

private:
    static tl::unexpected<base::Error> refused(Code code, int status)
    {
        return tl::unexpected(base::Error{code}.at("logIn").with("status", std::to_string(status)));
    }

    static bool isRedirection(int status) { return status >= 300 && status <= 399; }

    [[nodiscard]] bool late() const { return std::chrono::steady_clock::now() - begin_ - identity_.keyTime() > limits_.total; }

    [[nodiscard]] base::Result<int> ask()
    {
        const auto result = exchange_.run(stop_, [this] { return late(); });
        if (identity_.failure()) return tl::unexpected(*identity_.failure());
        if (stop_.stop_requested()) return base::fail(Code::cancelled, "logIn");
        if (result != CURLE_OK)
            return tl::unexpected(whyNot(result, identity_, oldTls_).at("logIn").with("curl", site_.curl.easy_strerror(result)));
        return exchange_.response().status;
    }

    [[nodiscard]] base::Result<int> judged(int status) const
    {
        if (!identity_.signedOnce()) return refused(Code::certificateNotAsked, status);
        if (refusesWho(status)) return refused(Code::certificateRefused, status);
        if (status < 200 || status > 399) return refused(Code::networkStatus, status);
        return status;
    }

    const Site& site_;
    pki::HttpLimits limits_;
    std::stop_token stop_;
    bool oldTls_;
    ClientIdentity identity_; // outlives the connections that refer to it
    Exchange exchange_;
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

bool isHttps(const Site& site)
{
    return site.url && part(site.curl, site.url, CURLUPART_SCHEME) == "https" && !site.host().empty();
}

bool canSign(const pki::Signer& signer)
{
    using pki::Scheme;
    return signer.supports(Scheme::ecdsa) || signer.supports(Scheme::rsaPss) || signer.supports(Scheme::rsaPkcs1);
}

} // namespace

base::Result<int> logIn(const std::string& url, pki::Signer& signer, const CurlSettings& settings, const pki::HttpLimits& limits,
                        std::stop_token stop)
{
    const auto curl = Curl::load();
    if (!curl) return tl::unexpected(curl.error());
    if (const auto ssl = Ssl::load(); !ssl) return tl::unexpected(ssl.error());
    const Site site{**curl, parseUrl(**curl, url)};
    const auto named = [&](base::Error error) { return tl::unexpected(std::move(error).with("host", site.host())); };
    if (!isHttps(site)) return named(base::Error{Code::networkStatus}.at("logIn"));
    if (!canSign(signer)) return named(base::Error{Code::mechanismUnsupported}.at("logIn"));

    auto status = Login(site, signer, settings, limits, std::move(stop)).status();
    if (!status) return named(std::move(status.error()));
    return status;
}

} // namespace sceau::net
