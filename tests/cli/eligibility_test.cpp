#include "demo.hpp"

#include <gmock/gmock.h>
#include <map>

namespace sceau::cli::test {
namespace {

std::map<std::string, std::string> outcomes(const nlohmann::json& line)
{
    std::map<std::string, std::string> byRule;
    for (const auto& rule : line.at("rules"))
        byRule[rule.at("rule")] = rule.at("outcome");
    return byRule;
}

struct Row {
    const char* which;
    const char* eligible;
    int status;
    const char* rule; ///< the one that decides
    const char* outcome;
    friend std::ostream& operator<<(std::ostream& out, const Row& one) { return out << one.which; }
};

class EveryCase : public testing::TestWithParam<Row> {};

} // namespace

TEST_P(EveryCase, OfTheDemonstrationIsDecidedByItsRule)
{
    const Demo demo;

    const auto answer = demo.runWithKey({"eligibility", "--portal", demo.portal(), "--json"}, GetParam().which);

    EXPECT_EQ(answer.status, GetParam().status) << answer.err;
    EXPECT_EQ(answer.line().at("eligible"), GetParam().eligible) << answer.out;
    EXPECT_EQ(outcomes(answer.line()).at(GetParam().rule), GetParam().outcome) << answer.out;
}

INSTANTIATE_TEST_SUITE_P(Eligibility, EveryCase,
                         testing::Values(Row{"renewable", "yes", 0, "R2b", "pass"}, Row{"too-early", "no", 1, "R2b", "fail"},
                                         Row{"expired", "no", 1, "R1", "fail"}, Row{"siren-changed", "no", 1, "R5", "fail"},
                                         Row{"already-renewed", "no", 1, "R4", "fail"}),
                         [](const auto& row) {
                             std::string name = row.param.which;
                             std::erase(name, '-');
                             return name;
                         });

TEST(Eligibility, HasTheShapeOfTheContract)
{
    const Demo demo;

    const auto line = demo.runWithKey({"eligibility", "--portal", demo.portal(), "--json"}).line();

    EXPECT_THAT(line.at("opens_at").get<std::string>(), testing::EndsWith("Z"));
    EXPECT_THAT(line.at("closes_at").get<std::string>(), testing::EndsWith("Z"));
    EXPECT_EQ(line.at("days_left"), 60);
    EXPECT_EQ(line.at("rules").size(), 8U);
    for (const auto& rule : line.at("rules")) {
        EXPECT_FALSE(rule.at("code").get<std::string>().empty());
        EXPECT_FALSE(rule.at("text").get<std::string>().empty());
        EXPECT_TRUE(rule.at("facts").is_object());
        EXPECT_TRUE(rule.at("remedy").is_string());
    }
}

TEST(Eligibility, ForACertificateFileWithoutAPortalLeavesTheDirectoryRulesUnknown)
{
    const Demo demo;
    ASSERT_EQ(demo.runWithKey({"token", "certificate", "-o", "c.pem"}).status, 0);

    const auto answer = demo.run({"eligibility", "--certificate", "c.pem", "--json"});

    EXPECT_EQ(answer.status, 1);
    EXPECT_EQ(answer.line().at("eligible"), "unknown");
    const auto byRule = outcomes(answer.line());
    EXPECT_EQ(byRule.at("R4"), "unknown");
    EXPECT_EQ(byRule.at("R5"), "unknown");
    EXPECT_EQ(byRule.at("R6"), "warn");
    EXPECT_EQ(byRule.at("R7"), "warn");
}

TEST(Eligibility, IsAskedForAnyInstant)
{
    const Demo demo;
    const auto closes = demo.runWithKey({"eligibility", "--portal", demo.portal(), "--json"}).line().at("closes_at").get<std::string>();

    const auto atTheEnd = demo.runWithKey({"eligibility", "--portal", demo.portal(), "--at", closes, "--json"});
    const auto longBefore = demo.runWithKey({"eligibility", "--portal", demo.portal(), "--at", "2025-01-01T00:00:00+01:00", "--json"});

    EXPECT_EQ(outcomes(atTheEnd.line()).at("R1"), "pass");
    EXPECT_EQ(longBefore.line().at("eligible"), "no");
}

TEST(Eligibility, OfATestCertificateFailsAgainstAProductionPortal)
{
    const Demo demo;
    const auto production = demo.path("production.db").string();
    ASSERT_EQ(demo.run({"portal", "init", "--portal", production, "--kind", "production"}).status, 0);

    const auto answer = demo.runWithKey({"eligibility", "--portal", production, "--json"});

    EXPECT_EQ(answer.status, 1);
    EXPECT_EQ(outcomes(answer.line()).at("R7"), "fail");
}

TEST(Eligibility, OfAFileThatIsNoCertificateIsADocumentError)
{
    const Demo demo;

    EXPECT_EQ(demo.run({"eligibility", "--certificate", demo.write("c.pem", "no")}).status, 4);
    EXPECT_EQ(demo.run({"eligibility", "--certificate", "absent.pem"}).status, 4);
}

} // namespace sceau::cli::test
