#include "shared/pdf_judges.hpp"
#include "stamped.hpp"

#include <atomic>
#include <gmock/gmock.h>

namespace sceau::cli::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class RenewAtALevel : public Stamped {
protected:
    [[nodiscard]] Answer renew(std::vector<std::string> more, const std::string& pinFile, Circumstances circumstances = {})
    {
        std::vector<std::string> arguments{"renew",    "--order",     demo.number(), "-o",         "dossier-signe.pdf", "--accept-identity",
                                           "--portal", demo.portal(), "--trust",     demo.trust(), "--accept-dossier",  "--json",
                                           "--trust",  "tsa.pem",     "--pin-file",  pinFile};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return demo.runWithKey(std::move(arguments), "renewable", std::move(circumstances));
    }
    [[nodiscard]] std::string stepOfOrder() const
    {
        return demo.run({"portal", "show", "--portal", demo.portal(), "--order", demo.number(), "--json"}).line().at("order").at("step");
    }
    /// An environment whose settings these are.
    [[nodiscard]] Circumstances settings(const nlohmann::json& content) const
    {
        fs::create_directories(demo.path("config/sceau"));
        demo.write("config/sceau/settings.json", content.dump());
        return {{}, {{"XDG_CONFIG_HOME", demo.path("config").string()}}, {}, false};
    }
};

} // namespace

TEST_F(RenewAtALevel, TimeStampsTheDossierAndRecordsIt)
{
    const auto answer = renew({"--level", "B-T", "--tsa", authority->url()}, demo.pinFile());

    ASSERT_EQ(answer.status, 0) << answer.err;
    EXPECT_EQ(answer.line().at("level"), "B-T");
    EXPECT_EQ(answer.line().at("verification").at("signatures").at(0).at("level"), "B-T");
    EXPECT_EQ(answer.line().at("recorded"), true);
    EXPECT_EQ(authority->asked(), 2) << "once before the PIN, once for the signature";
    EXPECT_EQ(stepOfOrder(), "signed");
    EXPECT_THAT(sceau::test::pdfsig(demo.path("dossier-signe.pdf")), HasSubstr("Signature is Valid."));
}

TEST_F(RenewAtALevel, IsThatOfTheSettingsUnlessNamed)
{
    const auto wanted = settings({{"level", "B-T"}, {"timestamps", {authority->url()}}});

    const auto answer = renew({}, demo.pinFile(), wanted);

    ASSERT_EQ(answer.status, 0) << answer.err;
    EXPECT_EQ(answer.line().at("level"), "B-T");
}

TEST_F(RenewAtALevel, BasicIsNamedWhereTheSettingsAskForMore)
{
    const auto wanted = settings({{"level", "B-T"}, {"timestamps", {"http://127.0.0.1:1/"}}});

    const auto answer = renew({"--level", "B-B"}, demo.pinFile(), wanted);

    ASSERT_EQ(answer.status, 0) << answer.err;
    EXPECT_EQ(answer.line().at("level"), "B-B");
}

/// --pin-file names nothing: had the PIN been read, that would be the failure.
TEST_F(RenewAtALevel, AsksNoPinWhenNoServiceAnswers)
{
    const auto answer = renew({"--level", "B-T", "--tsa", "http://127.0.0.1:1/"}, "absent.txt");

    EXPECT_EQ(answer.status, 5);
    EXPECT_EQ(answer.code(), "NET-512") << answer.err;
    EXPECT_THAT(answer.err, HasSubstr("--level B-B"));
    EXPECT_THAT(answer.err, HasSubstr("augment"));
    EXPECT_FALSE(fs::exists(demo.path("dossier-signe.pdf")));
}

/// The demonstration's authority says nowhere what it revoked.
TEST_F(RenewAtALevel, AsksNoPinWhenEvidenceCannotBeHad)
{
    const auto answer = renew({"--level", "B-LT", "--tsa", authority->url()}, "absent.txt");

    EXPECT_EQ(answer.status, 5);
    EXPECT_EQ(answer.code(), "SIG-332") << answer.err;
    EXPECT_THAT(answer.err, HasSubstr("--level B-B"));
    EXPECT_FALSE(fs::exists(demo.path("dossier-signe.pdf")));
    EXPECT_EQ(stepOfOrder(), "dossier-issued");
}

TEST_F(RenewAtALevel, KeepsAndRecordsWhatWasReachedWhenTheServiceFailsAfterTheKeySigned)
{
    std::atomic<int> answered{0};
    stamp([&answered](const std::string& response) { return answered++ == 0 ? response : std::string(); });

    const auto answer = renew({"--level", "B-T", "--tsa", authority->url()}, demo.pinFile());

    EXPECT_EQ(answer.status, 5);
    EXPECT_EQ(answer.code(), "NET-512") << answer.err;
    const auto lines = answer.lines();
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].at("level"), "B-B");
    EXPECT_EQ(lines[0].at("recorded"), true);
    EXPECT_EQ(lines[1].at("error").at("code"), "NET-512");
    EXPECT_EQ(stepOfOrder(), "signed");
    EXPECT_THAT(sceau::test::pdfsig(demo.path("dossier-signe.pdf")), HasSubstr("Signature is Valid."));
}

TEST_F(RenewAtALevel, RefusesALevelThatDoesNotExist)
{
    EXPECT_EQ(renew({"--level", "B-X"}, demo.pinFile()).status, 2);
}

} // namespace sceau::cli::test
