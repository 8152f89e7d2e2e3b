#include "token/key_objects.hpp"

#include "base/secret.hpp"
#include "pki/openssl.hpp"

#include <array>
#include <cstring>
#include <openssl/core_names.h>
#include <openssl/objects.h>

namespace sceau::token {

using base::Bytes;
using base::Code;

namespace {

struct RsaPart {
    CK_ATTRIBUTE_TYPE type;
    const char* name;
};

constexpr std::array<RsaPart, 8> rsaParts{{
    {CKA_MODULUS, OSSL_PKEY_PARAM_RSA_N},
    {CKA_PUBLIC_EXPONENT, OSSL_PKEY_PARAM_RSA_E},
    {CKA_PRIVATE_EXPONENT, OSSL_PKEY_PARAM_RSA_D},
    {CKA_PRIME_1, OSSL_PKEY_PARAM_RSA_FACTOR1},
    {CKA_PRIME_2, OSSL_PKEY_PARAM_RSA_FACTOR2},
    {CKA_EXPONENT_1, OSSL_PKEY_PARAM_RSA_EXPONENT1},
    {CKA_EXPONENT_2, OSSL_PKEY_PARAM_RSA_EXPONENT2},
    {CKA_COEFFICIENT, OSSL_PKEY_PARAM_RSA_COEFFICIENT1},
}};

/// Big-endian and unsigned, as both CKA_MODULUS and CKA_VALUE want it.
Bytes number(const EVP_PKEY* key, const char* name)
{
    BIGNUM* raw = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &raw) != 1) return {};
    const pki::Owned<BIGNUM, BN_clear_free> value(raw);
    Bytes bytes(static_cast<std::size_t>(BN_num_bytes(raw)));
    BN_bn2bin(raw, bytes.data());
    return bytes;
}

/// The curve's OBJECT IDENTIFIER (CKA_EC_PARAMS).
Bytes curveOf(const EVP_PKEY* key)
{
    std::array<char, 64> group{};
    std::size_t length = 0;
    if (EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, group.data(), group.size(), &length) != 1) return {};
    const pki::ObjectPointer object(OBJ_txt2obj(group.data(), 0));
    return object ? pki::toDer<i2d_ASN1_OBJECT>(object.get()) : Bytes{};
}

/// The public point inside an OCTET STRING (CKA_EC_POINT).
Bytes pointOf(const EVP_PKEY* key)
{
    std::array<unsigned char, 256> point{};
    std::size_t length = 0;
    if (EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size(), &length) != 1) return {};
    const pki::Owned<ASN1_OCTET_STRING, ASN1_OCTET_STRING_free> string(ASN1_OCTET_STRING_new());
    if (!string || ASN1_OCTET_STRING_set(string.get(), point.data(), static_cast<int>(length)) != 1) return {};
    return pki::toDer<i2d_ASN1_OCTET_STRING>(string.get());
}

Bytes textBytes(const std::string& text)
{
    const auto view = base::bytesOf(text);
    return {view.begin(), view.end()};
}

ObjectTemplate named(const SoftObject& object, CK_OBJECT_CLASS kind, bool hidden)
{
    ObjectTemplate one;
    one.with(CKA_CLASS, kind).with(CKA_TOKEN, true).with(CKA_PRIVATE, hidden);
    one.with(CKA_ID, object.id).with(CKA_LABEL, textBytes(object.label));
    return one;
}

ObjectTemplate certificateOf(const SoftObject& object)
{
    auto one = named(object, CKO_CERTIFICATE, false);
    one.with(CKA_CERTIFICATE_TYPE, CK_ULONG{CKC_X_509}).with(CKA_VALUE, object.certificate.der);
    one.with(CKA_SUBJECT, object.certificate.subjectDer).with(CKA_ISSUER, object.certificate.issuerDer);
    const auto x509 = pki::toX509(object.certificate); // NSS takes no certificate without its serial number
    if (x509) one.with(CKA_SERIAL_NUMBER, pki::toDer<i2d_ASN1_INTEGER>(X509_get0_serialNumber(x509.get())));
    return one;
}

void addRsa(const EVP_PKEY* key, ObjectTemplate& secret, ObjectTemplate& open)
{
    secret.with(CKA_KEY_TYPE, CK_ULONG{CKK_RSA});
    open.with(CKA_KEY_TYPE, CK_ULONG{CKK_RSA});
    for (const auto& part : rsaParts) {
        auto value = number(key, part.name);
        if (part.type == CKA_MODULUS || part.type == CKA_PUBLIC_EXPONENT) open.with(part.type, value);
        secret.with(part.type, std::move(value));
    }
}

void addEc(const EVP_PKEY* key, ObjectTemplate& secret, ObjectTemplate& open)
{
    secret.with(CKA_KEY_TYPE, CK_ULONG{CKK_EC}).with(CKA_EC_PARAMS, curveOf(key)).with(CKA_VALUE, number(key, OSSL_PKEY_PARAM_PRIV_KEY));
    open.with(CKA_KEY_TYPE, CK_ULONG{CKK_EC}).with(CKA_EC_PARAMS, curveOf(key)).with(CKA_EC_POINT, pointOf(key));
}

} // namespace

ObjectTemplate::~ObjectTemplate()
{
    for (auto& [type, value] : values_)
        base::wipe(value.data(), value.size());
}

ObjectTemplate& ObjectTemplate::with(CK_ATTRIBUTE_TYPE type, Bytes value)
{
    values_.emplace_back(type, std::move(value));
    return *this;
}

ObjectTemplate& ObjectTemplate::with(CK_ATTRIBUTE_TYPE type, CK_ULONG value)
{
    Bytes bytes(sizeof value);
    std::memcpy(bytes.data(), &value, sizeof value);
    return with(type, std::move(bytes));
}

ObjectTemplate& ObjectTemplate::with(CK_ATTRIBUTE_TYPE type, bool value)
{
    return with(type, Bytes{static_cast<std::uint8_t>(value ? CK_TRUE : CK_FALSE)});
}

std::vector<CK_ATTRIBUTE> ObjectTemplate::attributes()
{
    std::vector<CK_ATTRIBUTE> list;
    for (auto& [type, value] : values_)
        list.push_back({type, value.data(), value.size()});
    return list;
}

base::Result<std::vector<ObjectTemplate>> objectsOf(const SoftObject& object)
{
    std::vector<ObjectTemplate> objects;
    objects.push_back(certificateOf(object));
    if (object.privateKey.empty()) return objects;

    const auto* start = object.privateKey.data();
    const pki::KeyPointer key(d2i_AutoPrivateKey(nullptr, &start, static_cast<long>(object.privateKey.size())));
    if (!key) return tl::unexpected(pki::opensslError(Code::keyFailed, "objectsOf"));
    auto secret = named(object, CKO_PRIVATE_KEY, true);
    secret.with(CKA_ALWAYS_AUTHENTICATE, object.alwaysAuthenticate);
    secret.with(CKA_SIGN, true).with(CKA_SENSITIVE, true).with(CKA_EXTRACTABLE, false);
    auto open = named(object, CKO_PUBLIC_KEY, false);
    open.with(CKA_VERIFY, true);

    const int kind = EVP_PKEY_get_base_id(key.get());
    if (kind == EVP_PKEY_RSA)
        addRsa(key.get(), secret, open);
    else if (kind == EVP_PKEY_EC)
        addEc(key.get(), secret, open);
    else
        return base::fail(Code::mechanismUnsupported, "objectsOf");
    objects.push_back(std::move(secret));
    objects.push_back(std::move(open));
    return objects;
}

} // namespace sceau::token
