#include "pades/cms.hpp"

#include "pades/cms_attributes.hpp"
#include "pades/cms_open.hpp"
#include "pki/openssl.hpp"

#include <algorithm>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/rsa.h>

namespace sceau::pades {

namespace {

using PssPointer = pki::Owned<RSA_PSS_PARAMS, RSA_PSS_PARAMS_free>;

} // namespace

std::string digestName(const X509_ALGOR* algorithm)
{
    switch (OBJ_obj2nid(algorithm->algorithm)) {
    case NID_md5:
        return "MD5";
    case NID_sha1:
        return "SHA-1";
    case NID_sha224:
        return "SHA-224";
    case NID_sha256:
        return "SHA-256";
    case NID_sha384:
        return "SHA-384";
    case NID_sha512:
        return "SHA-512";
    case NID_sha3_256:
        return "SHA3-256";
    case NID_sha3_384:
        return "SHA3-384";
    case NID_sha3_512:
        return "SHA3-512";
    default:
        return pki::dotted(algorithm->algorithm);
    }
}

namespace {

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
        return pki::dotted(signature->algorithm);
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
    const pki::Owned<X509_ALGOR, X509_ALGOR_free> maskHash(
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

void verifySignature(CMS_SignerInfo* info, const X509_ALGOR* signature, const X509_ALGOR* digest, CmsContent& content)
{
    if (!content.signerFound || !hashMatches(signature, digest) || !pssMatches(signature, digest)) return;
    CMS_SignerInfo_set1_signer_cert(info, pki::toX509(content.signer).get());
    content.signatureValid = CMS_SignerInfo_verify(info) == 1;
    ERR_clear_error();
}

void readAlgorithms(CMS_SignerInfo* info, CmsContent& content)
{
    X509_ALGOR* digest = nullptr;
    X509_ALGOR* signature = nullptr;
    CMS_SignerInfo_get0_algs(info, nullptr, nullptr, &digest, &signature);
    content.digest = digestName(digest);
    content.algorithm = signatureName(signature);
    if (isWeak(content.digest)) content.problems.push_back(base::Code::algorithmWeak);
    verifySignature(info, signature, digest, content);
}

} // namespace

base::Result<CmsContent> readCms(base::BytesView contents)
{
    auto opened = openCms(contents);
    if (!opened) return tl::unexpected(opened.error());
    auto& content = opened->content;
    auto** encapsulated = CMS_get0_content(opened->cms.get());
    content.encapsulated = encapsulated == nullptr || *encapsulated != nullptr;
    const auto* contentType = CMS_get0_eContentType(opened->cms.get());
    if (auto read = readAttributes(opened->signer, contentType, content); !read) return tl::unexpected(read.error());
    readAlgorithms(opened->signer, content);
    return std::move(content);
}

std::optional<pki::Digest> digestNamed(std::string_view name)
{
    if (name == "SHA-256") return pki::Digest::sha256;
    if (name == "SHA-384") return pki::Digest::sha384;
    if (name == "SHA-512") return pki::Digest::sha512;
    return std::nullopt;
}

} // namespace sceau::pades
