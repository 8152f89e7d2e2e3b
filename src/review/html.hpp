#pragma once

#include "base/whole_file.hpp"
#include "review/file_review.hpp"

#include <memory>

namespace sceau::review {

/// A report to read, print and keep: one file that loads nothing from anywhere, light and dark, whose list filters without scripts and
/// whose search is the only thing that needs one. Codes of base::WholeFile.
[[nodiscard]] base::Result<std::unique_ptr<ReviewOutput>> htmlReport(const std::filesystem::path& file, base::WholeFile::Existing existing,
                                                                     text::Language language);

} // namespace sceau::review
