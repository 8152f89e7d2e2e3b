#include "demo.hpp"

#include "shared/pdf_maker.hpp"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sceau::cli::test {
namespace {

using sceau::test::readText;
using testing::HasSubstr;
namespace fs = std::filesystem;

/// A demonstration with the folder "many": one signed letter and many copies of one without a signature.
class VerifyBatch : public testing::Test {
protected:
    VerifyBatch()
    {
        demo.letter();
        fs::create_directory(demo.path("many"));
        const auto answer = demo.runWithKey({"sign", "lettre.pdf", "-o", "many/a-signee.pdf", "--pin-file", demo.pinFile()});
        if (answer.status != 0) throw std::runtime_error(answer.err);
        for (const auto* name : {"b", "c", "d"})
            fs::copy(demo.path("lettre.pdf"), demo.path(std::string("many/") + name + ".pdf"));
    }

    [[nodiscard]] static std::vector<std::string> filesIn(const Answer& answer)
    {
        std::vector<std::string> files;
        for (const auto& line : answer.lines())
            files.push_back(line.at("file"));
        return files;
    }

    Demo demo;
};

} // namespace

TEST_F(VerifyBatch, JudgesTheSameWithOneProcessAndWithMany)
{
    const std::vector<std::string> inOrder{"many/a-signee.pdf", "many/b.pdf", "many/c.pdf", "many/d.pdf"};
    const auto one = demo.run({"verify", "many", "--json", "--jobs", "1"});
    const auto four = demo.run({"verify", "many", "--json", "--jobs", "4"});
    auto done = filesIn(demo.run({"verify", "many", "--json", "--jobs", "2", "--order", "done"}));

    EXPECT_EQ(filesIn(one), inOrder);
    EXPECT_EQ(filesIn(four), inOrder);
    std::sort(done.begin(), done.end());
    EXPECT_EQ(done, inOrder);
    for (std::size_t i = 0; i < inOrder.size(); ++i)
        EXPECT_EQ(one.lines().at(i).at("verdict"), four.lines().at(i).at("verdict"));
}

TEST_F(VerifyBatch, WritesEveryReportAtOnce)
{
    const auto answer = demo.run({"verify", "many", "--csv", "t.csv", "--junit", "t.xml", "--html", "t.html", "--offline"});

    EXPECT_EQ(answer.status, 1);
    EXPECT_THAT(answer.err, HasSubstr("Fichiers vérifiés"));
    EXPECT_THAT(readText(demo.path("t.csv")), HasSubstr("many/a-signee.pdf,REJECTED,INDETERMINATE,"));
    EXPECT_THAT(readText(demo.path("t.xml")), HasSubstr("tests=\"4\""));
    EXPECT_THAT(readText(demo.path("t.html")), HasSubstr("TEST Hélène TEST MARTIN"));
}

TEST_F(VerifyBatch, ShowsThePageThatWasSigned)
{
    ASSERT_EQ(demo.run({"verify", "many", "--html", "t.html", "--offline"}).status, 1);

    EXPECT_THAT(readText(demo.path("t.html")), HasSubstr("src=\"data:image/png;base64,iVBOR"));
}

TEST_F(VerifyBatch, LeavesAReportThatIsThereAlone)
{
    demo.write("t.csv", "mine");

    EXPECT_EQ(demo.run({"verify", "many", "--csv", "t.csv"}).status, 4);
    EXPECT_EQ(readText(demo.path("t.csv")), "mine");
    EXPECT_EQ(demo.run({"verify", "many", "--csv", "t.csv", "--force"}).status, 1);
    EXPECT_NE(readText(demo.path("t.csv")), "mine");
}

TEST_F(VerifyBatch, ResumesWithoutJudgingAgain)
{
    const auto first = demo.run({"verify", "many", "--json", "--resume", "journal"});
    demo.write("many/c.pdf", "no longer a PDF");

    const auto second = demo.run({"verify", "many", "--json", "--resume", "journal"});

    EXPECT_EQ(second.lines().at(0), first.lines().at(0)); // with the time that it took then
    EXPECT_EQ(second.lines().at(1), first.lines().at(1));
    EXPECT_EQ(second.lines().at(2).at("status"), "UNREADABLE");
}

TEST_F(VerifyBatch, RefusesAJournalOfOtherAuthorities)
{
    ASSERT_EQ(demo.run({"verify", "many", "--resume", "journal"}).status, 1);

    const auto answer = demo.run({"verify", "many", "--resume", "journal", "--trust", demo.trust()});

    EXPECT_EQ(answer.status, 4);
    EXPECT_EQ(answer.code(), "DOC-424");
}

TEST_F(VerifyBatch, EndsAtOnceOnCtrlCAndGoesOnFromThere)
{
    for (int i = 0; i < 400; ++i)
        fs::copy(demo.path("lettre.pdf"), demo.path("many/x" + std::to_string(i) + ".pdf"));
    const auto command = std::string(SCEAU_BIN_DIR) + "/sceauctl";
    const auto journal = demo.path("journal").string();
    const pid_t child = ::fork();
    if (child == 0) {
        const int nowhere = ::open("/dev/null", O_WRONLY);
        ::dup2(nowhere, STDOUT_FILENO);
        ::dup2(nowhere, STDERR_FILENO);
        if (::chdir(demo.path("").c_str()) == 0)
            ::execl(command.c_str(), "sceauctl", "verify", "many", "--csv", "t.csv", "--resume", "journal", "--jobs", "1", nullptr);
        ::_exit(127);
    }
    const auto begun = [&] { return fs::exists(journal) && fs::file_size(journal) > 4000; };
    while (!begun() && ::waitpid(child, nullptr, WNOHANG) == 0)
        ::usleep(1000);
    ::kill(child, SIGINT);
    int status = 0;
    ::waitpid(child, &status, 0);

    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT);
    EXPECT_FALSE(fs::exists(demo.path("t.csv")));
    const auto rest = demo.run({"verify", "many", "--csv", "t.csv", "--resume", "journal"});
    EXPECT_EQ(rest.status, 1) << rest.err;
    const auto table = readText(demo.path("t.csv"));
    EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 405);
}

namespace {

/// Processes one of whose arguments is this.
std::size_t processesAbout(const std::string& argument)
{
    std::error_code gone;
    std::size_t count = 0;
    for (const auto& process : fs::directory_iterator("/proc", gone)) {
        std::ifstream file(process.path() / "cmdline");
        for (std::string word; std::getline(file, word, '\0');)
            count += word == argument ? 1 : 0;
    }
    return count;
}

} // namespace

TEST_F(VerifyBatch, EndsQuietlyWhenItsReaderHasEnoughAndGoesOnFromThere)
{
    for (int i = 0; i < 400; ++i)
        fs::copy(demo.path("lettre.pdf"), demo.path("many/x" + std::to_string(i) + ".pdf"));
    const auto many = demo.path("many").string();
    const auto command = "set -o pipefail; " SCEAU_BIN_DIR "/sceauctl verify '" + many + "' --json --jobs 2 --resume journal | head -1";
    Circumstances here;
    here.folder = demo.path("");

    const auto answer = runProgram({"/bin/bash", "-c", command}, here);

    EXPECT_EQ(answer.status, 128 + SIGPIPE);
    EXPECT_EQ(answer.err, "");
    EXPECT_EQ(answer.line().at("file"), many + "/a-signee.pdf");
    EXPECT_EQ(processesAbout(many), 0U);
    const auto rest = demo.run({"verify", many, "--json", "--resume", "journal"}).lines();
    ASSERT_EQ(rest.size(), 404U);
    EXPECT_EQ(rest.front(), answer.line()); // with the time that it took then
}

} // namespace sceau::cli::test
