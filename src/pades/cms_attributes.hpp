#pragma once

#include "pades/cms.hpp"

#include <openssl/cms.h>

namespace sceau::pades {

/// What the signed attributes say, against B6–B9 of EN 319 142-1 § 6.3. Code::cmsMalformed when content-type or message-digest
/// is missing, repeated or of another type.
[[nodiscard]] base::Status readAttributes(const CMS_SignerInfo* info, const ASN1_OBJECT* contentType, CmsContent& content);

} // namespace sceau::pades
