#pragma once

#include "review/file_review.hpp"

namespace sceau::review {

/// One thing that is said of a file, with its code.
struct Said {
    std::string code;
    text::Message message;
};

[[nodiscard]] std::vector<Said> saidOf(const pades::SignatureReport& signature, text::Language language);
/// Of the file as a whole, by the verifier and by the office's rules.
[[nodiscard]] std::vector<Said> saidOf(const FileReview& review, text::Language language);
/// Of each signature, then of the file.
[[nodiscard]] std::vector<Said> allSaidOf(const FileReview& review, text::Language language);

/// The one thing to say: a finding that made the verdict, else what is more than a remark, else what there is. Without a code where there
/// is nothing but the verdict.
[[nodiscard]] Said mainlySaid(const FileReview& review, text::Language language);
/// Its title: one line.
[[nodiscard]] std::string mainReason(const FileReview& review, text::Language language);

} // namespace sceau::review
