#pragma once

#include "shared/certificates.hpp"
#include "shared/local_server.hpp"

#include <atomic>
#include <filesystem>
#include <functional>

namespace sceau::test {

/// A time-stamping authority: `openssl ts -reply` behind a small HTTP server.
class TimeAuthority {
public:
    struct Manner {
        const pki::TestIdentity* identity = nullptr; ///< its unit; must outlive this
        std::vector<pki::Certificate> chain;         ///< sent along
        std::string digests = "sha256,sha384,sha512";
        std::string policy = "1.2.3.4.1"; ///< its own
        std::string otherPolicies;        ///< accepted when asked for
        std::string status = "200 OK";
        std::string contentType = "application/timestamp-reply";
        std::function<std::string(const std::string& response)> alter; ///< what is sent instead
    };
    explicit TimeAuthority(Manner manner);

    [[nodiscard]] std::string url() const { return server_.url("/tsa"); }
    [[nodiscard]] int asked() const { return asked_; }

private:
    [[nodiscard]] std::string reply(const std::string& query);
    void answer(const std::string& request, int socket);

    Manner manner_;
    std::filesystem::path folder_;
    std::atomic<int> asked_{0};
    LocalServer server_; ///< last: it answers from the moment it is there
};

/// Empty when `openssl ts -verify` accepts a token over these bytes, under a root.
[[nodiscard]] std::string timestampComplaints(const base::Bytes& token, const base::Bytes& data, const pki::Certificate& root);

/// The unit of a time-stamping authority, valid for a year from a month ago.
[[nodiscard]] pki::TestIdentity timeUnit(const pki::TestIdentity& issuer, const Extensions& more = {});

} // namespace sceau::test
