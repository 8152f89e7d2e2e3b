#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sceau::review {

/// What was read in the text of the pages that a signature signed.
struct SignedText {
    bool readable = false;            ///< all of it was read, and there is some
    std::vector<std::string> numbers; ///< that a dossier may bear ("TEST-425490-1"), each once, at most a hundred
};

[[nodiscard]] SignedText signedTextIn(std::string_view text);

/// Whether a portal that gives one number may give the other: the same but for their digits and the version at their end.
[[nodiscard]] bool ofOnePortal(std::string_view number, std::string_view other);

} // namespace sceau::review
