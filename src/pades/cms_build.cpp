#include "pades/cms.hpp"

#include "pki/openssl.hpp"
#include "pki/signature.hpp"

#include <algorithm>
#include <openssl/cms.h>
#include <openssl/rsa.h>

namespace sceau::pades {

namespace {

using CmsPointer = pki::Owned<CMS_ContentInfo, CMS_ContentInfo_free>;
using AlgorithmPointer = pki::Owned<X509_ALGOR, X509_ALGOR_free>;
using IntegerPointer = pki::Owned<ASN1_INTEGER, ASN1_INTEGER_free>;
using PssPointer = pki::Owned<RSA_PSS_PARAMS, RSA_PSS_PARAMS_free>;
using StringPointer = pki::Owned<ASN1_STRING, ASN1_STRING_free>;

tl::unexpected<base::Error> failed(std::string where)
{
    return tl::unexpected(pki::opensslError(base::Code::internal, std::move(where)));
}

/// What X509_ALGOR_set0 takes over; null stays null.
StringPointer packed(void* value, const ASN1_ITEM* item)
{
    return StringPointer(ASN1_item_pack(value, item, nullptr));
}

AlgorithmPointer hashAlgorithm(pki::Digest digest)
{
    AlgorithmPointer algorithm(X509_ALGOR_new());
    if (algorithm) X509_ALGOR_set_md(algorithm.get(), pki::digestMethod(digest));
    return algorithm;
}

AlgorithmPointer maskAlgorithm(pki::Digest digest)
{
    const auto hash = hashAlgorithm(digest);
    auto parameters = hash ? packed(hash.get(), ASN1_ITEM_rptr(X509_ALGOR)) : nullptr;
    AlgorithmPointer mask(X509_ALGOR_new());
    if (!mask || !parameters) return nullptr;
    if (X509_ALGOR_set0(mask.get(), OBJ_nid2obj(NID_mgf1), V_ASN1_SEQUENCE, parameters.get()) != 1) return nullptr;
    (void)parameters.release();
    return mask;
}

/// RSASSA-PSS-params (RFC 4055): hash, MGF1 of the same hash, a salt of its size. OpenSSL would only write them for a key it holds.
bool statePss(X509_ALGOR* algorithm, pki::Digest digest)
{
    const PssPointer pss(RSA_PSS_PARAMS_new());
    auto hash = hashAlgorithm(digest);
    auto mask = maskAlgorithm(digest);
    IntegerPointer salt(ASN1_INTEGER_new());
    if (!pss || !hash || !mask || !salt || ASN1_INTEGER_set_uint64(salt.get(), pki::digestSize(digest)) != 1) return false;
    pss->hashAlgorithm = hash.release();
    pss->maskGenAlgorithm = mask.release();
    pss->saltLength = salt.release();

    auto parameters = packed(pss.get(), ASN1_ITEM_rptr(RSA_PSS_PARAMS));
    if (!parameters) return false;
    if (X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_rsassaPss), V_ASN1_SEQUENCE, parameters.get()) != 1) return false;
    (void)parameters.release();
    return true;
}

bool stateScheme(CMS_SignerInfo* info, pki::Scheme scheme, pki::Digest digest)
{
    X509_ALGOR* algorithm = nullptr;
    CMS_SignerInfo_get0_algs(info, nullptr, nullptr, nullptr, &algorithm);
    return scheme != pki::Scheme::rsaPss || statePss(algorithm, digest);
}

bool addAttributes(CMS_SignerInfo* info, base::BytesView contentDigest)
{
    return CMS_signed_add1_attr_by_NID(info, NID_pkcs9_contentType, V_ASN1_OBJECT, OBJ_nid2obj(NID_pkcs7_data), -1) == 1
           && CMS_signed_add1_attr_by_NID(info, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING, contentDigest.data(),
                                          static_cast<int>(contentDigest.size()))
                  == 1;
}

bool addChain(CMS_ContentInfo* cms, const pki::Signer& signer)
{
    return std::all_of(signer.chain().begin(), signer.chain().end(), [&](const pki::Certificate& certificate) {
        return certificate == signer.certificate() || CMS_add1_cert(cms, pki::toX509(certificate).get()) == 1;
    });
}

/// What is signed: the attributes as a DER SET OF (RFC 5652 § 5.4), in ascending order of their encodings.
base::Bytes signedAttributes(const CMS_SignerInfo* info)
{
    std::vector<base::Bytes> attributes;
    int size = 0;
    for (int i = 0; i < CMS_signed_get_attr_count(info); ++i) {
        attributes.push_back(pki::toDer<i2d_X509_ATTRIBUTE>(CMS_signed_get_attr(info, i)));
        size += static_cast<int>(attributes.back().size());
    }
    std::sort(attributes.begin(), attributes.end());

    base::Bytes set(static_cast<std::size_t>(ASN1_object_size(1, size, V_ASN1_SET) - size));
    unsigned char* cursor = set.data();
    ASN1_put_object(&cursor, 1, size, V_ASN1_SET, V_ASN1_UNIVERSAL);
    for (const auto& attribute : attributes)
        set.insert(set.end(), attribute.begin(), attribute.end());
    return set;
}

base::Result<base::Bytes> signAttributes(pki::Signer& signer, pki::Scheme scheme, pki::Digest algorithm, const CMS_SignerInfo* info)
{
    const auto attributes = signedAttributes(info);
    base::Bytes digest(pki::digestSize(algorithm));
    if (EVP_Digest(attributes.data(), attributes.size(), digest.data(), nullptr, pki::digestMethod(algorithm), nullptr) != 1) {
        return failed("EVP_Digest");
    }
    auto signature = signer.sign(scheme, algorithm, digest);
    if (!signature) return signature;
    if (!pki::verifyDigest(signer.certificate(), scheme, algorithm, digest, *signature)) {
        return base::fail(base::Code::selfCheckFailed, "buildCms");
    }
    return signature;
}

bool fits(const pki::Signer& signer, pki::Scheme scheme)
{
    const bool elliptic = signer.certificate().keyType == pki::KeyType::ecdsa;
    return signer.certificate().keyType != pki::KeyType::other && elliptic == (scheme == pki::Scheme::ecdsa) && signer.supports(scheme);
}

constexpr int withoutKeyAndTime = CMS_PARTIAL | CMS_DETACHED | CMS_BINARY;
constexpr int signerFlags = CMS_PARTIAL | CMS_NOSMIMECAP | CMS_CADES;

} // namespace

base::Result<base::Bytes> buildCms(pki::Signer& signer, pki::Digest algorithm, pki::Scheme scheme, base::BytesView contentDigest)
{
    if (!fits(signer, scheme)) return base::fail(base::Code::mechanismUnsupported, "buildCms");
    if (contentDigest.size() != pki::digestSize(algorithm)) return base::fail(base::Code::internal, "buildCms");
    const auto x509 = pki::toX509(signer.certificate());
    const CmsPointer cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, withoutKeyAndTime));
    if (!x509 || !cms) return failed("CMS_sign");

    // Public functions only, and a public key in the private one's place: CMS_final() would add a signing-time and want the key.
    auto* info = CMS_add1_signer(cms.get(), x509.get(), X509_get0_pubkey(x509.get()), pki::digestMethod(algorithm), signerFlags);
    if (!info) return failed("CMS_add1_signer");
    if (!stateScheme(info, scheme, algorithm) || !addAttributes(info, contentDigest) || !addChain(cms.get(), signer))
        return failed("buildCms");

    const auto signature = signAttributes(signer, scheme, algorithm, info);
    if (!signature) return signature;
    auto* value = CMS_SignerInfo_get0_signature(info);
    if (ASN1_OCTET_STRING_set(value, signature->data(), static_cast<int>(signature->size())) != 1) return failed("signature");
    auto der = pki::toDer<i2d_CMS_ContentInfo>(cms.get());
    if (der.empty()) return failed("i2d_CMS_ContentInfo");
    return der;
}

} // namespace sceau::pades
