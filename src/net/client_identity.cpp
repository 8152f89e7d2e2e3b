#include "net/client_identity.hpp"

#include "net/signer_key.hpp"

#include <array>
#include <span>

namespace sceau::net {

using base::Code;
using pki::Scheme;

namespace {

/// What the key can do, strongest habit first; SHA-1 is nobody's choice any more.
std::string algorithmsOf(const pki::Signer& signer)
{
    std::string list;
    const auto add = [&](const std::string& kind) {
        for (const auto* digest : {"SHA256", "SHA384", "SHA512"})
            list += (list.empty() ? "" : ":") + kind + '+' + digest;
    };
    if (signer.supports(Scheme::ecdsa)) add("ECDSA");
    if (signer.supports(Scheme::rsaPss)) add("RSA-PSS");
    if (signer.supports(Scheme::rsaPkcs1)) add("RSA");
    return list;
}

/// The way from the certificate towards its root, which whoever judges has already.
pki::X509StackPointer chainOf(const pki::Signer& signer)
{
    pki::X509StackPointer chain(sk_X509_new_null());
    for (const auto& issuer : signer.chain()) {
        auto x509 = pki::toX509(issuer);
        if (x509 && !issuer.selfIssued() && sk_X509_push(chain.get(), x509.get()) > 0) static_cast<void>(x509.release());
    }
    return chain;
}

/// Certificates are compared with the host while they are verified, not once the key has signed.
bool expectHost(X509_VERIFY_PARAM* parameters, const std::string& host)
{
    X509_VERIFY_PARAM_set_hostflags(parameters, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    if (X509_VERIFY_PARAM_set1_ip_asc(parameters, host.c_str()) == 1) return true;
    return X509_VERIFY_PARAM_set1_host(parameters, host.data(), host.size()) == 1;
}

std::string withoutBrackets(const std::string& host)
{
    return host.starts_with('[') && host.ends_with(']') ? host.substr(1, host.size() - 2) : host;
}

} // namespace

/// The key, asked once and not after a stop; what it answered is kept.
class ClientIdentity::Once : public pki::Signer {
public:
    Once(pki::Signer& key, ClientIdentity& identity) : key_(key), identity_(identity) {}
    [[nodiscard]] const pki::Certificate& certificate() const override { return key_.certificate(); }
    [[nodiscard]] const std::vector<pki::Certificate>& chain() const override { return key_.chain(); }
    [[nodiscard]] bool supports(Scheme scheme) const override { return key_.supports(scheme); }

    [[nodiscard]] base::Result<base::Bytes> sign(Scheme scheme, pki::Digest algorithm, base::BytesView digest) override
    {
        if (spent_ || identity_.stop_.stop_requested()) return base::fail(Code::cancelled, "ClientIdentity");
        spent_ = true;
        const auto begin = std::chrono::steady_clock::now();
        auto signature = key_.sign(scheme, algorithm, digest);
        identity_.keyTime_ += std::chrono::steady_clock::now() - begin;
        identity_.signedOnce_ = signature.has_value();
        if (!signature) identity_.failure_ = signature.error();
        return signature;
    }

private:
    pki::Signer& key_;
    ClientIdentity& identity_;
    bool spent_ = false;
};

ClientIdentity::ClientIdentity(pki::Signer& signer, std::string host, std::stop_token stop)
    : signer_(std::make_unique<Once>(signer, *this)), host_(withoutBrackets(host)), stop_(std::move(stop))
{
}

ClientIdentity::~ClientIdentity() = default;

bool ClientIdentity::install(const Ssl& ssl, SSL_CTX* context)
{
    ssl_ = &ssl;
    auto algorithms = algorithmsOf(*signer_);
    if (!expectHost(ssl.CTX_get0_param(context), host_)) return false;
    if (ssl.CTX_ctrl(context, SSL_CTRL_SET_CLIENT_SIGALGS_LIST, 0, algorithms.data()) != 1) return false;
    ssl.CTX_set_cert_cb(context, &ClientIdentity::present, this);
    ssl.CTX_set_msg_callback(context, &ClientIdentity::look);
    ssl.CTX_ctrl(context, SSL_CTRL_SET_MSG_CALLBACK_ARG, 0, this);
    return true;
}

/// Called when the server asks for a certificate.
int ClientIdentity::present(SSL* connection, void* self)
{
    auto& identity = *static_cast<ClientIdentity*>(self);
    if (identity.asked_ && identity.signedOnce_) {
        identity.askedAgain_ = true;
        return 0;
    }
    identity.asked_ = true;
    return identity.show(connection) ? 1 : 0;
}

bool ClientIdentity::show(SSL* connection)
{
    const auto certificate = pki::toX509(signer_->certificate());
    const auto key = keyThatSigns(*signer_);
    const auto chain = chainOf(*signer_);
    if (certificate && key && ssl_->use_cert_and_key(connection, certificate.get(), key.get(), chain.get(), 1) == 1) return true;
    failure_ = pki::opensslError(Code::mechanismUnsupported, "SSL_use_cert_and_key");
    return false;
}

void ClientIdentity::look(int ours, int, int type, const void* message, std::size_t size, SSL*, void* self)
{
    const std::span bytes(static_cast<const unsigned char*>(message), size);
    if (ours != 0 || type != SSL3_RT_ALERT || size != 2 || bytes[1] == SSL3_AD_CLOSE_NOTIFY) return;
    static_cast<ClientIdentity*>(self)->alert_ = bytes[1];
}

} // namespace sceau::net
