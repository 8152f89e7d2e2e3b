#include "cli/pdf_files.hpp"

#include <algorithm>

namespace sceau::cli {
namespace {

namespace fs = std::filesystem;
using base::Code;
using base::Error;

bool isPdf(const fs::path& path)
{
    auto extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return c < 0x80 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c); });
    return extension == ".pdf";
}

void addFolder(const fs::path& folder, PdfFiles& found)
{
    std::vector<fs::path> inside;
    std::error_code problem;
    for (auto entry = fs::recursive_directory_iterator(folder, problem); !problem && entry != fs::recursive_directory_iterator();
         entry.increment(problem)) {
        std::error_code ignored;
        if (isPdf(entry->path()) && !entry->is_directory(ignored)) inside.push_back(entry->path());
    }
    if (problem) found.problems.push_back(Error{Code::fileUnreadable}.at("cli.verify").with("file", folder.string()));
    std::sort(inside.begin(), inside.end());
    found.files.insert(found.files.end(), inside.begin(), inside.end());
}

} // namespace

PdfFiles pdfFiles(const std::vector<std::string>& paths)
{
    PdfFiles found;
    for (const auto& path : paths) {
        std::error_code problem;
        const auto status = fs::status(path, problem);
        if (fs::is_directory(status)) {
            addFolder(path, found);
        } else if (fs::exists(status)) {
            found.files.emplace_back(path);
        } else {
            found.problems.push_back(Error{Code::fileMissing}.at("cli.verify").with("file", path));
        }
    }
    return found;
}

} // namespace sceau::cli
