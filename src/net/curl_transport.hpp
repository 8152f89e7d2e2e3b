#pragma once

#include "pki/http_transport.hpp"

#include <optional>

namespace sceau::net {

struct CurlSettings {
    std::optional<std::string> proxy; ///< empty: the environment's (https_proxy, no_proxy); "": none at all
};

/// HTTP through libcurl. Safe to use from several threads at once.
class CurlTransport : public pki::HttpTransport {
public:
    explicit CurlTransport(CurlSettings settings = {});
    [[nodiscard]] base::Result<pki::HttpResponse> send(const pki::HttpRequest& request, const pki::HttpLimits& limits,
                                                       std::stop_token stop) override;

private:
    CurlSettings settings_;
};

} // namespace sceau::net
