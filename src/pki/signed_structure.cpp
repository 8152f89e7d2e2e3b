#include "pki/signed_structure.hpp"

#include "pki/openssl.hpp"
#include "pki/signature_algorithm.hpp"

#include <openssl/err.h>
#include <openssl/rsa.h>

namespace sceau::pki {

namespace {

using AlgorithmPointer = Owned<X509_ALGOR, X509_ALGOR_free>;
using BitsPointer = Owned<ASN1_BIT_STRING, ASN1_BIT_STRING_free>;
using PssPointer = Owned<RSA_PSS_PARAMS, RSA_PSS_PARAMS_free>;
using AnyPointer = Owned<ASN1_TYPE, ASN1_TYPE_free>;

constexpr std::uint8_t sequence = 0x30;
constexpr std::uint8_t bitString = 0x03;

AlgorithmPointer algorithmOf(const SignedStructure& structure)
{
    const unsigned char* cursor = structure.algorithm.whole.data();
    return AlgorithmPointer(d2i_X509_ALGOR(nullptr, &cursor, static_cast<long>(structure.algorithm.whole.size())));
}

BitsPointer bitsOf(base::BytesView value)
{
    BitsPointer bits(ASN1_BIT_STRING_new());
    if (!bits || ASN1_BIT_STRING_set(bits.get(), const_cast<unsigned char*>(value.data()), static_cast<int>(value.size())) != 1) return {};
    return bits;
}

/// What is signed as it was given: OpenSSL would encode its own reading of it again.
AnyPointer anyOf(base::BytesView whole)
{
    AnyPointer any(ASN1_TYPE_new());
    auto* string = ASN1_STRING_type_new(V_ASN1_SEQUENCE);
    if (string == nullptr || !any || ASN1_STRING_set(string, whole.data(), static_cast<int>(whole.size())) != 1) {
        ASN1_STRING_free(string);
        return {};
    }
    ASN1_TYPE_set(any.get(), V_ASN1_SEQUENCE, string);
    return any;
}

std::string digestNameOf(int identifier)
{
    const AlgorithmPointer algorithm(X509_ALGOR_new());
    if (!algorithm || X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(identifier), V_ASN1_UNDEF, nullptr) != 1) return {};
    return digestName(algorithm.get());
}

/// RFC 4055 § 3.1: SHA-1 where the parameters name no hash.
std::string pssDigest(const X509_ALGOR* algorithm)
{
    if (algorithm->parameter == nullptr || algorithm->parameter->type != V_ASN1_SEQUENCE) return {};
    const PssPointer pss(
        static_cast<RSA_PSS_PARAMS*>(ASN1_item_unpack(algorithm->parameter->value.sequence, ASN1_ITEM_rptr(RSA_PSS_PARAMS))));
    if (!pss) return {};
    return pss->hashAlgorithm == nullptr ? digestNameOf(NID_sha1) : digestName(pss->hashAlgorithm);
}

/// A signature is whole bytes.
bool isBitString(const DerElement& element)
{
    return element.tag == bitString && element.content.size() > 1 && element.content[0] == 0;
}

} // namespace

std::optional<SignedStructure> readSigned(base::BytesView der)
{
    if (derSize(der) != der.size()) return std::nullopt;
    const auto outer = derElement(der);
    if (!outer || outer->tag != sequence) return std::nullopt;
    SignedStructure structure;
    DerCursor parts(outer->content);
    const auto content = parts.next();
    const auto algorithm = parts.next();
    const auto value = parts.next();
    if (!content || !algorithm || !value || content->tag != sequence || algorithm->tag != sequence || !isBitString(*value))
        return std::nullopt;
    while (auto more = parts.next())
        structure.rest.push_back(*more);
    structure.content = *content;
    structure.algorithm = *algorithm;
    structure.value = value->content.subspan(1);
    return structure;
}

bool verifies(const SignedStructure& structure, const Certificate& signer)
{
    const auto x509 = toX509(signer);
    auto* key = x509 ? X509_get0_pubkey(x509.get()) : nullptr;
    const auto algorithm = algorithmOf(structure);
    const auto value = bitsOf(structure.value);
    const auto content = anyOf(structure.content.whole);
    const bool verified = key && algorithm && value && content
                          && ASN1_item_verify(ASN1_ITEM_rptr(ASN1_ANY), algorithm.get(), value.get(), content.get(), key) == 1;
    ERR_clear_error();
    return verified;
}

SignatureNames namesOf(const SignedStructure& structure)
{
    const auto algorithm = algorithmOf(structure);
    if (!algorithm) return {};
    const int identifier = OBJ_obj2nid(algorithm->algorithm);
    int digest = NID_undef;
    int key = NID_undef;
    if (identifier == NID_rsassaPss) return {pssDigest(algorithm.get()), "RSASSA-PSS"};
    if (OBJ_find_sigid_algs(identifier, &digest, &key) != 1) return {{}, dotted(algorithm->algorithm)};
    if (key == NID_rsaEncryption) return {digestNameOf(digest), "RSA PKCS#1 v1.5"};
    if (key == NID_X9_62_id_ecPublicKey) return {digestNameOf(digest), "ECDSA"};
    return {digestNameOf(digest), dotted(algorithm->algorithm)};
}

} // namespace sceau::pki
