#include "pki/certificate.hpp"

#include "pki/asn1_time.hpp"
#include "pki/certificate_extensions.hpp"
#include "pki/der.hpp"
#include "pki/distinguished_name.hpp"
#include "pki/openssl.hpp"

namespace sceau::pki {

namespace {

constexpr std::size_t largestCertificate = 64 * 1024;

std::string serialText(const ASN1_INTEGER* serial)
{
    const BignumPointer number(ASN1_INTEGER_to_BN(serial, nullptr));
    if (!number) return {};
    const std::unique_ptr<char, FreeOpenssl> text(BN_bn2hex(number.get()));
    return text ? std::string(text.get()) : std::string();
}

std::string fingerprintOf(base::BytesView der)
{
    base::Bytes digest(EVP_MAX_MD_SIZE);
    unsigned size = 0;
    if (EVP_Digest(der.data(), der.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) return {};
    digest.resize(size);
    return base::hex(digest);
}

void readSubjectParts(const std::vector<NamePart>& parts, Certificate& certificate)
{
    certificate.commonName = firstOf(parts, "2.5.4.3");
    certificate.surname = firstOf(parts, "2.5.4.4");
    certificate.subjectSerialNumber = firstOf(parts, "2.5.4.5");
    certificate.country = firstOf(parts, "2.5.4.6");
    certificate.organisation = firstOf(parts, "2.5.4.10");
    certificate.givenName = firstOf(parts, "2.5.4.42");
    certificate.pseudonym = firstOf(parts, "2.5.4.65");
    certificate.organisationIdentifier = firstOf(parts, "2.5.4.97");
    for (const auto& part : parts) {
        if (part.type == "2.5.4.11") certificate.organisationalUnits.push_back(part.value);
        if (part.type == "1.2.840.113549.1.9.1") certificate.emails.push_back(part.value);
    }
}

base::Status readNames(const X509* x509, Certificate& certificate)
{
    const auto* subject = X509_get_subject_name(x509);
    const auto* issuer = X509_get_issuer_name(x509);
    const auto subjectParts = partsOf(subject);
    if (!subjectParts) return tl::unexpected(subjectParts.error());
    const auto issuerParts = partsOf(issuer);
    if (!issuerParts) return tl::unexpected(issuerParts.error());
    auto subjectText = rfc2253(subject);
    auto issuerText = rfc2253(issuer);
    if (!subjectText || !issuerText) return base::fail(base::Code::certificateUnreadable, "name");

    readSubjectParts(*subjectParts, certificate);
    certificate.subject = std::move(*subjectText);
    certificate.issuer = std::move(*issuerText);
    certificate.subjectDer = toDer<i2d_X509_NAME>(subject);
    certificate.issuerDer = toDer<i2d_X509_NAME>(issuer);
    certificate.issuerCommonName = firstOf(*issuerParts, "2.5.4.3");
    return {};
}

base::Status readValidity(const X509* x509, Certificate& certificate)
{
    const auto notBefore = instantOf(X509_get0_notBefore(x509));
    if (!notBefore) return base::fail(base::Code::certificateUnreadable, "notBefore");
    const auto notAfter = instantOf(X509_get0_notAfter(x509));
    if (!notAfter) return base::fail(base::Code::certificateUnreadable, "notAfter");
    certificate.notBefore = *notBefore;
    certificate.notAfter = *notAfter;
    return {};
}

/// A key of an unknown kind is KeyType::other: such a certificate is shown, it only never signs nor verifies.
void readKey(const X509* x509, Certificate& certificate)
{
    const auto* key = X509_get0_pubkey(x509);
    if (key == nullptr) return;
    const int kind = EVP_PKEY_get_base_id(key);
    certificate.keyBits = EVP_PKEY_get_bits(key);
    if (kind == EVP_PKEY_RSA || kind == EVP_PKEY_RSA_PSS) certificate.keyType = KeyType::rsa;
    if (kind == EVP_PKEY_EC) certificate.keyType = KeyType::ecdsa;
}

X509Pointer decode(base::BytesView der)
{
    const unsigned char* cursor = der.data();
    return X509Pointer(d2i_X509(nullptr, &cursor, static_cast<long>(der.size())));
}

} // namespace

Role Certificate::role() const
{
    if (usage.nonRepudiation && usage.digitalSignature) return Role::dual;
    if (usage.nonRepudiation) return Role::signature;
    if (usage.digitalSignature) return Role::authentication;
    return Role::other;
}

base::Result<Certificate> parseCertificate(base::BytesView der)
{
    if (der.empty() || der.size() > largestCertificate) return base::fail(base::Code::certificateUnreadable, "size");
    if (derSize(der) != der.size()) return base::fail(base::Code::certificateUnreadable, "DER");
    const std::shared_ptr<X509> x509 = decode(der);
    if (!x509) return tl::unexpected(opensslError(base::Code::certificateUnreadable, "d2i_X509"));

    Certificate certificate;
    certificate.der.assign(der.begin(), der.end());
    if (auto status = readNames(x509.get(), certificate); !status) return tl::unexpected(status.error());
    if (auto status = readValidity(x509.get(), certificate); !status) return tl::unexpected(status.error());
    if (auto status = readExtensions(x509.get(), certificate); !status) return tl::unexpected(status.error());
    readKey(x509.get(), certificate);
    certificate.serial = serialText(X509_get0_serialNumber(x509.get()));
    certificate.signatureAlgorithm = OBJ_nid2ln(X509_get_signature_nid(x509.get()));
    certificate.fingerprint = fingerprintOf(der);
    certificate.decoded = x509;
    (void)opensslError(base::Code::internal, {}); // an unreadable public key is no failure here, but leaves its reason behind
    return certificate;
}

void X509Deleter::operator()(x509_st* x) const noexcept
{
    X509_free(x);
}

X509Pointer toX509(const Certificate& certificate)
{
    if (!certificate.decoded) return decode(certificate.der);
    X509_up_ref(certificate.decoded.get());
    return X509Pointer(certificate.decoded.get());
}

} // namespace sceau::pki
