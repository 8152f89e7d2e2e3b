#pragma once

#include <string>
#include <string_view>

namespace sceau::review {

/// Text that others chose (file names, subjects), for a report: well-formed UTF-8, without control characters, marks that turn the
/// direction of writing and code points that XML forbids; what is not UTF-8 becomes U+FFFD.
[[nodiscard]] std::string shown(std::string_view text);

/// The same as text or as an attribute's value of HTML and XML.
[[nodiscard]] std::string escaped(std::string_view text);

} // namespace sceau::review
