#include "net/curl_transport.hpp"

#include "net/exchange.hpp"
#include "net/local_address.hpp"

#include <algorithm>

namespace sceau::net {

using base::Code;

namespace {

bool hasLineEnd(const std::string& text)
{
    return text.find_first_of("\r\n") != std::string::npos;
}

} // namespace

CurlTransport::CurlTransport(CurlSettings settings) : settings_(std::move(settings)) {}

base::Result<pki::HttpResponse> CurlTransport::send(const pki::HttpRequest& request, const pki::HttpLimits& limits, std::stop_token stop)
{
    if (std::any_of(request.headers.begin(), request.headers.end(), hasLineEnd)) return base::fail(Code::internal, "HttpRequest::headers");
    const auto loaded = Curl::load();
    if (!loaded) return tl::unexpected(loaded.error());
    const auto& curl = **loaded;
    const Url url = parseUrl(curl, request.url);
    const auto host = part(curl, url, CURLUPART_HOST);
    const auto refused = [&](Code code) { return base::Error{code}.at("CurlTransport").with("host", host); };
    if (!url) return tl::unexpected(refused(Code::networkStatus));
    const bool localRefused = limits.publicOnly && !settings_.localAuthorities;
    const auto local = [&] { return tl::unexpected(refused(Code::networkStatus).with("reason", "localAddress")); };
    if (localRefused && isLocalHost(host)) return local();

    Exchange exchange(curl, request, limits, settings_, url);
    const auto result = exchange.run(stop);
    if (stop.stop_requested()) return tl::unexpected(refused(Code::cancelled));
    if (result != CURLE_OK && exchange.refusedLocal()) return local();
    if (result != CURLE_OK) return tl::unexpected(refused(codeOf(result)).with("curl", curl.easy_strerror(result)));
    auto response = exchange.response();
    if (response.status < 200 || response.status > 299) {
        return tl::unexpected(refused(Code::networkStatus).with("status", std::to_string(response.status)));
    }
    return response;
}

} // namespace sceau::net
