#pragma once

#include "base/whole_file.hpp"
#include "review/file_review.hpp"

#include <memory>

namespace sceau::review {

/// What a report may be: a table, what build servers show, a page to read and print, a line of JSON for each file.
enum class ReportKind { csv, junit, html, json };

/// A report of that kind. Codes of base::WholeFile.
[[nodiscard]] base::Result<std::unique_ptr<ReviewOutput>> reportOf(ReportKind kind, const std::filesystem::path& file,
                                                                   base::WholeFile::Existing existing, text::Language language);

} // namespace sceau::review
