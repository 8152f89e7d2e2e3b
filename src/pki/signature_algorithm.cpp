#include "pki/signature_algorithm.hpp"

#include <algorithm>
#include <array>
#include <openssl/err.h>
#include <openssl/rsa.h>

namespace sceau::pki {

namespace {

using PssPointer = Owned<RSA_PSS_PARAMS, RSA_PSS_PARAMS_free>;
using AlgorithmPointer = Owned<X509_ALGOR, X509_ALGOR_free>;

struct NamedDigest {
    int identifier;
    std::string_view name;
    const EVP_MD* (*method)();
};

constexpr std::array<NamedDigest, 9> digests{{
    {NID_md5, "MD5", EVP_md5},
    {NID_sha1, "SHA-1", EVP_sha1},
    {NID_sha224, "SHA-224", EVP_sha224},
    {NID_sha256, "SHA-256", EVP_sha256},
    {NID_sha384, "SHA-384", EVP_sha384},
    {NID_sha512, "SHA-512", EVP_sha512},
    {NID_sha3_256, "SHA3-256", EVP_sha3_256},
    {NID_sha3_384, "SHA3-384", EVP_sha3_384},
    {NID_sha3_512, "SHA3-512", EVP_sha3_512},
}};

int keyKindOf(const X509_ALGOR* signature)
{
    const int algorithm = OBJ_obj2nid(signature->algorithm);
    int key = NID_undef;
    return OBJ_find_sigid_algs(algorithm, nullptr, &key) == 1 ? key : algorithm;
}

std::string signatureName(const X509_ALGOR* signature)
{
    switch (keyKindOf(signature)) {
    case NID_rsaEncryption:
        return "RSA PKCS#1 v1.5";
    case NID_rsassaPss:
        return "RSASSA-PSS";
    case NID_X9_62_id_ecPublicKey:
        return "ECDSA";
    default:
        return dotted(signature->algorithm);
    }
}

/// RFC 4056 § 3: the hash of the signature is that of the content, and MGF1 uses it too.
bool pssMatches(const X509_ALGOR* signature, const X509_ALGOR* digest)
{
    const ASN1_OBJECT* oid = nullptr;
    int type = V_ASN1_UNDEF;
    const void* value = nullptr;
    X509_ALGOR_get0(&oid, &type, &value, signature);
    if (OBJ_obj2nid(oid) != NID_rsassaPss) return true;
    if (type != V_ASN1_SEQUENCE) return false;
    const PssPointer pss(
        static_cast<RSA_PSS_PARAMS*>(ASN1_item_unpack(static_cast<const ASN1_STRING*>(value), ASN1_ITEM_rptr(RSA_PSS_PARAMS))));
    if (!pss || !pss->hashAlgorithm || !pss->maskGenAlgorithm || !pss->maskGenAlgorithm->parameter) return false;
    if (OBJ_obj2nid(pss->maskGenAlgorithm->algorithm) != NID_mgf1 || pss->maskGenAlgorithm->parameter->type != V_ASN1_SEQUENCE)
        return false;
    const AlgorithmPointer maskHash(
        static_cast<X509_ALGOR*>(ASN1_item_unpack(pss->maskGenAlgorithm->parameter->value.sequence, ASN1_ITEM_rptr(X509_ALGOR))));
    return maskHash && OBJ_cmp(maskHash->algorithm, digest->algorithm) == 0
           && OBJ_cmp(pss->hashAlgorithm->algorithm, digest->algorithm) == 0;
}

/// "sha256WithRSAEncryption" names a hash of its own: another one than the digest algorithm's is a contradiction that OpenSSL ignores.
bool hashMatches(const X509_ALGOR* signature, const X509_ALGOR* digest)
{
    int hash = NID_undef;
    const bool names = OBJ_find_sigid_algs(OBJ_obj2nid(signature->algorithm), &hash, nullptr) == 1 && hash != NID_undef;
    return !names || hash == OBJ_obj2nid(digest->algorithm);
}

bool isWeak(const std::string& digest)
{
    return digest == "MD5" || digest == "SHA-1";
}

bool verifies(CMS_SignerInfo* info, const Certificate& signer)
{
    CMS_SignerInfo_set1_signer_cert(info, toX509(signer).get());
    const bool verified = CMS_SignerInfo_verify(info) == 1;
    ERR_clear_error();
    return verified;
}

} // namespace

std::string digestName(const X509_ALGOR* algorithm)
{
    const int identifier = OBJ_obj2nid(algorithm->algorithm);
    const auto* known = std::find_if(digests.begin(), digests.end(), [&](const NamedDigest& d) { return d.identifier == identifier; });
    return known == digests.end() ? dotted(algorithm->algorithm) : std::string(known->name);
}

const EVP_MD* digestMethod(std::string_view name)
{
    const auto* known = std::find_if(digests.begin(), digests.end(), [&](const NamedDigest& d) { return d.name == name; });
    return known == digests.end() ? nullptr : known->method();
}

base::Bytes digestOf(std::string_view name, base::BytesView bytes)
{
    const auto* method = digestMethod(name);
    base::Bytes digest(EVP_MAX_MD_SIZE);
    unsigned size = 0;
    if (!method || EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, method, nullptr) != 1) return {};
    digest.resize(size);
    return digest;
}

void readSignature(CMS_SignerInfo* info, SignedData& data)
{
    X509_ALGOR* digest = nullptr;
    X509_ALGOR* signature = nullptr;
    CMS_SignerInfo_get0_algs(info, nullptr, nullptr, &digest, &signature);
    data.digest = digestName(digest);
    data.algorithm = signatureName(signature);
    const auto value = viewOf(CMS_SignerInfo_get0_signature(info));
    data.signature.assign(value.begin(), value.end());
    if (isWeak(data.digest)) data.problems.push_back(base::Code::algorithmWeak);
    const bool consistent = data.signerFound && hashMatches(signature, digest) && pssMatches(signature, digest);
    data.signatureValid = consistent && verifies(info, data.signer);
}

} // namespace sceau::pki
