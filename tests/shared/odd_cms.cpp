#include "shared/odd_cms.hpp"

#include "pki/openssl.hpp"

#include <algorithm>
#include <openssl/cms.h>
#include <openssl/ess.h>
#include <stdexcept>

namespace sceau::test {

namespace {

using CmsPointer = pki::Owned<CMS_ContentInfo, CMS_ContentInfo_free>;

void require(bool done, const char* what)
{
    if (!done)
        throw std::runtime_error(std::string("fixture: ") + what + " " + pki::opensslError(base::Code::internal, {}).facts["openssl"]);
}

void addSequence(CMS_SignerInfo* info, int type, const base::Bytes& der)
{
    require(CMS_signed_add1_attr_by_NID(info, type, V_ASN1_SEQUENCE, der.data(), static_cast<int>(der.size())) == 1, "attribute");
}

void addEss(CMS_SignerInfo* info, const OddCms& odd)
{
    const auto x509 = pki::toX509(odd.essOf ? *odd.essOf : odd.signer->certificate);
    if (odd.ess == OddCms::Ess::first || odd.ess == OddCms::Ess::both) {
        const pki::Owned<ESS_SIGNING_CERT, ESS_SIGNING_CERT_free> ess(OSSL_ESS_signing_cert_new_init(x509.get(), nullptr, 1));
        addSequence(info, NID_id_smime_aa_signingCertificate, pki::toDer<i2d_ESS_SIGNING_CERT>(ess.get()));
    }
    if (odd.ess == OddCms::Ess::second || odd.ess == OddCms::Ess::both) {
        const pki::Owned<ESS_SIGNING_CERT_V2, ESS_SIGNING_CERT_V2_free> ess(
            OSSL_ESS_signing_cert_v2_new_init(EVP_sha256(), x509.get(), nullptr, 1));
        addSequence(info, NID_id_smime_aa_signingCertificateV2, pki::toDer<i2d_ESS_SIGNING_CERT_V2>(ess.get()));
    }
}

void addAttributes(CMS_SignerInfo* info, const OddCms& odd)
{
    const pki::ObjectPointer type(OBJ_txt2obj(odd.contentType, 1));
    require(CMS_signed_add1_attr_by_NID(info, NID_pkcs9_contentType, V_ASN1_OBJECT, type.get(), -1) == 1, "content-type");
    const int digests = odd.withoutMessageDigest ? 0 : odd.messageDigestTwice ? 2 : 1;
    for (int i = 0; i < digests; ++i) {
        require(CMS_signed_add1_attr_by_NID(info, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING, odd.messageDigest.data(),
                                            static_cast<int>(odd.messageDigest.size()))
                    == 1,
                "message-digest");
    }
    if (odd.signingTime) {
        const pki::Owned<ASN1_TIME, ASN1_TIME_free> time(ASN1_TIME_set(nullptr, 1'700'000'000));
        require(CMS_signed_add1_attr_by_NID(info, NID_pkcs9_signingTime, time->type, time.get(), -1) == 1, "signing-time");
    }
    addEss(info, odd);
}

base::Bytes attributeSet(const CMS_SignerInfo* info)
{
    std::vector<base::Bytes> all;
    for (int i = 0; i < CMS_signed_get_attr_count(info); ++i)
        all.push_back(pki::toDer<i2d_X509_ATTRIBUTE>(CMS_signed_get_attr(info, i)));
    std::sort(all.begin(), all.end());
    base::Bytes content;
    for (const auto& attribute : all)
        content.insert(content.end(), attribute.begin(), attribute.end());
    base::Bytes set(static_cast<std::size_t>(ASN1_object_size(1, static_cast<int>(content.size()), V_ASN1_SET)) - content.size());
    unsigned char* cursor = set.data();
    ASN1_put_object(&cursor, 1, static_cast<int>(content.size()), V_ASN1_SET, V_ASN1_UNIVERSAL);
    set.insert(set.end(), content.begin(), content.end());
    return set;
}

void sign(CMS_SignerInfo* info, const OddCms& odd)
{
    const auto set = attributeSet(info);
    const unsigned char* cursor = odd.signer->privateKey.data();
    const pki::KeyPointer key(d2i_AutoPrivateKey(nullptr, &cursor, static_cast<long>(odd.signer->privateKey.size())));
    const pki::DigestContextPointer context(EVP_MD_CTX_new());
    base::Bytes signature(1024);
    std::size_t size = signature.size();
    require(EVP_DigestSignInit(context.get(), nullptr, EVP_get_digestbyname(odd.digest), nullptr, key.get()) == 1
                && EVP_DigestSign(context.get(), signature.data(), &size, set.data(), set.size()) == 1,
            "signature");
    if (odd.breakSignature) signature[size / 2] ^= 1;
    require(ASN1_OCTET_STRING_set(CMS_SignerInfo_get0_signature(info), signature.data(), static_cast<int>(size)) == 1, "signature");
}

} // namespace

base::Bytes make(const OddCms& odd)
{
    const CmsPointer cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, CMS_PARTIAL | CMS_BINARY | (odd.encapsulated ? 0 : CMS_DETACHED)));
    const pki::ObjectPointer contentType(odd.encapsulatedType ? OBJ_txt2obj(odd.encapsulatedType, 1) : nullptr);
    if (contentType) require(CMS_set1_eContentType(cms.get(), contentType.get()) == 1, "eContentType");
    const auto x509 = pki::toX509(odd.signer->certificate);
    for (int i = 0; i < odd.signerInfos; ++i) {
        const unsigned flags = CMS_PARTIAL | CMS_NOSMIMECAP | (odd.withoutSignerCertificate || i > 0 ? CMS_NOCERTS : 0U);
        auto* info = CMS_add1_signer(cms.get(), x509.get(), X509_get0_pubkey(x509.get()), EVP_get_digestbyname(odd.digest), flags);
        require(info != nullptr, "CMS_add1_signer");
        addAttributes(info, odd);
        sign(info, odd);
    }
    for (const auto& other : odd.others)
        require(CMS_add1_cert(cms.get(), pki::toX509(other).get()) == 1, "certificate");
    if (odd.encapsulated) {
        auto** content = CMS_get0_content(cms.get());
        if (*content == nullptr) *content = ASN1_OCTET_STRING_new();
        require(ASN1_OCTET_STRING_set(*content, odd.encapsulated->data(), static_cast<int>(odd.encapsulated->size())) == 1, "content");
        (*content)->flags &= ~static_cast<long>(ASN1_STRING_FLAG_CONT | ASN1_STRING_FLAG_NDEF);
        if (odd.encapsulatedType) BIO_free_all(CMS_dataInit(cms.get(), nullptr)); // sets the version that the type asks for
    }
    return pki::toDer<i2d_CMS_ContentInfo>(cms.get());
}

base::Bytes sha256(base::BytesView bytes)
{
    base::Bytes digest(32);
    require(EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) == 1, "EVP_Digest");
    return digest;
}

} // namespace sceau::test
