#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sceau::renewal {

/// An address as it is stored: the local part as typed, the domain in lower-case punycode; empty when it is not one.
/// Dot-atoms only, at most 64 and 254 characters, a domain with a dot and a top level of two letters at least (RFC 5321, RFC 5322).
[[nodiscard]] std::optional<std::string> normaliseEmail(std::string_view typed);

} // namespace sceau::renewal
