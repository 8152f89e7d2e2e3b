#include "pades/cms_attributes.hpp"
#include "pades/cms_open.hpp"

#include <openssl/err.h>
#include <openssl/ts.h>

namespace sceau::pades {

namespace {

using TokenInfoPointer = pki::Owned<TS_TST_INFO, TS_TST_INFO_free>;

tl::unexpected<base::Error> malformed(std::string where)
{
    return tl::unexpected(pki::opensslError(base::Code::cmsMalformed, std::move(where)));
}

base::Result<TokenInfoPointer> tokenInfoOf(CMS_ContentInfo* cms)
{
    auto** encapsulated = CMS_get0_content(cms);
    if (OBJ_obj2nid(CMS_get0_eContentType(cms)) != NID_id_smime_ct_TSTInfo || !encapsulated || !*encapsulated) return malformed("TSTInfo");
    const auto der = pki::viewOf(*encapsulated);
    const unsigned char* cursor = der.data();
    TokenInfoPointer info(d2i_TS_TST_INFO(nullptr, &cursor, static_cast<long>(der.size())));
    if (!info || cursor != der.data() + der.size()) return malformed("TSTInfo");
    return info;
}

/// The signature over the attributes and the digest of TSTInfo among them; who signed is not judged here.
bool isSigned(CMS_ContentInfo* cms)
{
    const pki::BioPointer nowhere(BIO_new(BIO_s_null()));
    const bool verified = CMS_verify(cms, nullptr, nullptr, nullptr, nowhere.get(), CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY) == 1;
    ERR_clear_error();
    return verified;
}

} // namespace

base::Result<CmsContent> readTimestamp(base::BytesView contents)
{
    auto opened = openCms(contents);
    if (!opened) return tl::unexpected(opened.error());
    const auto info = tokenInfoOf(opened->cms.get());
    if (!info) return tl::unexpected(info.error());
    auto& content = opened->content;
    const auto* type = CMS_get0_eContentType(opened->cms.get());
    if (auto read = readAttributes(opened->signer, type, content); !read) return tl::unexpected(read.error());

    auto* imprint = TS_TST_INFO_get_msg_imprint(info->get());
    const auto digest = pki::viewOf(TS_MSG_IMPRINT_get_msg(imprint));
    content.digest = digestName(TS_MSG_IMPRINT_get_algo(imprint));
    content.messageDigest.assign(digest.begin(), digest.end());
    content.signatureValid = content.signerFound && isSigned(opened->cms.get());
    return std::move(content);
}

} // namespace sceau::pades
