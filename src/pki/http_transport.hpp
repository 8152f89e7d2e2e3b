#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <chrono>
#include <cstddef>
#include <stop_token>
#include <string>
#include <vector>

namespace sceau::pki {

struct HttpRequest {
    std::string method = "GET";
    std::string url{};
    std::vector<std::string> headers{}; ///< "Name: value", without line ends
    base::Bytes body{};                 ///< sent when it is not empty or the method is POST
};

struct HttpLimits {
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds total{20'000};           ///< the whole exchange, redirections included
    std::size_t body = 32U * 1024 * 1024;              ///< of the answer
    std::vector<std::string> schemes{"https", "http"}; ///< OCSP, CRLs and time-stamps are signed: plain HTTP is enough for them
    int redirections = 5;                              ///< of a GET, never to another scheme
    bool publicOnly = false;                           ///< nothing of this machine or a local network: nobody vouches for the address
};

struct HttpResponse {
    int status = 0; ///< 200 to 299
    std::string contentType;
    base::Bytes body;
};

/// One HTTP exchange with a host that the user's action needs and the settings name. Blocks: never call it on the UI thread.
class HttpTransport {
public:
    virtual ~HttpTransport() = default;
    /// Codes: networkUnreachable, networkTimeout, networkTls, networkTooLarge, networkStatus (an answer that is no success, a redirection
    /// or an address that is not allowed; fact "status" when there is one, "reason" localAddress), programMissing (the HTTP library),
    /// cancelled. Fact "host", never the whole URL.
    [[nodiscard]] virtual base::Result<HttpResponse> send(const HttpRequest& request, const HttpLimits& limits, std::stop_token stop) = 0;
};

} // namespace sceau::pki
