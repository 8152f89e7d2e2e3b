#include "pki/test_certificate.hpp"

#include "pki/openssl.hpp"

#include <array>
#include <openssl/conf.h>
#include <openssl/rand.h>

namespace sceau::pki {

namespace {

using ExtensionPointer = Owned<X509_EXTENSION, X509_EXTENSION_free>;
using ConfigurationPointer = Owned<CONF, NCONF_free>;
using Pkcs8Pointer = Owned<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free>;

tl::unexpected<base::Error> failed(std::string where)
{
    return tl::unexpected(opensslError(base::Code::internal, std::move(where)));
}

KeyPointer makeKey(TestProfile::Key kind)
{
    using Key = TestProfile::Key;
    switch (kind) {
    case Key::rsa1024:
        return KeyPointer(EVP_RSA_gen(1024));
    case Key::rsa2048:
        return KeyPointer(EVP_RSA_gen(2048));
    case Key::rsa3072:
        return KeyPointer(EVP_RSA_gen(3072));
    case Key::rsa4096:
        return KeyPointer(EVP_RSA_gen(4096));
    case Key::p256:
        return KeyPointer(EVP_EC_gen("P-256"));
    case Key::p384:
        return KeyPointer(EVP_EC_gen("P-384"));
    }
    return nullptr;
}

KeyPointer readKey(const base::Bytes& pkcs8)
{
    const unsigned char* cursor = pkcs8.data();
    return KeyPointer(d2i_AutoPrivateKey(nullptr, &cursor, static_cast<long>(pkcs8.size())));
}

base::Bytes writeKey(const EVP_PKEY* key)
{
    const Pkcs8Pointer info(EVP_PKEY2PKCS8(key));
    return info ? toDer<i2d_PKCS8_PRIV_KEY_INFO>(info.get()) : base::Bytes();
}

bool setSerial(X509* x509)
{
    std::array<unsigned char, 16> random{};
    if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1) return false;
    random[0] = static_cast<unsigned char>((random[0] & 0x7F) | 0x40); // positive and always sixteen bytes
    const BignumPointer number(BN_bin2bn(random.data(), static_cast<int>(random.size()), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(x509)) != nullptr;
}

bool setTime(ASN1_TIME* time, base::Instant instant)
{
    return ASN1_TIME_set(time, static_cast<time_t>(instant.time_since_epoch().count())) != nullptr;
}

bool setSubject(X509* x509, const std::vector<CertificateDraft::Attribute>& subject)
{
    auto* name = X509_get_subject_name(x509);
    for (const auto& [type, value] : subject) {
        const auto* text = reinterpret_cast<const unsigned char*>(value.data());
        if (X509_NAME_add_entry_by_NID(name, type, MBSTRING_UTF8, text, static_cast<int>(value.size()), -1, 0) != 1) return false;
    }
    return true;
}

bool addExtensions(X509* x509, X509* issuer, const std::vector<CertificateDraft::Extension>& extensions)
{
    const ConfigurationPointer empty(NCONF_new(nullptr)); // certificate policies want one to look into
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, x509, nullptr, nullptr, 0);
    X509V3_set_nconf(&context, empty.get());
    for (const auto& [type, value, critical] : extensions) {
        const auto text = (critical ? "critical," : "") + value;
        const ExtensionPointer extension(X509V3_EXT_conf_nid(nullptr, &context, type, text.c_str()));
        if (!extension || X509_add_ext(x509, extension.get(), -1) != 1) return false;
    }
    return true;
}

} // namespace

base::Result<TestIdentity> makeCertificate(const CertificateDraft& draft)
{
    const auto key = draft.privateKey ? readKey(*draft.privateKey) : makeKey(draft.key);
    const auto issuerKey = draft.issuer ? readKey(draft.issuer->privateKey) : nullptr;
    const auto issuer = draft.issuer ? toX509(draft.issuer->certificate) : nullptr;
    const X509Pointer x509(X509_new());
    const auto* digest = EVP_get_digestbyname(draft.digest.c_str());
    if (!key || !x509 || !digest || (draft.issuer && (!issuer || !issuerKey))) return failed("makeCertificate");

    const bool stated = X509_set_version(x509.get(), X509_VERSION_3) == 1 && setSerial(x509.get())
                        && setTime(X509_getm_notBefore(x509.get()), draft.notBefore)
                        && setTime(X509_getm_notAfter(x509.get()), draft.notAfter) && setSubject(x509.get(), draft.subject)
                        && X509_set_pubkey(x509.get(), key.get()) == 1
                        && X509_set_issuer_name(x509.get(), X509_get_subject_name(issuer ? issuer.get() : x509.get())) == 1
                        && addExtensions(x509.get(), issuer ? issuer.get() : x509.get(), draft.extensions);
    if (!stated || X509_sign(x509.get(), issuerKey ? issuerKey.get() : key.get(), digest) <= 0) return failed("makeCertificate");

    auto certificate = parseCertificate(toDer<i2d_X509>(x509.get()));
    if (!certificate) return tl::unexpected(certificate.error());
    return TestIdentity{std::move(*certificate), writeKey(key.get())};
}

} // namespace sceau::pki
