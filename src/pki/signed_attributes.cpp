#include "pki/signed_attributes.hpp"

#include "pki/ess.hpp"

namespace sceau::pki {

namespace {

constexpr int mostAttributes = 64;

base::Status malformed(std::string where)
{
    return base::fail(base::Code::cmsMalformed, std::move(where));
}

/// The single value of an attribute that stands exactly once; null otherwise.
const ASN1_TYPE* onlyValue(const CMS_SignerInfo* info, int type)
{
    const auto* object = OBJ_nid2obj(type);
    if (countOfSigned(info, object) != 1) return nullptr;
    auto* attribute = CMS_signed_get_attr(info, CMS_signed_get_attr_by_OBJ(info, object, -1));
    return X509_ATTRIBUTE_count(attribute) == 1 ? X509_ATTRIBUTE_get0_type(attribute, 0) : nullptr;
}

bool isContentType(const CMS_SignerInfo* info, const ASN1_OBJECT* contentType)
{
    const auto* stated = onlyValue(info, NID_pkcs9_contentType);
    return stated && stated->type == V_ASN1_OBJECT && OBJ_cmp(stated->value.object, contentType) == 0;
}

bool readMessageDigest(const CMS_SignerInfo* info, SignedData& data)
{
    const auto* stated = onlyValue(info, NID_pkcs9_messageDigest);
    if (!stated || stated->type != V_ASN1_OCTET_STRING) return false;
    const auto digest = viewOf(stated->value.octet_string);
    data.messageDigest.assign(digest.begin(), digest.end());
    return true;
}

base::BytesView sequenceBytes(const ASN1_TYPE* value)
{
    return value && value->type == V_ASN1_SEQUENCE ? viewOf(value->value.sequence) : base::BytesView();
}

void readSigningCertificate(const CMS_SignerInfo* info, SignedData& data)
{
    const int first = countOfSigned(info, OBJ_nid2obj(NID_id_smime_aa_signingCertificate));
    const int second = countOfSigned(info, OBJ_nid2obj(NID_id_smime_aa_signingCertificateV2));
    data.essPresent = first + second > 0;
    data.essSecondAlone = first == 0 && second == 1;
    if (!data.essPresent || !data.signerFound) return;

    const bool firstNames = first == 0 || essV1Names(sequenceBytes(onlyValue(info, NID_id_smime_aa_signingCertificate)), data.signer);
    const bool secondNames = second == 0 || essNames(sequenceBytes(onlyValue(info, NID_id_smime_aa_signingCertificateV2)), data.signer);
    data.essMatches = firstNames && secondNames;
    if (!data.essMatches) data.problems.push_back(base::Code::signingCertificateMismatch);
}

} // namespace

int countOfSigned(const CMS_SignerInfo* info, const ASN1_OBJECT* type)
{
    int count = 0;
    for (int index = -1; (index = CMS_signed_get_attr_by_OBJ(info, type, index)) >= 0;)
        ++count;
    return count;
}

base::Status readSignedAttributes(const CMS_SignerInfo* info, const ASN1_OBJECT* contentType, SignedData& data)
{
    if (CMS_signed_get_attr_count(info) > mostAttributes) return malformed("signedAttrs");
    if (!isContentType(info, contentType)) return malformed("content-type");
    if (!readMessageDigest(info, data)) return malformed("message-digest");
    readSigningCertificate(info, data);
    return {};
}

} // namespace sceau::pki
