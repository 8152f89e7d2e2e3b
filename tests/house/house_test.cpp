#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <regex>
#include <set>
#include <string>

namespace fs = std::filesystem;

namespace {

// Rows of the house, lowest first; an include may only point to a lower row or to its own room.
const std::map<std::string, int> rows{
    {"base", 0},    {"text", 1},   {"pki", 2},     {"pdf", 3},     {"token", 3},    {"net", 3}, {"renewal", 3}, {"pades", 4},
    {"review", 5},  {"portal", 6}, {"dossier", 6}, {"render", 6},  {"support", 7},  {"workflow", 8}, {"gui", 9}, {"cli", 9},
};

std::vector<std::string> complaintsAbout(const std::string& room, const std::string& file, std::istream& text)
{
    static const std::regex quoted{R"(^\s*#\s*include\s+"([a-z_]+)/)"};
    static const std::regex system{R"(^\s*#\s*include\s+<([^>]+)>)"};
    std::vector<std::string> complaints;
    for (std::string line; std::getline(text, line);) {
        std::smatch match;
        if (std::regex_search(line, match, quoted)) {
            const auto other = rows.find(match[1]);
            if (other == rows.end()) continue;
            if (other->first != room && other->second >= rows.at(room)) complaints.push_back(file + " points up: " + line);
        }
        if (std::regex_search(line, match, system)) {
            const std::string header = match[1];
            const bool qt = header.starts_with("Q") || header.starts_with("Qt");
            if (qt && header != "QPDF" && rows.at(room) < rows.at("portal") && !header.starts_with("qpdf")) {
                complaints.push_back(file + " knows Qt: " + line);
            }
            if (header.starts_with("qpdf/") && room != "pdf") complaints.push_back(file + " knows qpdf: " + line);
            if ((header.starts_with("libp11") || header.starts_with("winscard") || header.starts_with("PCSC/")
                 || header.starts_with("p11-kit/") || header.starts_with("pkcs11"))
                && room != "token") {
                complaints.push_back(file + " knows tokens: " + line);
            }
            if (header.starts_with("poppler") && room != "render") complaints.push_back(file + " knows Poppler: " + line);
            static const std::set<std::string> widgets{"QWidget", "QLabel", "QDialog", "QApplication", "QMainWindow", "QPushButton"};
            if (widgets.contains(header) && room != "gui") complaints.push_back(file + " knows widgets: " + line);
        }
    }
    return complaints;
}

std::vector<std::string> complaints()
{
    std::vector<std::string> all;
    const fs::path source = fs::path(SCEAU_SOURCE_DIR) / "src";
    for (const auto& entry : fs::recursive_directory_iterator(source)) {
        const auto extension = entry.path().extension();
        if (extension != ".cpp" && extension != ".hpp" && extension != ".h") continue;
        const auto relative = fs::relative(entry.path(), source);
        std::ifstream text(entry.path());
        for (auto& complaint : complaintsAbout(relative.begin()->string(), relative.string(), text)) all.push_back(std::move(complaint));
    }
    return all;
}

} // namespace

TEST(House, HasNoIncludeThatPointsUpward)
{
    const auto found = complaints();
    for (const auto& complaint : found) ADD_FAILURE() << complaint;
}

TEST(House, NoticesAnIncludeThatPointsUpward)
{
    std::istringstream upward("#include \"gui/window.hpp\"\n");
    std::istringstream sideways("#include \"token/keys.hpp\"\n");
    std::istringstream down("#include \"base/result.hpp\"\n");

    EXPECT_EQ(complaintsAbout("pki", "pki/a.cpp", upward).size(), 1U);
    EXPECT_EQ(complaintsAbout("pdf", "pdf/a.cpp", sideways).size(), 1U);
    EXPECT_TRUE(complaintsAbout("pki", "pki/a.cpp", down).empty());
}

TEST(House, NoticesQtBelowThePortalAndForeignLibraries)
{
    std::istringstream qt("#include <QString>\n");
    std::istringstream libp11("#include <libp11.h>\n");

    EXPECT_EQ(complaintsAbout("base", "base/a.cpp", qt).size(), 1U);
    EXPECT_EQ(complaintsAbout("pades", "pades/a.cpp", libp11).size(), 1U);
}

TEST(House, EveryFolderOfTheSourcesIsARoom)
{
    for (const auto& entry : fs::directory_iterator(fs::path(SCEAU_SOURCE_DIR) / "src")) {
        EXPECT_TRUE(rows.contains(entry.path().filename().string())) << entry.path();
    }
}
