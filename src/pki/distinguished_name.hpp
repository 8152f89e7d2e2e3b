#pragma once

#include "base/result.hpp"

#include <openssl/x509.h>
#include <string>
#include <vector>

namespace sceau::pki {

struct NamePart {
    std::string type;  ///< dotted OID
    std::string value; ///< UTF-8
};

/// Every attribute of a name in encoded order. Code::certificateUnreadable for a value that is no text or holds a NUL or control character.
[[nodiscard]] base::Result<std::vector<NamePart>> partsOf(const X509_NAME* name);

/// RFC 2253 text, UTF-8, with our own table of attribute names: a database key must not change with OpenSSL's.
[[nodiscard]] base::Result<std::string> rfc2253(const X509_NAME* name);

/// The first value of a type, or empty.
[[nodiscard]] std::string firstOf(const std::vector<NamePart>& parts, std::string_view type);

} // namespace sceau::pki
