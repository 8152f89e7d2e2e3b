#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace sceau::cli {

/// A file to raise and the one that it becomes.
struct RaisedFile {
    std::filesystem::path input, output;
};

struct RaisedFiles {
    std::vector<RaisedFile> files;
    std::vector<base::Error> problems; ///< as review::PdfFiles; targetExists for two inputs that would become one file
};

/// The *.pdf of each path under `folder`, arranged as they are under that path; what lies in `folder` itself is no input.
[[nodiscard]] RaisedFiles raisedFiles(const std::vector<std::string>& paths, const std::filesystem::path& folder);

/// Whether `output` begins with all of `input`: it was made from it by an earlier run.
[[nodiscard]] bool wasMadeFrom(const std::filesystem::path& input, const std::filesystem::path& output);

} // namespace sceau::cli
