#include "tls_server.hpp"

#include "shared/tls_site.hpp"

#include <array>
#include <csignal>

namespace sceau::test {

namespace {

using Context = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;
using Connection = std::unique_ptr<SSL, decltype(&SSL_free)>;

int believe(int, X509_STORE_CTX*)
{
    return 1;
}

Context contextFor(const pki::TestIdentity& identity, bool asks)
{
    Context context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
    const auto& der = identity.certificate.der;
    const auto& key = identity.privateKey;
    SSL_CTX_use_certificate_ASN1(context.get(), static_cast<int>(der.size()), der.data());
    SSL_CTX_use_PrivateKey_ASN1(EVP_PKEY_EC, context.get(), key.data(), static_cast<long>(key.size()));
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF); // each connection is a whole handshake
    SSL_CTX_set_num_tickets(context.get(), 0);
    SSL_CTX_set_options(context.get(), SSL_OP_NO_TICKET);
    if (asks) SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, &believe);
    return context;
}

std::string requestFrom(SSL* connection)
{
    std::string request;
    std::array<char, 4'096> piece{};
    while (request.find("\r\n\r\n") == std::string::npos) {
        const int got = SSL_read(connection, piece.data(), static_cast<int>(piece.size()));
        if (got <= 0) return {};
        request.append(piece.data(), static_cast<std::size_t>(got));
    }
    return request;
}

} // namespace

TlsServer::TlsServer(Answer answer, Asks asks, bool kept)
    : answer_(std::move(answer)), asks_(asks), kept_(kept),
      server_([this](const std::string&, int socket) { serve(socket); }, LocalServer::Reading::raw)
{
    std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes with write()
}

std::string TlsServer::url(const std::string& path) const
{
    return "https://127.0.0.1:" + std::to_string(server_.port()) + path;
}

void TlsServer::serve(int socket)
{
    const bool asks = asks_ == Asks::always || (asks_ == Asks::once && server_.connections() == 1);
    const auto context = contextFor(siteIdentity(), asks);
    const Connection connection(SSL_new(context.get()), &SSL_free);
    SSL_set_fd(connection.get(), socket);
    if (SSL_accept(connection.get()) != 1) return;
    do {
        const auto request = requestFrom(connection.get());
        if (request.empty()) return;
        requests_.push_back(request);
        const auto text = answer_(request);
        if (text.empty()) return;
        SSL_write(connection.get(), text.data(), static_cast<int>(text.size()));
    } while (kept_);
    SSL_shutdown(connection.get());
}

} // namespace sceau::test
