#include "renewal/eligibility.hpp"

#include "people.hpp"
#include "shared/test_pki.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace sceau;
using namespace sceau::renewal;
using sceau::test::goodCircumstances;
using sceau::test::instant;
using sceau::test::lawyersCertificate;
using sceau::test::verdictOf;
using testing::ElementsAre;

namespace {

std::vector<Rule> rulesOf(const Eligibility& eligibility)
{
    std::vector<Rule> rules;
    for (const auto& verdict : eligibility.rules)
        rules.push_back(verdict.rule);
    return rules;
}

/// A row of the edge-case table: a moment, and what R1, R2a and R2b say of the guide's certificate.
struct MomentRow {
    const char* name;
    const char* now;
    const char* validity;
    const char* portal;
    const char* software;
    Eligible eligible;
};

} // namespace

class GuidesExample : public testing::TestWithParam<MomentRow> {};

TEST_P(GuidesExample, IsJudgedAtThatMoment)
{
    const auto certificate = lawyersCertificate(); // ends on 2022-10-04T22:00:00Z
    auto circumstances = goodCircumstances(certificate);
    circumstances.now = instant(GetParam().now);

    const auto eligibility = decide(circumstances);

    EXPECT_EQ(verdictOf(eligibility, Rule::r1).code, GetParam().validity);
    EXPECT_EQ(verdictOf(eligibility, Rule::r2a).code, GetParam().portal);
    EXPECT_EQ(verdictOf(eligibility, Rule::r2b).code, GetParam().software);
    EXPECT_EQ(eligibility.eligible, GetParam().eligible);
}

INSTANTIATE_TEST_SUITE_P(
    EdgeCases, GuidesExample,
    testing::Values(MomentRow{"Row01OpenOnThePortalOnly", "2022-07-06T10:00:00Z", "R1.pass", "R2a.pass", "R2b.early", Eligible::no},
                    MomentRow{"Row02ParisMidnight", "2022-07-06T22:00:00Z", "R1.pass", "R2a.pass", "R2b.pass", Eligible::yes},
                    MomentRow{"Row03OneSecondBefore", "2022-07-06T21:59:59Z", "R1.pass", "R2a.pass", "R2b.early", Eligible::no},
                    MomentRow{"BeforeBothWindows", "2022-07-04T21:59:59Z", "R1.pass", "R2a.early", "R2b.early", Eligible::no},
                    MomentRow{"Row05AtTheExpiryItself", "2022-10-04T22:00:00Z", "R1.pass", "R2a.pass", "R2b.pass", Eligible::yes},
                    MomentRow{"Row05OneSecondAfter", "2022-10-04T22:00:01Z", "R1.expired", "R2a.pass", "R2b.pass", Eligible::no},
                    MomentRow{"AtTheBeginningOfValidity", "2019-10-04T22:00:00Z", "R1.pass", "R2a.early", "R2b.early", Eligible::no},
                    MomentRow{"BeforeTheBeginningOfValidity", "2019-10-04T21:59:59Z", "R1.notYetValid", "R2a.early", "R2b.early",
                              Eligible::no}),
    [](const auto& row) { return row.param.name; });

TEST(Eligibility, SaysWhenTheSoftwareOpensInParisAndInUtc) // row 4: the user may sit in Martinique
{
    const auto certificate = lawyersCertificate();
    auto circumstances = goodCircumstances(certificate);
    circumstances.now = instant("2022-07-06T10:00:00Z");

    const auto eligibility = decide(circumstances);

    const auto verdict = verdictOf(eligibility, Rule::r2b);
    EXPECT_EQ(verdict.facts, (base::Facts{{"date", "07/07/2022"}, {"at", "2022-07-06T22:00:00Z"}}));
    EXPECT_EQ(eligibility.window.opens, instant("2022-07-06T22:00:00Z"));
    EXPECT_EQ(eligibility.window.closes, certificate.notAfter);
    EXPECT_EQ(eligibility.daysLeft, 91);
}

TEST(Eligibility, LastsUntilAnExpiryThatIsNotMidnight) // row 11
{
    auto certificate = lawyersCertificate();
    certificate.notAfter = instant("2022-10-05T09:14:33Z");
    auto circumstances = goodCircumstances(certificate);
    circumstances.now = certificate.notAfter;

    EXPECT_EQ(verdictOf(decide(circumstances), Rule::r1).outcome, Outcome::pass);
    EXPECT_EQ(verdictOf(decide(circumstances), Rule::r1).facts.at("date"), "05/10/2022, 11:14");
}

TEST(Eligibility, ReportsEveryRuleInItsOrder)
{
    using enum Rule;
    const auto certificate = lawyersCertificate();

    EXPECT_THAT(rulesOf(decide(goodCircumstances(certificate))), ElementsAre(r7, r1, r6, r4, r5, r2a, r2b, r3));
    EXPECT_THAT(rulesOf(decideWithoutLogin(goodCircumstances(certificate))), ElementsAre(r7, r1, r2a, r2b));
}

TEST(Eligibility, NeverStopsAtTheFirstFailure)
{
    auto certificate = lawyersCertificate();
    certificate.usage.nonRepudiation = false;
    certificate.surname = "DURAND";
    auto circumstances = goodCircumstances(certificate);
    circumstances.now = instant("2022-11-01T10:00:00Z");
    circumstances.revocation = RevocationStatus::revoked;
    circumstances.earlierRenewals = 1;

    const auto eligibility = decide(circumstances);

    EXPECT_EQ(eligibility.eligible, Eligible::no);
    for (const auto rule : {Rule::r7, Rule::r1, Rule::r6, Rule::r4, Rule::r5}) {
        EXPECT_EQ(verdictOf(eligibility, rule).outcome, Outcome::fail) << name(rule);
    }
}

TEST(Eligibility, IsYesWhenEveryRuleIsKnownAndKept)
{
    const auto certificate = lawyersCertificate();

    const auto eligibility = decide(goodCircumstances(certificate));

    EXPECT_EQ(eligibility.eligible, Eligible::yes);
    for (const auto& verdict : eligibility.rules)
        EXPECT_EQ(verdict.outcome, Outcome::pass) << verdict.code;
}

TEST(Eligibility, IsUnknownWithoutACertificate)
{
    const auto eligibility = decide({});

    EXPECT_EQ(eligibility.eligible, Eligible::unknown);
    for (const auto& verdict : eligibility.rules)
        EXPECT_EQ(verdict.outcome, Outcome::unknown);
}

TEST(Eligibility, BeforeTheLoginDoesNotWaitForTheDirectory)
{
    const auto certificate = lawyersCertificate();
    Circumstances circumstances;
    circumstances.now = instant("2022-08-06T10:00:00Z");
    circumstances.certificate = &certificate;

    EXPECT_EQ(decideWithoutLogin(circumstances).eligible, Eligible::yes);
    EXPECT_EQ(decide(circumstances).eligible, Eligible::unknown);
}

TEST(RuleR3, AdvisesBelowFortyFiveDays) // row 12
{
    const auto certificate = lawyersCertificate(); // D = 05/10/2022
    auto circumstances = goodCircumstances(certificate);
    circumstances.now = instant("2022-08-21T10:00:00Z");
    EXPECT_EQ(verdictOf(decide(circumstances), Rule::r3).code, "R3.pass");
    EXPECT_EQ(decide(circumstances).daysLeft, 45);

    circumstances.now = instant("2022-08-22T10:00:00Z");
    const auto verdict = verdictOf(decide(circumstances), Rule::r3);

    EXPECT_EQ(verdict.code, "R3.advice");
    EXPECT_EQ(verdict.outcome, Outcome::warn);
    EXPECT_EQ(verdict.facts.at("days"), "44");
    EXPECT_EQ(decide(circumstances).eligible, Eligible::yes);
}

TEST(RuleR3, WarnsBelowTwelveWorkingDays)
{
    const auto certificate = lawyersCertificate(); // the last full day is 04/10/2022, a Tuesday
    auto circumstances = goodCircumstances(certificate);
    circumstances.now = instant("2022-09-16T10:00:00Z"); // a Friday: 12 working days follow
    EXPECT_EQ(verdictOf(decide(circumstances), Rule::r3).code, "R3.advice");

    circumstances.now = instant("2022-09-19T10:00:00Z");
    const auto verdict = verdictOf(decide(circumstances), Rule::r3);

    EXPECT_EQ(verdict.code, "R3.urgent");
    EXPECT_EQ(verdict.facts.at("working_days"), "11");
    EXPECT_EQ(decide(circumstances).eligible, Eligible::yes);
}

TEST(RuleR4, AllowsOneRenewal)
{
    const auto certificate = lawyersCertificate();
    auto circumstances = goodCircumstances(certificate);
    circumstances.earlierRenewals = 1;

    EXPECT_EQ(verdictOf(decide(circumstances), Rule::r4).code, "R4.renewed");
    EXPECT_EQ(decide(circumstances).eligible, Eligible::no);
}

TEST(RuleR4, IsUnknownWithoutAHistory)
{
    const auto certificate = lawyersCertificate();
    auto circumstances = goodCircumstances(certificate);
    circumstances.earlierRenewals.reset();

    EXPECT_EQ(verdictOf(decide(circumstances), Rule::r4).outcome, Outcome::unknown);
    EXPECT_EQ(decide(circumstances).eligible, Eligible::unknown);
}

struct RevocationRow {
    const char* name;
    RevocationStatus status;
    const char* code;
    Outcome outcome;
    Eligible eligible;
};

class RuleR6 : public testing::TestWithParam<RevocationRow> {};

TEST_P(RuleR6, FollowsTheStatus)
{
    const auto certificate = lawyersCertificate();
    auto circumstances = goodCircumstances(certificate);
    circumstances.revocation = GetParam().status;

    const auto eligibility = decide(circumstances);

    EXPECT_EQ(verdictOf(eligibility, Rule::r6).code, GetParam().code);
    EXPECT_EQ(verdictOf(eligibility, Rule::r6).outcome, GetParam().outcome);
    EXPECT_EQ(eligibility.eligible, GetParam().eligible);
}

INSTANTIATE_TEST_SUITE_P(Statuses, RuleR6,
                         testing::Values(RevocationRow{"Good", RevocationStatus::good, "R6.pass", Outcome::pass, Eligible::yes},
                                         RevocationRow{"Revoked", RevocationStatus::revoked, "R6.revoked", Outcome::fail, Eligible::no},
                                         RevocationRow{"Unknown", RevocationStatus::unknown, "R6.unknown", Outcome::warn, Eligible::yes},
                                         RevocationRow{"NotChecked", RevocationStatus::notChecked, "R6.notChecked", Outcome::warn,
                                                       Eligible::yes}),
                         [](const auto& row) { return row.param.name; });

struct IdentityRow {
    const char* name;
    void (*change)(pki::Certificate&, DirectoryEntry&);
    const char* code;
    Outcome outcome;
};

class RuleR5 : public testing::TestWithParam<IdentityRow> {};

TEST_P(RuleR5, ComparesTheHolderWithTheDirectory)
{
    auto certificate = lawyersCertificate();
    auto entry = sceau::test::lawyersEntry();
    GetParam().change(certificate, entry);
    auto circumstances = goodCircumstances(certificate);
    circumstances.entry = entry;

    const auto eligibility = decide(circumstances);

    const auto expected = GetParam().outcome == Outcome::pass   ? Eligible::yes
                          : GetParam().outcome == Outcome::fail ? Eligible::no
                                                                : Eligible::unknown;
    EXPECT_EQ(verdictOf(eligibility, Rule::r5).code, GetParam().code);
    EXPECT_EQ(verdictOf(eligibility, Rule::r5).outcome, GetParam().outcome);
    EXPECT_EQ(eligibility.eligible, expected);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, RuleR5,
    testing::Values(
        IdentityRow{"Same", [](auto&, auto&) {}, "R5.pass", Outcome::pass},
        IdentityRow{"Row13Accents", [](auto& c, auto& e) { c.givenName = "HELENE", e.firstNames = {"Hélène"}; }, "R5.equivalent",
                    Outcome::pass},
        IdentityRow{"Row14Typography", [](auto& c, auto& e) { c.surname = "LE GOFF-D'ARC", e.civilName = "Le Goff d’Arc"; },
                    "R5.equivalent", Outcome::pass},
        IdentityRow{"Row15UsageName", [](auto& c, auto& e) { c.surname = "DURAND", e.usageName = "DURAND"; }, "R5.oneName",
                    Outcome::unknown},
        IdentityRow{"Row16Siret", [](auto& c, auto&) { c.organisationalUnits = {"0002 12345678200010"}; }, "R5.pass", Outcome::pass},
        IdentityRow{"Row17Inconsistent", [](auto& c, auto&) { c.organisationIdentifier = "NTRFR-987654324"; }, "R5.sirenInconsistent",
                    Outcome::fail},
        IdentityRow{"ExtraFirstName", [](auto& c, auto& e) { c.givenName = "Pascale,Anne", e.firstNames = {"Pascale"}; },
                    "R5.moreFirstNames", Outcome::unknown},
        IdentityRow{"CommonNameOnly", [](auto& c, auto&) { c.givenName.clear(), c.surname.clear(); }, "R5.commonName", Outcome::unknown},
        IdentityRow{"NoSiren", [](auto& c, auto&) { c.organisationalUnits.clear(); }, "R5.noSiren", Outcome::unknown},
        IdentityRow{"OtherName", [](auto& c, auto&) { c.surname = "DURAND"; }, "R5.name", Outcome::fail},
        IdentityRow{"OtherFirstName", [](auto& c, auto&) { c.givenName = "Anne"; }, "R5.firstName", Outcome::fail},
        IdentityRow{"OtherSiren", [](auto&, auto& e) { e.siren = "987654324"; }, "R5.siren", Outcome::fail},
        IdentityRow{"OtherNameAndSiren", [](auto& c, auto& e) { c.surname = "DURAND", e.siren = "987654324"; }, "R5.nameAndSiren",
                    Outcome::fail},
        IdentityRow{"PartialNameAndOtherSiren", [](auto& c, auto& e) { c.givenName = "Pascale,Marie,Anne", e.siren = "987654324"; },
                    "R5.siren", Outcome::fail}),
    [](const auto& row) { return row.param.name; });

TEST(RuleR5, IsUnknownWithoutADirectory)
{
    const auto certificate = lawyersCertificate();
    auto circumstances = goodCircumstances(certificate);
    circumstances.entry.reset();

    EXPECT_EQ(verdictOf(decide(circumstances), Rule::r5).code, "R5.noDirectory");
    EXPECT_EQ(decide(circumstances).eligible, Eligible::unknown);
}

struct KindRow {
    const char* name;
    void (*change)(pki::Certificate&, Circumstances&, Limits&);
    const char* code;
};

class RuleR7 : public testing::TestWithParam<KindRow> {};

TEST_P(RuleR7, RefusesACertificateThatMayNotSign)
{
    auto certificate = lawyersCertificate();
    auto circumstances = goodCircumstances(certificate);
    Limits limits;
    GetParam().change(certificate, circumstances, limits);

    const auto verdict = verdictOf(decide(circumstances, limits), Rule::r7);

    EXPECT_EQ(verdict.code, GetParam().code);
    EXPECT_EQ(verdict.outcome, Outcome::fail);
    EXPECT_EQ(decideWithoutLogin(circumstances, limits).eligible, Eligible::no);
}

INSTANTIATE_TEST_SUITE_P(
    Unfit, RuleR7,
    testing::Values(KindRow{"AuthenticationOnly", [](auto& c, auto&, auto&) { c.usage.nonRepudiation = false; }, "R7.usage"},
                    KindRow{"Seal", [](auto& c, auto&, auto&) { c.policies = {"1.2.250.1.105.24.411.2.1"}; }, "R7.policy"},
                    KindRow{"ForClientAuthentication", [](auto& c, auto&, auto&) { c.extendedUsages = {"1.3.6.1.5.5.7.3.2"}; }, "R7.usage"},
                    KindRow{"Pseudonym", [](auto& c, auto&, auto&) { c.pseudonym = "Portia"; }, "R7.pseudonym"},
                    KindRow{"KeyTypeUnknown", [](auto& c, auto&, auto&) { c.keyType = pki::KeyType::other; }, "R7.keyType"},
                    KindRow{"WithoutItsKey", [](auto&, auto& s, auto&) { s.hasKey = pki::HasKey::no; }, "R7.noKey"},
                    KindRow{"Row20IssuerNotAccepted", [](auto&, auto&, auto& l) { l.signing.issuers = {"CertEurope eID User"}; },
                            "R7.issuer"}),
    [](const auto& row) { return row.param.name; });

TEST(RuleR7, LeavesExpiryToR1)
{
    const auto certificate = lawyersCertificate();
    auto circumstances = goodCircumstances(certificate);
    circumstances.now = instant("2023-01-01T00:00:00Z");

    EXPECT_EQ(verdictOf(decide(circumstances), Rule::r7).outcome, Outcome::pass);
    EXPECT_EQ(verdictOf(decide(circumstances), Rule::r1).outcome, Outcome::fail);
}

struct TestNameRow {
    const char* name;
    std::optional<PortalKind> portal;
    const char* code;
    Outcome outcome;
};

class TestCertificate : public testing::TestWithParam<TestNameRow> {};

TEST_P(TestCertificate, IsJudgedByTheKindOfPortal)
{
    auto certificate = lawyersCertificate();
    certificate.givenName = "TEST Pascale";
    auto circumstances = goodCircumstances(certificate);
    circumstances.portal = GetParam().portal;

    EXPECT_EQ(verdictOf(decide(circumstances), Rule::r7).code, GetParam().code);
    EXPECT_EQ(verdictOf(decide(circumstances), Rule::r7).outcome, GetParam().outcome);
}

INSTANTIATE_TEST_SUITE_P(Portals, TestCertificate,
                         testing::Values(TestNameRow{"Production", PortalKind::production, "R7.test", Outcome::fail},
                                         TestNameRow{"None", std::nullopt, "R7.testWithoutPortal", Outcome::warn},
                                         TestNameRow{"Demonstration", PortalKind::demo, "R7.pass", Outcome::pass},
                                         TestNameRow{"Test", PortalKind::test, "R7.pass", Outcome::pass}),
                         [](const auto& row) { return row.param.name; });

TEST(Names, AreThoseOfTheJson)
{
    EXPECT_EQ(name(Rule::r2b), "R2b");
    EXPECT_EQ(name(Rule::r9), "R9");
    EXPECT_EQ(name(Outcome::warn), "warn");
    EXPECT_EQ(name(Eligible::unknown), "unknown");
}
