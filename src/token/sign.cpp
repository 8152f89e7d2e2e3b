#include "token/sign.hpp"

#include "pki/openssl.hpp"
#include "pki/signature.hpp"
#include "token/errors.hpp"

#include <algorithm>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <string_view>

namespace sceau::token {

using base::Code;
using base::Error;

namespace {

/// DigestInfo up to the digest (RFC 8017 § 9.2, note 1).
base::Bytes digestInfo(pki::Digest algorithm, const base::Bytes& digest)
{
    const auto size = static_cast<std::uint8_t>(digest.size());
    const std::uint8_t last = algorithm == pki::Digest::sha256 ? 1 : algorithm == pki::Digest::sha384 ? 2 : 3;
    base::Bytes bytes{0x30, static_cast<std::uint8_t>(17 + size),
                      0x30, 13,
                      0x06, 9,
                      0x60, 0x86,
                      0x48, 0x01,
                      0x65, 0x03,
                      0x04, 0x02,
                      last, 0x05,
                      0x00, 0x04,
                      size};
    bytes.insert(bytes.end(), digest.begin(), digest.end());
    return bytes;
}

CK_RSA_PKCS_PSS_PARAMS pssParameters(pki::Digest algorithm)
{
    const auto salt = static_cast<CK_ULONG>(pki::digestSize(algorithm));
    if (algorithm == pki::Digest::sha384) return {CKM_SHA384, CKG_MGF1_SHA384, salt};
    if (algorithm == pki::Digest::sha512) return {CKM_SHA512, CKG_MGF1_SHA512, salt};
    return {CKM_SHA256, CKG_MGF1_SHA256, salt};
}

bool fits(pki::Scheme scheme, pki::KeyType key)
{
    return (scheme == pki::Scheme::ecdsa ? pki::KeyType::ecdsa : pki::KeyType::rsa) == key;
}

pki::KeyPointer publicKeyOf(const pki::Certificate& certificate)
{
    const auto x509 = pki::toX509(certificate);
    return pki::KeyPointer(x509 ? X509_get_pubkey(x509.get()) : nullptr);
}

/// Empty when the certificate's key is not RSA.
base::Bytes modulusOf(const pki::Certificate& certificate)
{
    const auto key = publicKeyOf(certificate);
    BIGNUM* number = nullptr;
    if (!key || EVP_PKEY_get_bn_param(key.get(), OSSL_PKEY_PARAM_RSA_N, &number) != 1) return {};
    const pki::BignumPointer modulus(number);
    base::Bytes bytes(static_cast<std::size_t>(BN_num_bytes(number)));
    BN_bn2bin(number, bytes.data());
    return bytes;
}

/// r and s side by side become an Ecdsa-Sig-Value.
base::Bytes ecdsaDer(base::BytesView raw)
{
    const auto half = static_cast<int>(raw.size() / 2);
    const pki::Owned<ECDSA_SIG, ECDSA_SIG_free> pair(ECDSA_SIG_new());
    BIGNUM* r = BN_bin2bn(raw.data(), half, nullptr);
    BIGNUM* s = BN_bin2bn(raw.data() + half, half, nullptr);
    if (!pair || ECDSA_SIG_set0(pair.get(), r, s) != 1) return {};
    return pki::toDer<i2d_ECDSA_SIG>(pair.get());
}

struct PrivateKey {
    CK_OBJECT_HANDLE object = 0;
    bool alwaysAuthenticate = false;
};

base::Bytes withoutLeadingZeros(base::Bytes number)
{
    number.erase(number.begin(), std::find_if(number.begin(), number.end(), [](auto byte) { return byte != 0; }));
    return number;
}

/// The key of the certificate among those with its CKA_ID. Keys that show another modulus are passed over; where none can be told
/// apart (EC keys show no public half) the first is tried, and the signature decides.
base::Result<PrivateKey> keyFor(const Session& session, const base::Bytes& id, const pki::Certificate& certificate)
{
    const auto candidates = session.objects(CKO_PRIVATE_KEY, &id);
    if (!candidates) return tl::unexpected(candidates.error());
    if (candidates->empty()) return base::fail(Code::certificateWithoutKey, "keyFor");

    const auto modulus = modulusOf(certificate);
    const CK_ULONG type = certificate.keyType == pki::KeyType::ecdsa ? CKK_EC : CKK_RSA;
    for (const auto object : *candidates) {
        const auto told = session.read(object, {CKA_KEY_TYPE, CKA_MODULUS, CKA_ALWAYS_AUTHENTICATE});
        if (!told) return tl::unexpected(told.error());
        const auto shown = withoutLeadingZeros(bytesIn(*told, CKA_MODULUS));
        if (numberIn(*told, CKA_KEY_TYPE).value_or(type) != type || (!shown.empty() && shown != modulus)) continue;
        return PrivateKey{object, truthIn(*told, CKA_ALWAYS_AUTHENTICATE).value_or(false)};
    }
    return tl::unexpected(Error{Code::keyFailed}.at("keyFor").with("reason", "the key does not match the certificate"));
}

} // namespace

base::Result<Signature> Signature::prepare(const SignRequest& request)
{
    auto certificate = pki::parseCertificate(request.certificate);
    if (!certificate) return tl::unexpected(certificate.error());
    if (!fits(request.scheme, certificate->keyType) || request.digest.size() != pki::digestSize(request.algorithm)) {
        return base::fail(Code::mechanismUnsupported, "Signature::prepare");
    }
    Signature signature(request);
    signature.certificate_ = std::move(*certificate);
    signature.input_ = request.scheme == pki::Scheme::rsaPkcs1 ? digestInfo(request.algorithm, request.digest) : request.digest;
    signature.pss_ = pssParameters(request.algorithm);
    if (request.scheme == pki::Scheme::ecdsa) { // FIPS 186-4 § 6.4: the leftmost bits; some tokens refuse to do it themselves
        const auto order = static_cast<std::size_t>(signature.certificate_.keyBits + 7) / 8;
        signature.input_.resize(std::min(signature.input_.size(), order));
    }
    return signature;
}

CK_MECHANISM Signature::mechanism() const
{
    switch (request_.scheme) {
    case pki::Scheme::rsaPss:
        return {CKM_RSA_PKCS_PSS, const_cast<CK_RSA_PKCS_PSS_PARAMS*>(&pss_), sizeof pss_};
    case pki::Scheme::ecdsa:
        return {CKM_ECDSA, nullptr, 0};
    case pki::Scheme::rsaPkcs1:
        break;
    }
    return {CKM_RSA_PKCS, nullptr, 0};
}

base::Status Signature::offeredBy(const Functions& functions, CK_SLOT_ID slot) const
{
    CK_MECHANISM_INFO info{};
    const auto rv = functions.C_GetMechanismInfo(slot, mechanism().mechanism, &info);
    const bool refused = rv == CKR_MECHANISM_INVALID || (rv == CKR_OK && (info.flags & CKF_SIGN) == 0);
    if (refused) return base::fail(Code::mechanismUnsupported, "C_GetMechanismInfo");
    return {};
}

base::Result<base::Bytes> Signature::make(Session& session, const base::Secret* pin) const
{
    const auto key = keyFor(session, request_.id, certificate_);
    if (!key) return tl::unexpected(key.error());
    if (auto started = session.signInit(mechanism(), key->object); !started) return tl::unexpected(started.error());
    if (key->alwaysAuthenticate) {
        if (auto proven = session.loginForKey(pin); !proven) return tl::unexpected(proven.error());
    }
    auto signature = session.sign(input_);
    if (!signature) return signature;
    if (request_.scheme == pki::Scheme::ecdsa) signature = ecdsaDer(*signature);
    if (auto sound = verify(*signature); !sound) return tl::unexpected(sound.error());
    return signature;
}

base::Status Signature::verify(base::BytesView signature) const
{
    const auto key = publicKeyOf(certificate_);
    const pki::KeyContextPointer context(key ? EVP_PKEY_CTX_new(key.get(), nullptr) : nullptr);
    if (!context || EVP_PKEY_verify_init(context.get()) != 1)
        return tl::unexpected(pki::opensslError(Code::keyFailed, "EVP_PKEY_verify_init"));
    if (auto set = pki::setScheme(context.get(), request_.scheme, request_.algorithm); !set) return set;
    const auto& digest = request_.digest;
    if (EVP_PKEY_verify(context.get(), signature.data(), signature.size(), digest.data(), digest.size()) == 1) return {};
    return tl::unexpected(pki::opensslError(Code::keyFailed, "C_Sign").with("reason", "the key does not match the certificate"));
}

} // namespace sceau::token
