#pragma once

#include "review/file_review.hpp"

namespace sceau::review {

/// "ACCEPTED" as a class of the style sheet: "accepted".
[[nodiscard]] std::string styleOf(Verdict verdict);
/// Shape and word, never colour alone.
[[nodiscard]] std::string badge(Verdict verdict, text::Language language);

/// A file of the report: its verdict in one line, and all that was found below it, `open` or to be opened.
[[nodiscard]] std::string htmlOf(const FileReview& review, bool open, text::Language language);

/// Base64 without line ends.
[[nodiscard]] std::string base64(base::BytesView bytes);

} // namespace sceau::review
