#pragma once

#include "pades/cms.hpp"
#include "pki/openssl.hpp"

#include <openssl/cms.h>

namespace sceau::pades {

/// A CMS SignedData of one SignerInfo with its certificates read, nothing else judged.
struct OpenedCms {
    pki::Owned<CMS_ContentInfo, CMS_ContentInfo_free> cms;
    CMS_SignerInfo* signer = nullptr; ///< of cms
    CmsContent content;
};

/// `contents` with its padding of zeros. Code::cmsMalformed.
[[nodiscard]] base::Result<OpenedCms> openCms(base::BytesView contents);

/// "SHA-256"; a dotted OID for an algorithm that we do not know.
[[nodiscard]] std::string digestName(const X509_ALGOR* algorithm);

} // namespace sceau::pades
