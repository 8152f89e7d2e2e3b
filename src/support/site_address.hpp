#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sceau::support {

/// Of a web site that is only talked to over TLS.
struct SiteAddress {
    std::string url;  ///< https, encoded as it is sent; without a fragment
    std::string host; ///< for a person to read; another alphabet's letters as they are sent ("xn--…"), so that none passes for a Latin one
};

/// Empty when the text is no https address with a host, or when a name or a password is in it.
[[nodiscard]] std::optional<SiteAddress> siteAddress(std::string_view text);

} // namespace sceau::support
