#pragma once

#include "base/whole_file.hpp"
#include "review/file_review.hpp"

#include <memory>

namespace sceau::review {

/// A table (RFC 4180, UTF-8) with a line for each signature, or for a file without one: the columns of docs/verify.md. A cell that a
/// spreadsheet would take for a formula begins with an apostrophe. Codes of base::WholeFile.
[[nodiscard]] base::Result<std::unique_ptr<ReviewOutput>> csvReport(const std::filesystem::path& file, base::WholeFile::Existing existing,
                                                                    text::Language language);

/// One cell, quoted where it must be.
[[nodiscard]] std::string csvCell(std::string_view text);

} // namespace sceau::review
