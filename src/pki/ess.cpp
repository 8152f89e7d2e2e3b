#include "pki/ess.hpp"

#include "pki/openssl.hpp"

#include <algorithm>
#include <array>

namespace sceau::pki {

namespace {

struct FreeTypes {
    void operator()(ASN1_SEQUENCE_ANY* types) const noexcept { sk_ASN1_TYPE_pop_free(types, ASN1_TYPE_free); }
};
using Sequence = std::unique_ptr<ASN1_SEQUENCE_ANY, FreeTypes>;
using AlgorithmPointer = Owned<X509_ALGOR, X509_ALGOR_free>;
using NamesPointer = Owned<GENERAL_NAMES, GENERAL_NAMES_free>;
using IntegerPointer = Owned<ASN1_INTEGER, ASN1_INTEGER_free>;

/// The elements of a SEQUENCE that fills `der`; null for anything else.
Sequence sequenceOf(base::BytesView der)
{
    const unsigned char* cursor = der.data();
    Sequence sequence(d2i_ASN1_SEQUENCE_ANY(nullptr, &cursor, static_cast<long>(der.size())));
    return cursor == der.data() + der.size() ? std::move(sequence) : nullptr;
}

const ASN1_TYPE* element(const Sequence& sequence, int index)
{
    return sequence && index < sk_ASN1_TYPE_num(sequence.get()) ? sk_ASN1_TYPE_value(sequence.get(), index) : nullptr;
}

Sequence sequenceIn(const ASN1_TYPE* type)
{
    return type && type->type == V_ASN1_SEQUENCE ? sequenceOf(viewOf(type->value.sequence)) : nullptr;
}

base::Bytes hashed(base::BytesView bytes, const EVP_MD* method)
{
    base::Bytes digest(EVP_MAX_MD_SIZE);
    unsigned size = 0;
    if (!method || EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, method, nullptr) != 1) return {};
    digest.resize(size);
    return digest;
}

const EVP_MD* methodNamed(const ASN1_TYPE* algorithmIdentifier)
{
    if (algorithmIdentifier->type != V_ASN1_SEQUENCE) return nullptr;
    const auto der = viewOf(algorithmIdentifier->value.sequence);
    const unsigned char* cursor = der.data();
    const AlgorithmPointer algorithm(d2i_X509_ALGOR(nullptr, &cursor, static_cast<long>(der.size())));
    return algorithm ? EVP_get_digestbyobj(algorithm->algorithm) : nullptr;
}

/// IssuerSerial ::= SEQUENCE { issuer GeneralNames, serialNumber INTEGER }
bool issuerSerialNames(const ASN1_TYPE* issuerSerial, const Certificate& certificate)
{
    const auto parts = sequenceIn(issuerSerial);
    const auto* issuer = element(parts, 0);
    const auto* serial = element(parts, 1);
    if (!issuer || issuer->type != V_ASN1_SEQUENCE || !serial || serial->type != V_ASN1_INTEGER) return false;
    const auto der = viewOf(issuer->value.sequence);
    const unsigned char* cursor = der.data();
    const NamesPointer names(d2i_GENERAL_NAMES(nullptr, &cursor, static_cast<long>(der.size())));
    if (!names || sk_GENERAL_NAME_num(names.get()) != 1) return false;
    const auto* name = sk_GENERAL_NAME_value(names.get(), 0);
    const auto x509 = toX509(certificate);
    return name->type == GEN_DIRNAME && X509_NAME_cmp(name->d.directoryName, X509_get_issuer_name(x509.get())) == 0
           && ASN1_INTEGER_cmp(serial->value.integer, X509_get0_serialNumber(x509.get())) == 0;
}

/// ESSCertIDv2 ::= SEQUENCE { hashAlgorithm DEFAULT sha256, certHash OCTET STRING, issuerSerial OPTIONAL }; version 1 has no algorithm.
bool identifierNames(const ASN1_TYPE* identifier, const Certificate& certificate, const EVP_MD* method, bool mayStateAlgorithm)
{
    const auto fields = sequenceIn(identifier);
    int next = 0;
    const auto* field = element(fields, next);
    if (field && field->type == V_ASN1_SEQUENCE && mayStateAlgorithm) {
        method = methodNamed(field);
        field = element(fields, ++next);
    }
    if (!field || field->type != V_ASN1_OCTET_STRING) return false;
    const auto expected = hashed(certificate.der, method);
    const auto stated = viewOf(field->value.octet_string);
    if (expected.empty() || !std::equal(expected.begin(), expected.end(), stated.begin(), stated.end())) return false;
    const auto* issuerSerial = element(fields, ++next);
    return !issuerSerial || issuerSerialNames(issuerSerial, certificate);
}

bool names(base::BytesView value, const Certificate& certificate, const EVP_MD* method, bool mayStateAlgorithm)
{
    const auto attribute = sequenceOf(value);
    const auto identifiers = sequenceIn(element(attribute, 0));
    const auto* first = element(identifiers, 0);
    return first && identifierNames(first, certificate, method, mayStateAlgorithm);
}

} // namespace

bool essNames(base::BytesView signingCertificateV2, const Certificate& certificate)
{
    return names(signingCertificateV2, certificate, EVP_sha256(), true);
}

bool essV1Names(base::BytesView signingCertificate, const Certificate& certificate)
{
    return names(signingCertificate, certificate, EVP_sha1(), false);
}

} // namespace sceau::pki
