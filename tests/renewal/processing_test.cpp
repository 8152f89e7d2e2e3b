#include "people.hpp"
#include "shared/test_pki.hpp"
#include "text/text.hpp"

#include <gtest/gtest.h>

using namespace sceau;
using namespace sceau::renewal;
using sceau::test::instant;

namespace {

/// A dossier of the guide's certificate (05/10/2019 to 05/10/2022), good in every way; each row changes what it is about.
Processing goodProcessing()
{
    return {instant("2022-08-10T10:00:00Z"), instant("2022-08-06T10:00:00Z"), true, RevocationStatus::good};
}

struct ProcessingRow {
    const char* name;
    void (*change)(Processing&);
    const char* signing;
    Outcome signingOutcome;
    const char* certificate;
    Outcome certificateOutcome;
};

} // namespace

class DossierProcessing : public testing::TestWithParam<ProcessingRow> {};

TEST_P(DossierProcessing, IsDecidedAtTheTimeOfRegistration)
{
    auto processing = goodProcessing();
    GetParam().change(processing);

    const auto verdicts = decideProcessing(sceau::test::lawyersCertificate(), processing);

    ASSERT_EQ(verdicts.size(), 2U);
    EXPECT_EQ(verdicts[0].rule, Rule::r8);
    EXPECT_EQ(verdicts[0].code, GetParam().signing);
    EXPECT_EQ(verdicts[0].outcome, GetParam().signingOutcome);
    EXPECT_EQ(verdicts[1].rule, Rule::r9);
    EXPECT_EQ(verdicts[1].code, GetParam().certificate);
    EXPECT_EQ(verdicts[1].outcome, GetParam().certificateOutcome);
    for (const auto& verdict : verdicts)
        EXPECT_TRUE(text::has(verdict.code)) << verdict.code;
}

INSTANTIATE_TEST_SUITE_P(
    Cases, DossierProcessing,
    testing::Values(ProcessingRow{"Good", [](auto&) {}, "R8.pass", Outcome::pass, "R9.pass", Outcome::pass},
                    ProcessingRow{"TimeOnlyClaimed", [](auto& p) { p.signedAtProven = false; }, "R8.claimed", Outcome::warn, "R9.pass",
                                  Outcome::pass},
                    ProcessingRow{"SignedBeforeTheWindow", [](auto& p) { p.signedAt = instant("2022-07-06T21:59:59Z"); }, "R8.outside",
                                  Outcome::fail, "R9.pass", Outcome::pass},
                    ProcessingRow{"SignedAfterTheExpiry",
                                  [](auto& p) {
                                      p.signedAt = instant("2022-10-04T22:00:01Z");
                                      p.now = instant("2022-10-06T10:00:00Z");
                                  },
                                  "R8.outside", Outcome::fail, "R9.expired", Outcome::unknown},
                    ProcessingRow{"SignedAtTheExpiryItself",
                                  [](auto& p) {
                                      p.signedAt = instant("2022-10-04T22:00:00Z");
                                      p.now = instant("2022-10-06T10:00:00Z");
                                  },
                                  "R8.pass", Outcome::pass, "R9.provenBefore", Outcome::pass},
                    ProcessingRow{"JustUnderThreeMonths",
                                  [](auto& p) {
                                      p.signedAt = instant("2022-07-06T22:00:00Z");
                                      p.now = instant("2022-10-06T21:59:59Z");
                                  },
                                  "R8.pass", Outcome::pass, "R9.provenBefore", Outcome::pass},
                    ProcessingRow{"ThreeMonthsOld",
                                  [](auto& p) {
                                      p.signedAt = instant("2022-07-06T22:00:00Z");
                                      p.now = instant("2022-10-06T22:00:00Z");
                                  },
                                  "R8.stale", Outcome::fail, "R9.provenBefore", Outcome::pass},
                    ProcessingRow{"SignedInTheFuture", [](auto& p) { p.signedAt = p.now + std::chrono::minutes{6}; }, "R8.future",
                                  Outcome::unknown, "R9.pass", Outcome::pass},
                    ProcessingRow{"ClocksFiveMinutesApart", [](auto& p) { p.signedAt = p.now + std::chrono::minutes{5}; }, "R8.pass",
                                  Outcome::pass, "R9.pass", Outcome::pass},
                    ProcessingRow{"Row19RevokedSinceTheSignature", [](auto& p) { p.revocation = RevocationStatus::revoked; }, "R8.pass",
                                  Outcome::pass, "R9.revoked", Outcome::fail},
                    ProcessingRow{"RevocationUnknown", [](auto& p) { p.revocation = RevocationStatus::unknown; }, "R8.pass", Outcome::pass,
                                  "R9.unknown", Outcome::unknown},
                    ProcessingRow{"RevocationNotChecked", [](auto& p) { p.revocation = RevocationStatus::notChecked; }, "R8.pass",
                                  Outcome::pass, "R9.unknown", Outcome::unknown},
                    ProcessingRow{"ExpiredWithOnlyAClaim",
                                  [](auto& p) {
                                      p.signedAtProven = false;
                                      p.now = instant("2022-10-06T10:00:00Z");
                                  },
                                  "R8.claimed", Outcome::warn, "R9.expired", Outcome::unknown},
                    ProcessingRow{"Row18ClockOfTheOfficeBeforeTheValidity", [](auto& p) { p.now = instant("2019-10-01T10:00:00Z"); },
                                  "R8.future", Outcome::unknown, "R9.notYetValid", Outcome::unknown}),
    [](const auto& row) { return row.param.name; });
