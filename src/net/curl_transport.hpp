#pragma once

#include "pki/http_transport.hpp"

#include <optional>

namespace sceau::net {

struct CurlSettings {
    std::optional<std::string> proxy; ///< empty: the environment's (https_proxy, no_proxy); "": none at all
    bool localAuthorities = false;    ///< HttpLimits::publicOnly does not count: an authority is inside
    std::string siteAuthorities{};    ///< a PEM file of those that vouch for sites (TLS); empty: the system's
};

/// HTTP through libcurl. HttpLimits::publicOnly is held to where a connection really leads, after redirections, too; through a proxy, which
/// looks names up itself, only addresses in figures are refused, and no redirection is followed. Safe to use from several threads at once.
class CurlTransport : public pki::HttpTransport {
public:
    explicit CurlTransport(CurlSettings settings = {});
    [[nodiscard]] base::Result<pki::HttpResponse> send(const pki::HttpRequest& request, const pki::HttpLimits& limits,
                                                       std::stop_token stop) override;

private:
    CurlSettings settings_;
};

} // namespace sceau::net
