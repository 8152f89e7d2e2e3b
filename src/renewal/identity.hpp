#pragma once

#include "pki/holder.hpp"
#include "renewal/types.hpp"

namespace sceau::renewal {

/// identical: same in NFC · equivalent: same once folded · partial: a person must look · different.
enum class Match { identical, equivalent, partial, different };

/// NFKD, marks dropped, ligatures spelt out, upper case (root locale), apostrophes and dashes to spaces, spaces collapsed.
[[nodiscard]] std::string fold(std::string_view text);

struct IdentityComparison {
    Match names = Match::different;
    Match siren = Match::different; ///< identical or different; partial when the certificate states none
    bool sirenInconsistent = false; ///< the certificate's own sources disagree: reject
    std::string detail;             ///< key of resources/text.json that says why names are not identical
    [[nodiscard]] Match overall() const;
};

/// Certificate holder against directory entry (guide of 2022, step 3). No edit distance; a common name is never split.
/// The "TEST " prefix is compared like any other text.
[[nodiscard]] IdentityComparison compareIdentity(const pki::Holder& holder, const DirectoryEntry& entry);

} // namespace sceau::renewal
