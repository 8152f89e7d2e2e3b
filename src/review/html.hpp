#pragma once

#include "base/whole_file.hpp"
#include "review/file_review.hpp"

#include <functional>
#include <memory>

namespace sceau::review {

/// A page of what was signed, as a small PNG.
struct Picture {
    int page = 1;      ///< from 1
    std::string field; ///< the signature that shows there; empty: none
    base::Bytes png;
};
using Pictures = std::function<std::vector<Picture>(const FileReview&)>;

/// A report to read, print and keep: one file that loads nothing from anywhere, light and dark, whose list filters without scripts and
/// whose search is the only thing that needs one. `pictures` may be empty. Codes of base::WholeFile.
[[nodiscard]] base::Result<std::unique_ptr<ReviewOutput>> htmlReport(const std::filesystem::path& file, base::WholeFile::Existing existing,
                                                                     text::Language language, Pictures pictures);

} // namespace sceau::review
