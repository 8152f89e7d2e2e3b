#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <string>

namespace sceau::pdf {

/// Completes a PDF that we composed, before anything is signed: /Lang, /ViewerPreferences /DisplayDocTitle, no unused object,
/// one revision, a classic cross-reference table. The same input gives the same bytes. Code::composeFailed.
struct Finishing {
    std::string language = "fr-FR";
    std::string identifier; ///< seeds the trailer's /ID
};
[[nodiscard]] base::Result<base::Bytes> finish(base::BytesView pdf, const Finishing& finishing);

} // namespace sceau::pdf
