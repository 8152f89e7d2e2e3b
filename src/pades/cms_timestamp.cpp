#include "pades/cms.hpp"

#include "pki/openssl.hpp"

#include <openssl/cms.h>

namespace sceau::pades {

namespace {

using CmsPointer = pki::Owned<CMS_ContentInfo, CMS_ContentInfo_free>;

tl::unexpected<base::Error> failed(std::string where)
{
    return tl::unexpected(pki::opensslError(base::Code::internal, std::move(where)));
}

} // namespace

base::Result<base::Bytes> withTimestamp(base::BytesView cms, const pki::Timestamp& timestamp)
{
    const unsigned char* cursor = cms.data();
    const CmsPointer decoded(d2i_CMS_ContentInfo(nullptr, &cursor, static_cast<long>(cms.size())));
    auto* infos = decoded ? CMS_get0_SignerInfos(decoded.get()) : nullptr;
    if (sk_CMS_SignerInfo_num(infos) != 1) return failed("withTimestamp");
    auto* info = sk_CMS_SignerInfo_value(infos, 0);
    const auto& token = timestamp.der;
    if (CMS_unsigned_add1_attr_by_NID(info, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE, token.data(), static_cast<int>(token.size()))
        != 1)
        return failed("signature-time-stamp");
    auto der = pki::toDer<i2d_CMS_ContentInfo>(decoded.get());
    if (der.empty()) return failed("i2d_CMS_ContentInfo");
    return der;
}

} // namespace sceau::pades
