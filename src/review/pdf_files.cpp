#include "review/pdf_files.hpp"

#include <algorithm>

namespace sceau::review {
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

void addFolder(const fs::path& folder, PdfFiles& found, const std::stop_token& stop)
{
    std::vector<fs::path> inside;
    std::error_code problem;
    for (auto entry = fs::recursive_directory_iterator(folder, problem);
         !problem && !stop.stop_requested() && entry != fs::recursive_directory_iterator(); entry.increment(problem)) {
        std::error_code ignored;
        if (isPdf(entry->path()) && !entry->is_directory(ignored)) inside.push_back(entry->path());
    }
    if (problem) found.problems.push_back(Error{Code::fileUnreadable}.at("pdfFiles").with("file", folder.string()));
    std::sort(inside.begin(), inside.end());
    found.files.insert(found.files.end(), inside.begin(), inside.end());
}

} // namespace

PdfFiles pdfFiles(const std::vector<fs::path>& paths, const std::stop_token& stop)
{
    PdfFiles found;
    for (const auto& path : paths) {
        if (stop.stop_requested()) break;
        std::error_code problem;
        const auto status = fs::status(path, problem);
        if (fs::is_directory(status)) {
            addFolder(path, found, stop);
        } else if (fs::exists(status)) {
            found.files.push_back(path);
        } else {
            found.problems.push_back(Error{Code::fileMissing}.at("pdfFiles").with("file", path.string()));
        }
    }
    return found;
}

} // namespace sceau::review
