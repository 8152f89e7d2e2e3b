#pragma once

#include "pki/test_authority.hpp"
#include "shared/local_server.hpp"

#include <functional>
#include <memory>
#include <openssl/ssl.h>
#include <string>
#include <vector>

namespace sceau::test {

/// A TLS site in this process, for what no real server does on demand. It believes any certificate.
class TlsServer {
public:
    /// The whole answer to a request, headers included; empty: the connection is cut.
    using Answer = std::function<std::string(const std::string& request)>;
    enum class Asks { always, never, once };

    /// `kept`: a connection serves more than one request.
    explicit TlsServer(Answer answer, Asks asks = Asks::always, bool kept = false);

    [[nodiscard]] std::string url(const std::string& path = "/") const;
    [[nodiscard]] int connections() const { return server_.connections(); }
    [[nodiscard]] const std::vector<std::string>& requests() const { return requests_; } ///< once the server has gone, or after an answer

private:
    void serve(int socket);

    Answer answer_;
    Asks asks_;
    bool kept_;
    std::vector<std::string> requests_;
    LocalServer server_;
};

} // namespace sceau::test
