#include "pki/signature.hpp"

#include <openssl/err.h>
#include <openssl/rsa.h>

namespace sceau::pki {

namespace {

bool fits(const EVP_PKEY* key, Scheme scheme)
{
    const int kind = EVP_PKEY_get_base_id(key);
    switch (scheme) {
    case Scheme::rsaPkcs1:
        return kind == EVP_PKEY_RSA;
    case Scheme::rsaPss:
        return kind == EVP_PKEY_RSA || kind == EVP_PKEY_RSA_PSS;
    case Scheme::ecdsa:
        return kind == EVP_PKEY_EC;
    }
    return false;
}

} // namespace

const EVP_MD* digestMethod(Digest digest)
{
    switch (digest) {
    case Digest::sha256:
        return EVP_sha256();
    case Digest::sha384:
        return EVP_sha384();
    case Digest::sha512:
        return EVP_sha512();
    }
    return nullptr;
}

base::Status setScheme(EVP_PKEY_CTX* context, Scheme scheme, Digest algorithm)
{
    const auto* method = digestMethod(algorithm);
    bool set = EVP_PKEY_CTX_set_signature_md(context, method) == 1;
    if (scheme == Scheme::rsaPkcs1) set = set && EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1;
    if (scheme == Scheme::rsaPss) {
        set = set && EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 && EVP_PKEY_CTX_set_rsa_mgf1_md(context, method) == 1
              && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1;
    }
    if (!set) return tl::unexpected(opensslError(base::Code::mechanismUnsupported, "setScheme"));
    return {};
}

base::Result<base::Bytes> signDigest(EVP_PKEY* key, Scheme scheme, Digest algorithm, base::BytesView digest)
{
    if (!fits(key, scheme) || digest.size() != digestSize(algorithm)) return base::fail(base::Code::mechanismUnsupported, "signDigest");
    const KeyContextPointer context(EVP_PKEY_CTX_new(key, nullptr));
    if (!context || EVP_PKEY_sign_init(context.get()) != 1)
        return tl::unexpected(opensslError(base::Code::keyFailed, "EVP_PKEY_sign_init"));
    if (auto set = setScheme(context.get(), scheme, algorithm); !set) return tl::unexpected(set.error());

    base::Bytes signature(static_cast<std::size_t>(EVP_PKEY_get_size(key)));
    std::size_t size = signature.size();
    if (EVP_PKEY_sign(context.get(), signature.data(), &size, digest.data(), digest.size()) != 1) {
        return tl::unexpected(opensslError(base::Code::keyFailed, "EVP_PKEY_sign"));
    }
    signature.resize(size);
    return signature;
}

bool verifyDigest(const Certificate& certificate, Scheme scheme, Digest algorithm, base::BytesView digest, base::BytesView signature)
{
    const auto x509 = toX509(certificate);
    auto* key = x509 ? X509_get0_pubkey(x509.get()) : nullptr;
    if (key == nullptr || !fits(key, scheme)) return false;
    const KeyContextPointer context(EVP_PKEY_CTX_new(key, nullptr));
    const bool verified = context && EVP_PKEY_verify_init(context.get()) == 1 && setScheme(context.get(), scheme, algorithm).has_value()
                          && EVP_PKEY_verify(context.get(), signature.data(), signature.size(), digest.data(), digest.size()) == 1;
    ERR_clear_error();
    return verified;
}

} // namespace sceau::pki
