#pragma once

#include "shared/openssl_server.hpp"

#include <filesystem>

namespace sceau::test {

/// A web site of this machine that is `openssl s_server -www`: it answers any request with a page about the connection.
class TlsSite {
public:
    struct How {
        std::filesystem::path clients{}; ///< PEM of those whose certificates it asks for and believes; empty: it does not ask
        std::string version{};           ///< "-tls1_2", "-tls1_3"; empty: both
        std::string name = "IP:127.0.0.1";
        std::string authority = "TEST AC des sites";
    };
    TlsSite() : TlsSite(How()) {}
    explicit TlsSite(const How& how);

    [[nodiscard]] std::string url() const { return "https://127.0.0.1:" + std::to_string(server_.port()) + "/"; }

    /// PEM file of the authority of sites whose How names none.
    [[nodiscard]] static std::filesystem::path authorities();

private:
    OpensslServer server_;
};

/// The certificate and key of a site for whom authorities() vouch.
[[nodiscard]] const pki::TestIdentity& siteIdentity();

/// A PEM file of one certificate.
[[nodiscard]] std::filesystem::path pemFile(const pki::Certificate& certificate);

} // namespace sceau::test
