#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <stop_token>
#include <vector>

namespace sceau::review {

struct PdfFiles {
    std::vector<std::filesystem::path> files; ///< in the order given; those of a folder sorted
    std::vector<base::Error> problems;        ///< paths that do not exist, folders that cannot be read
};

/// Files as given, and the *.pdf of folders at any depth (links to folders are not followed). Once it is to stop, what was found until
/// then.
[[nodiscard]] PdfFiles pdfFiles(const std::vector<std::filesystem::path>& paths, const std::stop_token& stop = {});

} // namespace sceau::review
