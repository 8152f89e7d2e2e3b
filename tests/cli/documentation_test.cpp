#include "demo.hpp"

#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

#include <gmock/gmock.h>
#include <sstream>

namespace sceau::cli::test {
namespace {

std::string page()
{
    return sceau::test::readText(std::filesystem::path(SCEAU_SOURCE_DIR) / "docs" / "cli.md");
}

/// The page's ```sh blocks, one after the other.
std::string scriptOf(const std::string& page)
{
    std::string script;
    bool inside = false;
    std::istringstream lines(page);
    for (std::string line; std::getline(lines, line);) {
        if (line == "```sh") {
            inside = true;
        } else if (line == "```") {
            inside = false;
        } else if (inside) {
            script += line + '\n';
        }
    }
    return script;
}

std::vector<std::string> examplesOf(const std::vector<std::string>& command)
{
    auto arguments = command;
    arguments.emplace_back("--help");
    std::istringstream help(sceauctl(arguments).out);
    std::vector<std::string> examples;
    for (std::string line; std::getline(help, line);) {
        if (line.starts_with("  sceauctl ")) examples.push_back(line.substr(2));
    }
    return examples;
}

} // namespace

TEST(CommandLinePage, RunsFromTopToBottomAsItStands)
{
    const auto folder = sceau::test::temporaryFolder("page");
    sceau::test::writeText(folder / "lettre.pdf", sceau::test::twoPages().classic());
    Circumstances circumstances;
    circumstances.folder = folder;
    circumstances.environment["PATH"] = SCEAU_BIN_DIR ":/usr/bin:/bin";

    const auto answer = runProgram({"/bin/sh", "-e", "-u", "-c", scriptOf(page())}, circumstances);

    EXPECT_EQ(answer.status, 0) << answer.err;
    EXPECT_TRUE(std::filesystem::exists(folder / "dossier-signe.pdf"));
}

TEST(CommandLinePage, HoldsEveryExampleOfTheHelp)
{
    const auto script = scriptOf(page());
    for (const std::vector<std::string>& command : {std::vector<std::string>{"token", "list"},
                                                    {"token", "show"},
                                                    {"token", "certificate"},
                                                    {"token", "drivers"},
                                                    {"pin", "verify"},
                                                    {"pin", "change"},
                                                    {"pin", "unblock"},
                                                    {"eligibility"},
                                                    {"renew"},
                                                    {"dossier", "compose"},
                                                    {"sign"},
                                                    {"verify"},
                                                    {"portal", "init"},
                                                    {"portal", "import"},
                                                    {"portal", "show"},
                                                    {"portal", "orders"},
                                                    {"demo", "init"}}) {
        const auto examples = examplesOf(command);
        EXPECT_FALSE(examples.empty()) << command.front();
        for (const auto& example : examples)
            EXPECT_THAT(script, testing::HasSubstr(example));
    }
}

} // namespace sceau::cli::test
