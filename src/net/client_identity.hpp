#pragma once

#include "net/ssl.hpp"
#include "pki/openssl.hpp"
#include "pki/signer.hpp"

#include <chrono>
#include <optional>
#include <stop_token>

/// Inside the room: who we are in a TLS connection, and what became of it.
namespace sceau::net {

/// A Signer as the client's certificate and key, shown to one host. It signs once; a second request is left without an answer.
class ClientIdentity {
public:
    /// `host`: whose certificate is wanted before anything of ours is shown. A name or an address in figures.
    ClientIdentity(pki::Signer& signer, std::string host, std::stop_token stop);
    ~ClientIdentity();
    ClientIdentity(const ClientIdentity&) = delete;
    ClientIdentity& operator=(const ClientIdentity&) = delete;

    /// Before the connection. Whether the context takes all of it.
    [[nodiscard]] bool install(const Ssl& ssl, SSL_CTX* context);

    [[nodiscard]] bool asked() const { return asked_; }           ///< the server wanted a certificate
    [[nodiscard]] bool signedOnce() const { return signedOnce_; } ///< and got it, with a signature
    [[nodiscard]] bool askedAgain() const { return askedAgain_; }
    [[nodiscard]] const std::optional<base::Error>& failure() const { return failure_; } ///< of the key
    [[nodiscard]] const std::optional<int>& alert() const { return alert_; } ///< the server's last (RFC 8446 § 6), close_notify aside
    [[nodiscard]] std::chrono::steady_clock::duration keyTime() const { return keyTime_; }

private:
    class Once;
    static int present(SSL* connection, void* self);
    static void look(int ours, int version, int type, const void* message, std::size_t size, SSL* connection, void* self);
    [[nodiscard]] bool show(SSL* connection);

    std::unique_ptr<Once> signer_;
    std::string host_;
    std::stop_token stop_;
    const Ssl* ssl_ = nullptr;
    bool asked_ = false, askedAgain_ = false, signedOnce_ = false;
    std::optional<base::Error> failure_;
    std::optional<int> alert_;
    std::chrono::steady_clock::duration keyTime_{};
};

} // namespace sceau::net
