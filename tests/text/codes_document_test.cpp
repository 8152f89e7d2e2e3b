#include "text/text.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

using namespace sceau;

namespace {

std::filesystem::path documentFile()
{
    return std::filesystem::path(SCEAU_SOURCE_DIR) / "docs/codes.md";
}

struct Headings {
    text::Language language;
    const char* title;
    const char* columns;
};

std::string section(const Headings& headings)
{
    std::ostringstream out;
    out << "\n## " << headings.title << "\n\n| " << headings.columns << " |\n|---|---|---|---|\n";
    for (const auto code : base::allCodes()) {
        const auto message = text::describe(code, headings.language);
        out << "| " << base::name(code) << " | " << message.title << " | " << message.cause << " | " << message.next << " |\n";
    }
    return out.str();
}

/// docs/codes.md as it must be; facts (names, dates) are left out of the sentences.
std::string document()
{
    return "# Codes\n\n"
           "Every failure has one code: it is the same in the window, the log, the JSON output and the messages of `sceauctl`.\n"
           "Families: PIN (code of the key), KEY (key, reader, driver), SIG (signature), DOC (document, file), NET (network), ORD (order,\n"
           "directory, portal), SYS (Sceau itself).\n\n"
           "This page is written from `src/base/code.hpp` and `resources/text.json`:\n"
           "`SCEAU_WRITE_DOCS=1 build/tests/test_text --gtest_filter='CodesDocument.*'`.\n"
           + section({text::Language::french, "Français", "Code | Titre | Cause | Que faire"})
           + section({text::Language::english, "English", "Code | Title | Cause | What to do"});
}

} // namespace

TEST(CodesDocument, ListsExactlyTheCodesWithTheirTexts)
{
    if (std::getenv("SCEAU_WRITE_DOCS") != nullptr) std::ofstream(documentFile()) << document();

    std::ifstream file(documentFile());
    const std::string written((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());

    EXPECT_TRUE(written == document()) << "docs/codes.md is out of step; its own text says how to write it again";
}
