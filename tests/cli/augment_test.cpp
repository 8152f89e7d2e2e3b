#include "shared/pdf_judges.hpp"
#include "shared/pdf_maker.hpp"
#include "stamped.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sceau::cli::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class StampedLetter : public Stamped {
protected:
    StampedLetter() { demo.letter(); }

    /// The first signature, at a level.
    [[nodiscard]] Answer sign(const std::string& level, const std::string& output = "signee.pdf")
    {
        return demo.runWithKey({"sign", "lettre.pdf", "-o", output, "--level", level, "--tsa", authority->url(), "--trust", "tsa.pem",
                                "--trust", demo.trust(), "--pin-file", demo.pinFile(), "--json"});
    }

    [[nodiscard]] Answer augment(std::vector<std::string> arguments)
    {
        const std::vector<std::string> all{"augment", "--level", "B-T",     "--tsa",      authority->url(),
                                           "--trust", "tsa.pem", "--trust", demo.trust(), "--json"};
        arguments.insert(arguments.begin(), all.begin(), all.end());
        return demo.run(arguments);
    }
};

} // namespace

TEST_F(StampedLetter, SignatureHasItsTimeStamp)
{
    const auto answer = sign("B-T");

    ASSERT_EQ(answer.status, 0) << answer.err;
    EXPECT_EQ(answer.line().at("level"), "B-T");
    EXPECT_EQ(authority->asked(), 2) << "once before the PIN, once for the signature";
    EXPECT_THAT(sceau::test::pdfsig(demo.path("signee.pdf")), HasSubstr("Signature is Valid."));
}

TEST_F(StampedLetter, NoPinIsAskedWhenNoServiceAnswers)
{
    const auto answer = demo.runWithKey({"sign", "lettre.pdf", "-o", "signee.pdf", "--level", "B-T", "--tsa", "http://127.0.0.1:1/",
                                         "--pin-file", "there-is-none.txt", "--json"});

    EXPECT_EQ(answer.status, 5);
    EXPECT_EQ(answer.code(), "NET-512");
    EXPECT_THAT(answer.err, HasSubstr("--level B-B"));
    EXPECT_FALSE(fs::exists(demo.path("signee.pdf")));
}

TEST_F(StampedLetter, WithoutAServiceSaysWhereToNameOne)
{
    const auto answer = demo.runWithKey({"sign", "lettre.pdf", "-o", "signee.pdf", "--level", "B-T", "--pin-file", demo.pinFile()});

    EXPECT_EQ(answer.status, 5);
    EXPECT_EQ(answer.code(), "NET-511");
}

TEST_F(StampedLetter, FolderIsRaisedFileByFileAndResumed)
{
    fs::create_directories(demo.path("dossiers/2026"));
    ASSERT_EQ(sign("B-B", "dossiers/2026/un.pdf").status, 0);
    ASSERT_EQ(sign("B-B", "dossiers/deux.pdf").status, 0);
    demo.write("dossiers/faux.pdf", "not a PDF");

    const auto first = augment({"dossiers", "--out-dir", "dossiers/archives"});
    const int asked = authority->asked();
    const auto second = augment({"dossiers", "--out-dir", "dossiers/archives"});

    EXPECT_EQ(first.status, 4) << first.err;
    const auto lines = first.lines();
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0].at("output"), "dossiers/archives/2026/un.pdf");
    EXPECT_EQ(lines[0].at("level_before"), "B-B");
    EXPECT_EQ(lines[0].at("level"), "B-T");
    EXPECT_EQ(lines[1].at("output"), "dossiers/archives/deux.pdf");
    EXPECT_EQ(lines[2].at("error").at("code"), "DOC-401");
    EXPECT_EQ(second.status, 4);
    EXPECT_EQ(second.lines().at(0).at("level"), "B-T");
    EXPECT_EQ(authority->asked(), asked) << "what is done is not done again";
}

TEST_F(StampedLetter, BatchEndsWhenTheServiceDoes)
{
    fs::create_directories(demo.path("dossiers"));
    ASSERT_EQ(sign("B-B", "dossiers/un.pdf").status, 0);
    fs::copy_file(demo.path("dossiers/un.pdf"), demo.path("dossiers/deux.pdf"));

    const auto answer =
        demo.run({"augment", "dossiers", "--out-dir", "archives", "--level", "B-T", "--tsa", "http://127.0.0.1:1/", "--json"});

    EXPECT_EQ(answer.status, 5);
    ASSERT_EQ(answer.lines().size(), 1U);
    EXPECT_EQ(answer.lines().at(0).at("error").at("code"), "NET-512");
}

} // namespace sceau::cli::test
