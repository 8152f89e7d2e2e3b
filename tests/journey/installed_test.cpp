#include "base/program.hpp"
#include "cli/demo.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/process.hpp"
#include "shared/test_pki.hpp"

#include <gtest/gtest.h>
#include <set>
#include <sstream>

namespace {

using namespace sceau;
namespace fs = std::filesystem;

const fs::path desktop = SCEAU_SOURCE_DIR "/resources/desktop";
const auto entry = desktop / "fr.sceau.Sceau.desktop";
const auto description = desktop / "fr.sceau.Sceau.metainfo.xml";

const std::set<std::string> programs{"sceau", "sceauctl"};
const std::set<std::string> programsBeside{"sceau-compose", "sceau-driver", "sceau-pictures",
                                           "sceau-render",  "sceau-verify", "sceauctl-renewal"};

/// What a package would put on a computer, in a folder of its own.
class Installed {
public:
    Installed()
    {
        const auto outcome = test::run({SCEAU_CMAKE, "--install", SCEAU_BUILD_DIR, "--prefix", "/usr"}, {{"DESTDIR", root_}});
        if (outcome.status != 0) throw std::runtime_error(outcome.output);
    }
    ~Installed()
    {
        std::error_code ignored;
        fs::remove_all(root_, ignored);
    }
    Installed(const Installed&) = delete;
    Installed& operator=(const Installed&) = delete;

    [[nodiscard]] fs::path at(const std::string& path) const { return root_ / "usr" / path; }
    [[nodiscard]] std::set<std::string> files() const
    {
        std::set<std::string> all;
        for (const auto& each : fs::recursive_directory_iterator(at(""))) {
            if (each.is_regular_file()) all.insert(fs::relative(each.path(), at("")).string());
        }
        return all;
    }

private:
    fs::path root_ = test::temporaryFolder("installed");
};

std::set<std::string> expectedFiles()
{
    std::set<std::string> all{"share/applications/fr.sceau.Sceau.desktop", "share/icons/hicolor/scalable/apps/fr.sceau.Sceau.svg",
                              "share/metainfo/fr.sceau.Sceau.metainfo.xml"};
    for (const auto& program : programs)
        all.insert("bin/" + program);
    for (const auto& program : programsBeside)
        all.insert("libexec/sceau/" + program);
    return all;
}

/// Of the lines KEY=VALUE of the desktop entry.
std::vector<std::string> valuesOf(const std::string& key)
{
    std::vector<std::string> values;
    std::istringstream lines(test::readText(entry));
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(key + "=")) values.push_back(line.substr(key.size() + 1));
    }
    return values;
}

} // namespace

/// The driver reads the key, the composer lays the dossier out, the drawer shows it, the verifier judges it: each from where it lies.
TEST(Installation, RenewsAKeyWhereverItLies)
{
    const Installed installed;
    const cli::test::Demo demo;
    cli::test::Circumstances circumstances;
    circumstances.environment = {{"SOFTHSM2_CONF", demo.path("softhsm/softhsm2.conf")}, {"QT_QPA_PLATFORM", "offscreen"}};
    const auto signedFile = demo.path("out") / "dossier-signe.pdf";

    EXPECT_EQ(installed.files(), expectedFiles());
    for (const auto& program : programsBeside)
        EXPECT_EQ(base::siblingProgram(program, installed.at("bin")), installed.at("libexec/sceau/" + program));
    const auto renewed =
        cli::test::runProgram({installed.at("bin/sceau"), "--portal", demo.portal(), "--module", demo.module(), "--token", demo.token(),
                               "--trust", demo.trust(), "--pin-file", demo.pinFile(), "--headless", demo.path("out")},
                              circumstances);
    ASSERT_EQ(renewed.status, 0) << renewed.err;
    const auto verified = cli::test::runProgram(
        {installed.at("bin/sceauctl"), "verify", signedFile, "--offline", "--trust", demo.trust(), "--json"}, circumstances);
    EXPECT_EQ(verified.line().at("signatures").at(0).at("integrity"), "intact") << verified.out << verified.err;
}

TEST(DesktopEntry, StartsProgramsThatAreInstalled)
{
    const auto commands = valuesOf("Exec");

    EXPECT_EQ(commands.size(), 3U);
    for (const auto& command : commands)
        EXPECT_TRUE(programs.contains(command.substr(0, command.find(' ')))) << command;
    EXPECT_EQ(valuesOf("MimeType"), std::vector<std::string>{"application/pdf;"});
    for (const auto& icon : valuesOf("Icon"))
        EXPECT_TRUE(fs::exists(desktop / (icon + ".svg"))) << icon;
}

TEST(DesktopEntry, HasEachWordInFrench)
{
    for (const auto* key : {"GenericName", "Comment", "Keywords"})
        EXPECT_EQ(valuesOf(std::string(key) + "[fr]").size(), 1U) << key;
    EXPECT_EQ(valuesOf("Name[fr]").size() + 1, valuesOf("Name").size()) << "of each action; the program's own name is the same";
}

TEST(DesktopEntry, IsValid)
{
    if (!fs::exists("/usr/bin/desktop-file-validate")) GTEST_SKIP() << "the package desktop-file-utils is missing";

    const auto outcome = test::run({"desktop-file-validate", entry});

    EXPECT_EQ(outcome.status, 0);
    EXPECT_EQ(outcome.output, "");
}

TEST(CatalogueDescription, IsValid)
{
    if (!fs::exists("/usr/bin/appstreamcli")) GTEST_SKIP() << "the package appstream is missing";

    const auto outcome = test::run({"appstreamcli", "validate", "--no-net", description});

    EXPECT_EQ(outcome.status, 0) << outcome.output;
}
