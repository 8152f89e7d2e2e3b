#pragma once

#include "review/review.hpp"

namespace sceau::review {

/// One thing that a signature proves, does not prove, or that speaks against it, as a sentence.
struct Proof {
    enum class Outcome { proven, open, against };
    Outcome outcome = Outcome::open;
    std::string sentence;
};

/// Always the same questions in the same order: the bytes, what they cover, the certificate's authority, its status, the time.
[[nodiscard]] std::vector<Proof> proofsOf(const pades::SignatureReport& signature, text::Language language);

/// "05/10/2022, 00:00 (heure de Paris)", or nothing for what is no time.
[[nodiscard]] std::string parisTime(const std::string& rfc3339, text::Language language);

} // namespace sceau::review
