#pragma once

#include "base/whole_file.hpp"
#include "review/file_review.hpp"

#include <memory>

namespace sceau::review {

/// JUnit's XML, which build servers show: a test case for each file; a file that did not pass is a failure, one that could not be read an
/// error. Codes of base::WholeFile.
[[nodiscard]] base::Result<std::unique_ptr<ReviewOutput>> junitReport(const std::filesystem::path& file, base::WholeFile::Existing existing,
                                                                      text::Language language);

} // namespace sceau::review
