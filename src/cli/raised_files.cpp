#include "cli/raised_files.hpp"

#include "review/pdf_files.hpp"

#include <algorithm>
#include <fstream>
#include <set>

namespace sceau::cli {
namespace {

namespace fs = std::filesystem;

bool isInside(const fs::path& file, const fs::path& folder)
{
    const auto inside = fs::weakly_canonical(file);
    const auto outside = fs::weakly_canonical(folder);
    return std::mismatch(outside.begin(), outside.end(), inside.begin(), inside.end()).first == outside.end();
}

} // namespace

RaisedFiles raisedFiles(const std::vector<std::string>& paths, const fs::path& folder)
{
    RaisedFiles raised;
    std::set<fs::path> taken;
    for (const auto& path : paths) {
        auto found = review::pdfFiles({path});
        raised.problems.insert(raised.problems.end(), found.problems.begin(), found.problems.end());
        for (auto& file : found.files) {
            if (isInside(file, folder)) continue;
            std::error_code problem;
            const auto below = fs::is_directory(path, problem) ? fs::relative(file, path, problem) : file.filename();
            auto target = folder / below;
            if (taken.insert(target).second) {
                raised.files.push_back({std::move(file), std::move(target)});
            } else {
                raised.problems.push_back(base::Error{base::Code::targetExists}.at("augment").with("file", file.string()));
            }
        }
    }
    return raised;
}

bool wasMadeFrom(const fs::path& input, const fs::path& output)
{
    constexpr std::size_t piece = 64 * 1024;
    std::ifstream first(input, std::ios::binary);
    std::ifstream second(output, std::ios::binary);
    std::vector<char> expected(piece);
    std::vector<char> found(piece);
    while (first && second) {
        first.read(expected.data(), piece);
        second.read(found.data(), first.gcount());
        if (second.gcount() != first.gcount() || !std::equal(expected.begin(), expected.begin() + first.gcount(), found.begin()))
            return false;
    }
    return first.eof();
}

} // namespace sceau::cli
