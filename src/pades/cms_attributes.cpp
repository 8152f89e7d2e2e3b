#include "pades/cms_attributes.hpp"

#include "pades/ess.hpp"
#include "pki/openssl.hpp"

namespace sceau::pades {

namespace {

constexpr int mostAttributes = 64;

base::Status malformed(std::string where)
{
    return base::fail(base::Code::cmsMalformed, std::move(where));
}

int countOf(const CMS_SignerInfo* info, int type)
{
    int count = 0;
    for (int index = -1; (index = CMS_signed_get_attr_by_NID(info, type, index)) >= 0;)
        ++count;
    return count;
}

/// The single value of an attribute that stands exactly once; null otherwise.
const ASN1_TYPE* onlyValue(const CMS_SignerInfo* info, int type)
{
    const int index = CMS_signed_get_attr_by_NID(info, type, -1);
    if (index < 0 || countOf(info, type) != 1) return nullptr;
    auto* attribute = CMS_signed_get_attr(info, index);
    return X509_ATTRIBUTE_count(attribute) == 1 ? X509_ATTRIBUTE_get0_type(attribute, 0) : nullptr;
}

base::Status readContentType(const CMS_SignerInfo* info, const ASN1_OBJECT* contentType, CmsContent& content)
{
    const auto* stated = onlyValue(info, NID_pkcs9_contentType);
    if (!stated || stated->type != V_ASN1_OBJECT) return malformed("content-type");
    if (OBJ_cmp(stated->value.object, contentType) != 0) return malformed("content-type");
    if (OBJ_obj2nid(contentType) != NID_pkcs7_data) content.problems.push_back(base::Code::outsideBaseline);
    return {};
}

base::Status readMessageDigest(const CMS_SignerInfo* info, CmsContent& content)
{
    const auto* stated = onlyValue(info, NID_pkcs9_messageDigest);
    if (!stated || stated->type != V_ASN1_OCTET_STRING) return malformed("message-digest");
    const auto digest = pki::viewOf(stated->value.octet_string);
    content.messageDigest.assign(digest.begin(), digest.end());
    return {};
}

base::BytesView sequenceBytes(const ASN1_TYPE* value)
{
    return value && value->type == V_ASN1_SEQUENCE ? pki::viewOf(value->value.sequence) : base::BytesView();
}

/// Exactly one of signing-certificate and signing-certificate-v2; the first version is a SHA-1 and thus outside the baseline.
void readSigningCertificate(const CMS_SignerInfo* info, CmsContent& content)
{
    const int first = countOf(info, NID_id_smime_aa_signingCertificate);
    const int second = countOf(info, NID_id_smime_aa_signingCertificateV2);
    content.essPresent = first + second > 0;
    if (first != 0 || second != 1) content.problems.push_back(base::Code::outsideBaseline);
    if (!content.essPresent || !content.signerFound) return;

    const bool firstNames = first == 0 || essV1Names(sequenceBytes(onlyValue(info, NID_id_smime_aa_signingCertificate)), content.signer);
    const bool secondNames = second == 0 || essNames(sequenceBytes(onlyValue(info, NID_id_smime_aa_signingCertificateV2)), content.signer);
    content.essMatches = firstNames && secondNames;
    if (!content.essMatches) content.problems.push_back(base::Code::signingCertificateMismatch);
}

int countOfOid(const CMS_SignerInfo* info, const char* oid)
{
    const pki::ObjectPointer object(OBJ_txt2obj(oid, 1));
    int count = 0;
    for (int index = -1; object && (index = CMS_signed_get_attr_by_OBJ(info, object.get(), index)) >= 0;)
        ++count;
    return count;
}

void readOptional(const CMS_SignerInfo* info, CmsContent& content)
{
    constexpr auto signerAttributes = "1.2.840.113549.1.9.16.2.18";
    constexpr auto signerAttributesV2 = "0.4.0.19122.1.1";
    constexpr auto signaturePolicy = "1.2.840.113549.1.9.16.2.15";
    constexpr auto commitmentType = "1.2.840.113549.1.9.16.2.16";
    content.signingTimePresent = countOf(info, NID_pkcs9_signingTime) > 0;
    content.commitmentPresent = countOfOid(info, commitmentType) > 0;
    content.policyPresent = countOfOid(info, signaturePolicy) > 0;
    const bool repeated =
        countOfOid(info, signerAttributes) + countOfOid(info, signerAttributesV2) > 1 || countOfOid(info, signaturePolicy) > 1;
    if (content.signingTimePresent || repeated) content.problems.push_back(base::Code::outsideBaseline);
    content.signatureTimestamp = CMS_unsigned_get_attr_by_NID(info, NID_id_smime_aa_timeStampToken, -1) >= 0;
}

} // namespace

base::Status readAttributes(const CMS_SignerInfo* info, const ASN1_OBJECT* contentType, CmsContent& content)
{
    if (CMS_signed_get_attr_count(info) > mostAttributes) return malformed("signedAttrs");
    if (auto read = readContentType(info, contentType, content); !read) return read;
    if (auto read = readMessageDigest(info, content); !read) return read;
    readSigningCertificate(info, content);
    readOptional(info, content);
    return {};
}

} // namespace sceau::pades
