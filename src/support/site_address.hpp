#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sceau::support {

/// Of a web site that is only talked to over TLS.
struct SiteAddress {
    std::string url;  ///< https, encoded as it is sent; without a fragment
    std::string host; ///< for a person to read
};

/// Empty when the text is no https address with a host (RFC 3986), or when a name or a password is in it. A host in another alphabet must
/// be written as it is sent ("xn--…"), so that no letter passes for a Latin one.
[[nodiscard]] std::optional<SiteAddress> siteAddress(std::string_view text);

} // namespace sceau::support
