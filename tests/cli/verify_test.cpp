#include "demo.hpp"

#include "shared/pdf_maker.hpp"

#include <csignal>
#include <gmock/gmock.h>

namespace sceau::cli::test {
namespace {

using sceau::test::readText;

/// A demonstration with "signee.pdf", signed by its key.
class VerifyCommand : public testing::Test {
protected:
    VerifyCommand()
    {
        demo.letter();
        const auto answer = demo.runWithKey({"sign", "lettre.pdf", "-o", "signee.pdf", "--pin-file", demo.pinFile()});
        if (answer.status != 0) throw std::runtime_error(answer.err);
    }

    Demo demo;
};

} // namespace

TEST_F(VerifyCommand, FindsOurSignatureWholeAndWaitsForRevocation)
{
    const auto answer = demo.run({"verify", "signee.pdf", "--trust", demo.trust(), "--json", "--offline"});

    EXPECT_EQ(answer.status, 1);
    const auto line = answer.line();
    EXPECT_EQ(line.at("file"), "signee.pdf");
    EXPECT_EQ(line.at("status"), "INDETERMINATE");
    EXPECT_EQ(line.at("verdict"), "PENDING");
    const auto& signature = line.at("signatures").at(0);
    EXPECT_EQ(signature.at("indication"), "INDETERMINATE");
    EXPECT_EQ(signature.at("sub_indication"), "TRY_LATER");
    EXPECT_EQ(signature.at("integrity"), "intact");
    EXPECT_EQ(signature.at("coverage"), "whole-file");
    EXPECT_EQ(signature.at("changes_after"), "none");
    EXPECT_EQ(signature.at("level"), "B-B");
    EXPECT_EQ(signature.at("signer").at("siren"), "123456782");
}

TEST_F(VerifyCommand, FindsNoChainWhereNobodyIsBelieved)
{
    const auto answer = demo.run({"verify", "signee.pdf", "--json"});

    EXPECT_EQ(answer.status, 1);
    EXPECT_EQ(answer.line().at("signatures").at(0).at("sub_indication"), "NO_CERTIFICATE_CHAIN_FOUND");
}

TEST_F(VerifyCommand, RejectsAChangedByte)
{
    auto bytes = readText(demo.path("signee.pdf"));
    bytes.at(bytes.find("Helvetica")) = 'X';
    demo.write("changed.pdf", bytes);

    const auto answer = demo.run({"verify", "changed.pdf", "--trust", demo.trust(), "--json"});

    EXPECT_EQ(answer.status, 1);
    EXPECT_EQ(answer.line().at("status"), "TOTAL-FAILED");
    EXPECT_EQ(answer.line().at("verdict"), "REJECTED");
}

TEST_F(VerifyCommand, JudgesTheOthersWhenAPathIsMissing)
{
    const auto answer = demo.run({"verify", "absent.pdf", "signee.pdf", "--json"});

    EXPECT_EQ(answer.status, 4);
    ASSERT_EQ(answer.lines().size(), 2U);
    EXPECT_EQ(answer.lines().at(0).at("error").at("code"), "DOC-409");
    EXPECT_EQ(answer.lines().at(1).at("file"), "signee.pdf");
}

TEST_F(VerifyCommand, GoesThroughFoldersAtAnyDepth)
{
    std::filesystem::create_directories(demo.path("many/deep"));
    std::filesystem::copy(demo.path("signee.pdf"), demo.path("many/a.PDF"));
    std::filesystem::copy(demo.path("signee.pdf"), demo.path("many/deep/b.pdf"));
    demo.write("many/deep/c.pdf", "");
    demo.write("many/notes.txt", "no PDF");

    const auto lines = demo.run({"verify", "many", "--json"}).lines();

    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0].at("file"), "many/a.PDF");
    EXPECT_EQ(lines[1].at("file"), "many/deep/b.pdf");
    EXPECT_EQ(lines[2].at("status"), "UNREADABLE");
}

TEST_F(VerifyCommand, HasNothingToSayOfAnEmptyFolder)
{
    std::filesystem::create_directory(demo.path("nothing"));

    const auto answer = demo.run({"verify", "nothing"});

    EXPECT_EQ(answer.status, 2);
    EXPECT_EQ(answer.code(), "SYS-704");
}

TEST_F(VerifyCommand, DoesNotPassUnsignedNorUnreadableFiles)
{
    const auto unsignedFile = demo.run({"verify", "lettre.pdf", "--json"});
    const auto unreadable = demo.run({"verify", demo.write("words.pdf", "words"), "--json"});

    EXPECT_EQ(unsignedFile.status, 1);
    EXPECT_EQ(unsignedFile.line().at("status"), "NO-SIGNATURE");
    EXPECT_EQ(unreadable.status, 1);
    EXPECT_EQ(unreadable.line().at("status"), "UNREADABLE");
}

TEST_F(VerifyCommand, SpeaksToPeopleOnStandardErrorOnly)
{
    const auto answer = demo.run({"verify", "signee.pdf", "--trust", demo.trust()});

    EXPECT_EQ(answer.out, "");
    EXPECT_THAT(answer.err, testing::HasSubstr("EN ATTENTE"));
    EXPECT_THAT(answer.err, testing::HasSubstr("TEST Hélène TEST MARTIN"));
    EXPECT_THAT(answer.err, testing::HasSubstr("SIG-311"));
}

TEST_F(VerifyCommand, NamesATrustFileThatCannotBeRead)
{
    EXPECT_EQ(demo.run({"verify", "signee.pdf", "--trust", "absent.pem"}).status, 4);
    EXPECT_EQ(demo.run({"verify", "signee.pdf", "--trust", demo.pinFile()}).status, 4);
}

TEST_F(VerifyCommand, EndsQuietlyWhenNobodyReadsItsOutput)
{
    Circumstances closed;
    closed.outClosed = true;

    const auto answer = demo.run({"verify", "signee.pdf", "lettre.pdf", "--json"}, closed);

    EXPECT_EQ(answer.status, 128 + SIGPIPE);
    EXPECT_EQ(answer.err, "");
}

TEST_F(VerifyCommand, SaysThatItsOutputCannotBeWritten)
{
    const auto command = SCEAU_BIN_DIR "/sceauctl verify '" + demo.path("signee.pdf").string() + "' --json > /dev/full";

    const auto answer = runProgram({"/bin/sh", "-c", command});

    EXPECT_EQ(answer.status, 4);
    EXPECT_EQ(answer.code(), "DOC-415") << answer.err;
}

TEST_F(VerifyCommand, TakesAPortalOnlyForThePolicyThatAsksIt)
{
    const auto answer = demo.run({"verify", "signee.pdf", "--portal", demo.portal()});

    EXPECT_EQ(answer.status, 2);
    EXPECT_THAT(answer.err, testing::HasSubstr("--policy dossier"));
}

TEST_F(VerifyCommand, IsNotDisturbedByThePortalOfTheSettings)
{
    std::filesystem::create_directories(demo.path("sceau"));
    demo.write("sceau/settings.json", nlohmann::json{{"portal", demo.portal()}}.dump());
    Circumstances configured;
    configured.environment["XDG_CONFIG_HOME"] = demo.path("").string();

    const auto answer = demo.run({"verify", "signee.pdf", "--json"}, configured);

    EXPECT_EQ(answer.line().at("status"), "INDETERMINATE") << answer.err;
}

TEST_F(VerifyCommand, TakesFileNamesThatAreNotUtf8)
{
    const std::string name = "dossier-\xe9.pdf";
    std::filesystem::copy(demo.path("signee.pdf"), demo.path(name));

    const auto answer = demo.run({"verify", name, "--json"});

    EXPECT_EQ(answer.line().at("status"), "INDETERMINATE");
}

TEST_F(VerifyCommand, KeepsControlCharactersOfFileNamesOffTheTerminal)
{
    const std::string name = "a\x1b[2Jb.pdf";
    std::filesystem::copy(demo.path("signee.pdf"), demo.path(name));

    EXPECT_THAT(demo.run({"verify", name}).err, testing::Not(testing::HasSubstr("\x1b")));
}

} // namespace sceau::cli::test
