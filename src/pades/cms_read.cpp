#include "pades/cms.hpp"

#include "pki/signed_attributes.hpp"

namespace sceau::pades {

namespace {

constexpr int mostTimestamps = 16;

int countOf(const CMS_SignerInfo* info, const char* oid)
{
    const pki::ObjectPointer object(OBJ_txt2obj(oid, 1));
    return object ? pki::countOfSigned(info, object.get()) : 0;
}

void readOptional(const CMS_SignerInfo* info, CmsContent& content)
{
    constexpr auto signerAttributes = "1.2.840.113549.1.9.16.2.18";
    constexpr auto signerAttributesV2 = "0.4.0.19122.1.1";
    constexpr auto signaturePolicy = "1.2.840.113549.1.9.16.2.15";
    constexpr auto commitmentType = "1.2.840.113549.1.9.16.2.16";
    constexpr auto signingTime = "1.2.840.113549.1.9.5";
    content.signingTimePresent = countOf(info, signingTime) > 0;
    content.commitmentPresent = countOf(info, commitmentType) > 0;
    content.policyPresent = countOf(info, signaturePolicy) > 0;
    const bool repeated = countOf(info, signerAttributes) + countOf(info, signerAttributesV2) > 1 || countOf(info, signaturePolicy) > 1;
    if (content.signingTimePresent || repeated) content.problems.push_back(base::Code::outsideBaseline);
}

/// Unsigned attributes may stand several times, with several values each.
void readTimestamps(const CMS_SignerInfo* info, CmsContent& content)
{
    for (int at = -1; (at = CMS_unsigned_get_attr_by_NID(info, NID_id_smime_aa_timeStampToken, at)) >= 0;) {
        content.signatureTimestamp = true;
        auto* attribute = CMS_unsigned_get_attr(info, at);
        for (int i = 0; i < X509_ATTRIBUTE_count(attribute) && content.signatureTimestamps.size() < mostTimestamps; ++i) {
            const auto* value = X509_ATTRIBUTE_get0_type(attribute, i);
            if (value->type != V_ASN1_SEQUENCE) continue;
            const auto token = pki::viewOf(value->value.sequence);
            content.signatureTimestamps.emplace_back(token.begin(), token.end());
        }
    }
}

/// B1–B9 as far as the CMS alone shows them.
void checkBaseline(CMS_ContentInfo* cms, CmsContent& content)
{
    const bool plainData = OBJ_obj2nid(CMS_get0_eContentType(cms)) == NID_pkcs7_data;
    if (!content.der || !plainData || !content.essSecondAlone) content.problems.push_back(base::Code::outsideBaseline);
}

} // namespace

base::Result<CmsContent> readCms(base::BytesView contents)
{
    auto opened = pki::openSignedData(contents);
    if (!opened) return tl::unexpected(opened.error());
    CmsContent content;
    static_cast<pki::SignedData&>(content) = std::move(opened->data);
    auto** encapsulated = CMS_get0_content(opened->cms.get());
    content.encapsulated = encapsulated == nullptr || *encapsulated != nullptr;
    checkBaseline(opened->cms.get(), content);
    readOptional(opened->info, content);
    readTimestamps(opened->info, content);
    return content;
}

std::optional<pki::Digest> digestNamed(std::string_view name)
{
    if (name == "SHA-256") return pki::Digest::sha256;
    if (name == "SHA-384") return pki::Digest::sha384;
    if (name == "SHA-512") return pki::Digest::sha512;
    return std::nullopt;
}

} // namespace sceau::pades
