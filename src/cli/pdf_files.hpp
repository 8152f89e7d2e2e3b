#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace sceau::cli {

struct PdfFiles {
    std::vector<std::filesystem::path> files; ///< in the order given; those of a folder sorted
    std::vector<base::Error> problems;        ///< paths that do not exist, folders that cannot be read
};

/// Files as given, and the *.pdf of folders at any depth (links to folders are not followed).
[[nodiscard]] PdfFiles pdfFiles(const std::vector<std::string>& paths);

} // namespace sceau::cli
