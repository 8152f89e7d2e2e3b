#include "render/tiny_pdf.hpp"

#include <array>
#include <cstdio>
#include <fstream>
#include <unistd.h>

namespace sceau::test {

namespace fs = std::filesystem;

namespace {

constexpr const char* font = "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>";

std::string reference(std::size_t number)
{
    return std::to_string(number) + " 0 R";
}

std::string file(const std::vector<std::string>& objects)
{
    std::string text = "%PDF-1.4\n";
    std::string table = "0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        auto offset = std::to_string(text.size());
        table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
        text += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const auto start = std::to_string(text.size());
    const auto count = std::to_string(objects.size() + 1);
    return text + "xref\n0 " + count + "\n" + table + "trailer\n<</Size " + count + "/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n";
}

struct Folder {
    fs::path path = fs::temp_directory_path() / ("sceau-render-" + std::to_string(::getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder()
    {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
};

} // namespace

std::string streamObject(const std::string& dictionary, const std::string& content)
{
    return "<<" + dictionary + "/Length " + std::to_string(content.size()) + ">>\nstream\n" + content + "\nendstream";
}

std::string tinyPdf(const std::vector<TinyPage>& pages, const std::vector<std::string>& more)
{
    std::vector<std::string> objects{"<</Type/Catalog/Pages 2 0 R>>", {}};
    std::string kids;
    for (const auto& page : pages) {
        const auto number = objects.size() + 1;
        kids += reference(number) + " ";
        objects.push_back("<</Type/Page/Parent 2 0 R/MediaBox[" + page.mediaBox + "]/Contents " + reference(number + 1) + "/Resources<<"
                          + font + "/XObject<<" + page.objects + ">>>>>>");
        objects.push_back(streamObject("", page.content));
    }
    objects[1] = "<</Type/Pages/Count " + std::to_string(pages.size()) + "/Kids[" + kids + "]>>";
    objects.insert(objects.end(), more.begin(), more.end());
    return file(objects);
}

std::string words(const std::string& text)
{
    return "BT /F1 12 Tf 72 500 Td (" + text + ") Tj ET";
}

fs::path saved(const std::string& bytes, const std::string& name)
{
    static const Folder folder;
    const auto path = folder.path / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

std::string outputOf(const std::string& command)
{
    std::string output;
    auto* pipe = ::popen(command.c_str(), "re");
    if (pipe == nullptr) return output;
    std::array<char, 4096> chunk{};
    for (std::size_t got = 0; (got = std::fread(chunk.data(), 1, chunk.size(), pipe)) > 0;) {
        output.append(chunk.data(), got);
    }
    ::pclose(pipe);
    return output;
}

} // namespace sceau::test
