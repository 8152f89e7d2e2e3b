#include "workflow/transitions.hpp"

#include "snapshots.hpp"

#include <gtest/gtest.h>

namespace sceau::workflow {
namespace {

using test::everythingAnswered;
using test::keyNamed;
using test::paidOrder;

struct Missing {
    const char* what;
    Step step;
    void (*take)(Snapshot&);
    friend void PrintTo(const Missing& one, std::ostream* out) { *out << one.what; }
};

class AStep : public testing::TestWithParam<Missing> {};

TEST_P(AStep, IsCompleteWithItsAnswerAndNotWithoutIt)
{
    auto snapshot = everythingAnswered(GetParam().step);
    EXPECT_TRUE(complete(snapshot));

    GetParam().take(snapshot);

    EXPECT_FALSE(complete(snapshot)) << GetParam().what;
    EXPECT_FALSE(stepAfter(snapshot)) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(Workflow, AStep,
                         testing::Values(Missing{"a key that is ready", Step::key, [](Snapshot& s) { s.key = KeyState::notRenewable; }},
                                         Missing{"a key", Step::key, [](Snapshot& s) { s.token.reset(); }},
                                         Missing{"a certificate", Step::key, [](Snapshot& s) { s.certificate.reset(); }},
                                         Missing{"an order", Step::key, [](Snapshot& s) { s.order.reset(); }},
                                         Missing{"the PIN", Step::pin, [](Snapshot& s) { s.activated = false; }},
                                         Missing{"a verdict", Step::eligibility, [](Snapshot& s) { s.eligibility.reset(); }},
                                         Missing{"a favourable verdict", Step::eligibility,
                                                 [](Snapshot& s) { s.eligibility->eligible = renewal::Eligible::no; }},
                                         Missing{"the certified identity", Step::identity, [](Snapshot& s) { s.identityAccepted = false; }},
                                         Missing{"the confirmation", Step::contact, [](Snapshot& s) { s.contactConfirmed = false; }},
                                         Missing{"the issued dossier", Step::contact, [](Snapshot& s) { s.dossierFile.clear(); }},
                                         Missing{"the reading", Step::dossier, [](Snapshot& s) { s.dossierRead = false; }},
                                         Missing{"a dossier to read", Step::dossier, [](Snapshot& s) { s.dossierFile.clear(); }},
                                         Missing{"the signature", Step::signing, [](Snapshot& s) { s.report.reset(); }},
                                         Missing{"rest", Step::pin, [](Snapshot& s) { s.busy = true; }}));

TEST(Steps, FollowEachOtherToTheEnd)
{
    for (int step = 0; step < static_cast<int>(Step::done); ++step)
        EXPECT_EQ(stepAfter(everythingAnswered(static_cast<Step>(step))), static_cast<Step>(step + 1));
    EXPECT_FALSE(stepAfter(everythingAnswered(Step::done)));
}

TEST(Steps, LeadBackUntilTheKeyButNotFromTheEnd)
{
    for (int step = static_cast<int>(Step::pin); step < static_cast<int>(Step::done); ++step)
        EXPECT_EQ(stepBefore(everythingAnswered(static_cast<Step>(step))), static_cast<Step>(step - 1));
    EXPECT_FALSE(stepBefore(everythingAnswered(Step::key)));
    EXPECT_FALSE(stepBefore(everythingAnswered(Step::done)));
}

TEST(Steps, DoNotMoveWhileSomethingRuns)
{
    auto snapshot = everythingAnswered(Step::dossier);
    snapshot.busy = true;
    EXPECT_FALSE(stepAfter(snapshot));
    EXPECT_FALSE(stepBefore(snapshot));
}

TEST(Steps, PassOverIdentityAndContactForAPdfThatThePortalGave)
{
    auto snapshot = everythingAnswered(Step::eligibility);
    snapshot.order.reset();
    snapshot.givenPdf = "given.pdf";
    EXPECT_EQ(stepAfter(snapshot), Step::dossier);
    snapshot.step = Step::dossier;
    EXPECT_EQ(stepBefore(snapshot), Step::eligibility);
}

TEST(Steps, PassOverContactWhenTheOrderBringsItsDossier)
{
    auto snapshot = everythingAnswered(Step::identity);
    snapshot.order->bringsDossier = true;
    EXPECT_EQ(stepAfter(snapshot), Step::dossier);
    snapshot.step = Step::dossier;
    EXPECT_EQ(stepBefore(snapshot), Step::identity);
}

TEST(Steps, AreUnknownUnderOtherNames)
{
    for (int step = 0; step <= static_cast<int>(Step::done); ++step)
        EXPECT_EQ(stepNamed(name(static_cast<Step>(step))), static_cast<Step>(step));
    EXPECT_FALSE(stepNamed("Key"));
    EXPECT_FALSE(stepNamed(""));
}

TEST(ResumedStep, IsTheFirstWhoseAnswerIsMissing)
{
    auto snapshot = everythingAnswered(Step::signing);
    snapshot.report.reset();
    stopAtFirstUnanswered(snapshot);
    EXPECT_EQ(snapshot.step, Step::signing);

    snapshot.dossierFile.clear();
    snapshot.contactConfirmed = false;
    stopAtFirstUnanswered(snapshot);
    EXPECT_EQ(snapshot.step, Step::contact);

    snapshot.eligibility->eligible = renewal::Eligible::no;
    stopAtFirstUnanswered(snapshot);
    EXPECT_EQ(snapshot.step, Step::eligibility);
}

TEST(ResumedStep, IsNeverLaterThanTheOneThatWasLeft)
{
    auto snapshot = everythingAnswered(Step::identity);
    stopAtFirstUnanswered(snapshot);
    EXPECT_EQ(snapshot.step, Step::identity);
}

TEST(Correction, IsOfferedForOurOwnUnsignedDossierOnly)
{
    auto snapshot = everythingAnswered(Step::contact);
    EXPECT_FALSE(correctable(snapshot)) << "signed";
    snapshot.report.reset();
    EXPECT_TRUE(correctable(snapshot));
    snapshot.order->bringsDossier = true;
    EXPECT_FALSE(correctable(snapshot)) << "the portal's own PDF";
}

TEST(ForgettingARenewal, KeepsTheKeyAndNothingThatWasAnswered)
{
    auto snapshot = everythingAnswered(Step::dossier);
    snapshot.tokens = {keyNamed("1")};
    forgetRenewal(snapshot);
    EXPECT_EQ(snapshot.token->serial, "1");
    EXPECT_EQ(snapshot.tokens.size(), 1U);
    EXPECT_FALSE(snapshot.order || snapshot.activated || snapshot.identityAccepted || snapshot.dossierRead || snapshot.report);

    forgetKey(snapshot);
    EXPECT_FALSE(snapshot.token || snapshot.certificate);
}

} // namespace
} // namespace sceau::workflow
