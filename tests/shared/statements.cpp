#include "shared/statements.hpp"

#include "pki/openssl.hpp"
#include "pki/signature_algorithm.hpp"

#include <array>
#include <openssl/ocsp.h>
#include <stdexcept>

namespace sceau::test {

namespace {

using pki::Owned;
using TimePointer = Owned<ASN1_TIME, ASN1_TIME_free>;
using BasicPointer = Owned<OCSP_BASICRESP, OCSP_BASICRESP_free>;
using ExtensionPointer = Owned<X509_EXTENSION, X509_EXTENSION_free>;
using OctetsPointer = Owned<ASN1_OCTET_STRING, ASN1_OCTET_STRING_free>;

TimePointer timeOf(base::Instant instant)
{
    return TimePointer(ASN1_TIME_set(nullptr, static_cast<time_t>(instant.time_since_epoch().count())));
}

Owned<ASN1_GENERALIZEDTIME, ASN1_GENERALIZEDTIME_free> generalizedTime(base::Instant instant)
{
    return Owned<ASN1_GENERALIZEDTIME, ASN1_GENERALIZEDTIME_free>(
        ASN1_GENERALIZEDTIME_set(nullptr, static_cast<time_t>(instant.time_since_epoch().count())));
}

pki::KeyPointer keyOf(const pki::TestIdentity& identity)
{
    const unsigned char* cursor = identity.privateKey.data();
    return pki::KeyPointer(d2i_AutoPrivateKey(nullptr, &cursor, static_cast<long>(identity.privateKey.size())));
}

base::Bytes unhex(const std::string& text)
{
    base::Bytes bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2)
        bytes.push_back(static_cast<std::uint8_t>(std::stoul(text.substr(i, 2), nullptr, 16)));
    return bytes;
}

ExtensionPointer extensionOf(const std::string& type, base::BytesView value, bool critical)
{
    const OctetsPointer octets(ASN1_OCTET_STRING_new());
    ASN1_OCTET_STRING_set(octets.get(), value.data(), static_cast<int>(value.size()));
    const pki::ObjectPointer object(OBJ_txt2obj(type.c_str(), 1));
    return ExtensionPointer(X509_EXTENSION_create_by_OBJ(nullptr, object.get(), critical ? 1 : 0, octets.get()));
}

ExtensionPointer extensionOf(const CrlDraft::Extension& extension)
{
    return extensionOf(extension.type, unhex(extension.der), extension.critical);
}

/// CertHash of SHA-256.
base::Bytes certHash(const std::string& of)
{
    auto value = unhex("302F300B0609608648016503040201"
                       "0420");
    const auto digest = pki::digestOf("SHA-256", base::bytesOf(of));
    value.insert(value.end(), digest.begin(), digest.end());
    return value;
}

void addExtensions(OCSP_SINGLERESP* single, const OcspDraft& draft)
{
    if (!draft.criticalExtension.empty())
        OCSP_SINGLERESP_add_ext(single, extensionOf(draft.criticalExtension, unhex("0500"), true).get(), -1);
    if (!draft.certHashOf.empty())
        OCSP_SINGLERESP_add_ext(single, extensionOf("1.3.36.8.3.13", certHash(draft.certHashOf), false).get(), -1);
}

int statusOf(OcspDraft::State state)
{
    constexpr std::array statuses{V_OCSP_CERTSTATUS_GOOD, V_OCSP_CERTSTATUS_REVOKED, V_OCSP_CERTSTATUS_UNKNOWN};
    return statuses.at(static_cast<std::size_t>(state));
}

BasicPointer answered(const pki::Certificate& certificate, const pki::Certificate& issuer, const OcspDraft& draft)
{
    BasicPointer basic(OCSP_BASICRESP_new());
    const auto x509 = toX509(certificate);
    const auto issuerX509 = toX509(issuer);
    const Owned<OCSP_CERTID, OCSP_CERTID_free> id(
        OCSP_cert_to_id(EVP_get_digestbyname(draft.digest.c_str()), x509.get(), issuerX509.get()));
    const auto next = draft.nextUpdate ? timeOf(*draft.nextUpdate) : nullptr;
    auto* single = OCSP_basic_add1_status(basic.get(), id.get(), statusOf(draft.state), OCSP_REVOKED_STATUS_KEYCOMPROMISE,
                                          timeOf(draft.revokedAt).get(), timeOf(draft.thisUpdate).get(), next.get());
    if (single == nullptr) throw std::runtime_error("fixture: OCSP_basic_add1_status");
    addExtensions(single, draft);
    return basic;
}

} // namespace

base::Bytes makeOcsp(const pki::Certificate& certificate, const pki::Certificate& issuer, const OcspDraft& draft)
{
    const auto basic = answered(certificate, issuer, draft);
    auto nonce = draft.nonce;
    if (!nonce.empty()) OCSP_basic_add1_nonce(basic.get(), nonce.data(), static_cast<int>(nonce.size()));
    const auto producedAt = generalizedTime(draft.producedAt.value_or(draft.thisUpdate));
    ASN1_STRING_copy(const_cast<ASN1_GENERALIZEDTIME*>(OCSP_resp_get0_produced_at(basic.get())), producedAt.get());
    const auto key = keyOf(*draft.signer);
    const unsigned long flags = OCSP_NOTIME | (draft.namedByKey ? OCSP_RESPID_KEY : 0UL) | (draft.withCertificate ? 0UL : OCSP_NOCERTS);
    const auto signer = toX509(draft.signer->certificate);
    if (OCSP_basic_sign(basic.get(), signer.get(), key.get(), EVP_sha256(), nullptr, flags) != 1)
        throw std::runtime_error("fixture: OCSP_basic_sign");
    const Owned<OCSP_RESPONSE, OCSP_RESPONSE_free> response(OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, basic.get()));
    return pki::toDer<i2d_OCSP_RESPONSE>(response.get());
}

base::Bytes makeOcspError(int status)
{
    const Owned<OCSP_RESPONSE, OCSP_RESPONSE_free> response(OCSP_response_create(status, nullptr));
    return pki::toDer<i2d_OCSP_RESPONSE>(response.get());
}

base::Bytes makeCrl(const CrlDraft& draft)
{
    const Owned<X509_CRL, X509_CRL_free> crl(X509_CRL_new());
    X509_CRL_set_version(crl.get(), X509_CRL_VERSION_2);
    X509_CRL_set_issuer_name(crl.get(), X509_get_subject_name(toX509(draft.issuer->certificate).get()));
    X509_CRL_set1_lastUpdate(crl.get(), timeOf(draft.thisUpdate).get());
    if (draft.nextUpdate) X509_CRL_set1_nextUpdate(crl.get(), timeOf(*draft.nextUpdate).get());
    for (const auto& entry : draft.entries) {
        auto* revoked = X509_REVOKED_new();
        const auto serial = unhex(entry.serial);
        const pki::BignumPointer number(BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr));
        const Owned<ASN1_INTEGER, ASN1_INTEGER_free> integer(BN_to_ASN1_INTEGER(number.get(), nullptr));
        X509_REVOKED_set_serialNumber(revoked, integer.get());
        X509_REVOKED_set_revocationDate(revoked, timeOf(entry.revokedAt).get());
        for (const auto& extension : entry.extensions)
            X509_REVOKED_add_ext(revoked, extensionOf(extension).get(), -1);
        X509_CRL_add0_revoked(crl.get(), revoked);
    }
    for (const auto& extension : draft.extensions)
        X509_CRL_add_ext(crl.get(), extensionOf(extension).get(), -1);
    if (X509_CRL_sign(crl.get(), keyOf(*draft.issuer).get(), EVP_sha256()) <= 0) throw std::runtime_error("fixture: X509_CRL_sign");
    return pki::toDer<i2d_X509_CRL>(crl.get());
}

std::string scopeWithPoint(const std::string& url)
{
    const auto wrapped = [](std::uint8_t tag, const base::Bytes& content) {
        base::Bytes element{tag, static_cast<std::uint8_t>(content.size())};
        element.insert(element.end(), content.begin(), content.end());
        return element;
    };
    const auto name = wrapped(0x86, base::Bytes(url.begin(), url.end()));
    return base::hex(wrapped(0x30, wrapped(0xA0, wrapped(0xA0, name))));
}

} // namespace sceau::test
