#include "people.hpp"
#include "renewal/eligibility_json.hpp"
#include "shared/test_pki.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <set>

using namespace sceau;
using namespace sceau::renewal;
using sceau::test::goodCircumstances;
using sceau::test::instant;
using sceau::test::lawyersCertificate;

namespace {

/// Verdicts of many combinations, so that most codes occur.
std::vector<Eligibility> manyDecisions()
{
    static std::vector<pki::Certificate> certificates(4, lawyersCertificate());
    certificates[1].surname = "TEST DURAND";
    certificates[2].usage.nonRepudiation = false;
    certificates[3].organisationIdentifier = "NTRFR-987654324";
    std::vector<Eligibility> decisions{decide({})};
    for (const auto& certificate : certificates) {
        for (const auto* now :
             {"2019-01-01T00:00:00Z", "2022-07-06T10:00:00Z", "2022-08-25T10:00:00Z", "2022-10-03T10:00:00Z", "2023-01-01T00:00:00Z"}) {
            auto circumstances = goodCircumstances(certificate);
            circumstances.now = instant(now);
            decisions.push_back(decide(circumstances));
            circumstances.earlierRenewals = 2;
            circumstances.revocation = RevocationStatus::revoked;
            circumstances.portal.reset();
            decisions.push_back(decide(circumstances));
            circumstances.earlierRenewals.reset();
            circumstances.entry.reset();
            circumstances.revocation = RevocationStatus::notChecked;
            decisions.push_back(decide(circumstances));
        }
    }
    return decisions;
}

} // namespace

TEST(VerdictTexts, ExistInBothLanguagesAndLeaveNoFactOut)
{
    std::set<std::string> seen;
    for (const auto& decision : manyDecisions()) {
        for (const auto& verdict : decision.rules) {
            ASSERT_TRUE(text::has(verdict.code)) << verdict.code;
            seen.insert(verdict.code);
            for (const auto language : {text::Language::french, text::Language::english}) {
                const auto message = text::message(verdict.code, language, verdict.facts);
                EXPECT_EQ(message.title.find_first_of("{}[]"), std::string::npos) << message.title;
                EXPECT_EQ(message.title.find("  "), std::string::npos) << message.title;
            }
        }
    }
    EXPECT_GE(seen.size(), 25U);
}

TEST(VerdictTexts, GiveAWayOutOfEveryFailureAndDoubt)
{
    for (const auto& decision : manyDecisions()) {
        for (const auto& verdict : decision.rules) {
            if (verdict.outcome == Outcome::pass) continue;
            EXPECT_FALSE(text::message(verdict.code, text::Language::french, verdict.facts).next.empty()) << verdict.code;
        }
    }
}

TEST(VerdictTexts, SayThatADecidingDateIsOfParis)
{
    for (const auto* code : {"R1.expired", "R1.notYetValid", "R2a.early", "R2b.early"}) {
        EXPECT_NE(text::sentence(code, text::Language::french, {{"date", "07/07/2022"}}).find("(heure de Paris)"), std::string::npos)
            << code;
    }
}

TEST(EligibilityJson, IsTheContractOfTheCommandLine)
{
    const auto certificate = lawyersCertificate();
    auto circumstances = goodCircumstances(certificate);
    circumstances.now = instant("2022-07-06T10:00:00Z");

    const auto line = toJson(decide(circumstances), text::Language::english);

    EXPECT_EQ(line.find('\n'), std::string::npos);
    const auto json = nlohmann::json::parse(line);
    EXPECT_EQ(json["eligible"], "no");
    EXPECT_EQ(json["opens_at"], "2022-07-06T22:00:00Z");
    EXPECT_EQ(json["closes_at"], "2022-10-04T22:00:00Z");
    EXPECT_EQ(json["days_left"], 91);
    EXPECT_EQ(json.size(), 5U);
    ASSERT_EQ(json["rules"].size(), 8U);
    const auto& early = json["rules"][6];
    EXPECT_EQ(early["rule"], "R2b");
    EXPECT_EQ(early["outcome"], "fail");
    EXPECT_EQ(early["code"], "R2b.early");
    EXPECT_EQ(early["facts"]["date"], "07/07/2022");
    EXPECT_EQ(early["facts"]["at"], "2022-07-06T22:00:00Z");
    EXPECT_EQ(early["text"], "It is too early: the software opens the renewal on 07/07/2022 (Paris time).");
    EXPECT_EQ(early["remedy"], "Come back from 07/07/2022 on, or add this date to your calendar.");
    EXPECT_EQ(early.size(), 6U);
}

TEST(EligibilityJson, HasNoDatesWithoutACertificate)
{
    const auto json = nlohmann::json::parse(toJson(decide({}), text::Language::french));

    EXPECT_TRUE(json["opens_at"].is_null());
    EXPECT_TRUE(json["closes_at"].is_null());
    EXPECT_TRUE(json["days_left"].is_null());
    EXPECT_EQ(json["eligible"], "unknown");
}

TEST(EligibilityJson, SurvivesANameThatIsNotUtf8)
{
    auto certificate = lawyersCertificate();
    certificate.usage.nonRepudiation = false;
    certificate.issuerCommonName = "AC \xFF";

    EXPECT_TRUE(nlohmann::json::accept(toJson(decide(goodCircumstances(certificate)), text::Language::french)));
}
