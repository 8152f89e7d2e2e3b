#include "snapshots.hpp"
#include "workflow/lookup.hpp"

#include <gtest/gtest.h>

namespace sceau::workflow {
namespace {

using base::Code;
using base::Error;
using renewal::Eligible;

renewal::Eligibility verdict(Eligible eligible)
{
    renewal::Eligibility made;
    made.eligible = eligible;
    return made;
}

/// A key whose order may be renewed.
Answer soundAnswer()
{
    Answer answer;
    answer.certificate = 0;
    answer.portal = renewal::PortalKind::demo;
    answer.order = test::paidOrder();
    answer.orders = {*answer.order};
    answer.entry.emplace().city = "Paris";
    answer.beforeLogin = verdict(Eligible::yes);
    return answer;
}

Snapshot applied(Answer answer)
{
    Snapshot snapshot;
    snapshot.token = test::keyNamed("1");
    apply(snapshot, std::move(answer));
    return snapshot;
}

Resume leftAt(Step step)
{
    Resume resume;
    resume.step = step;
    resume.order = test::paidOrder().number;
    resume.activated = resume.identityAccepted = resume.contactConfirmed = resume.dossierRead = true;
    resume.contact.city = "Lyon";
    return resume;
}

DossierFile issued()
{
    DossierFile dossier;
    dossier.issued.id = "TEST-1-1";
    dossier.file = "dossier.pdf";
    dossier.pages = 4;
    return dossier;
}

struct Case {
    const char* what;
    void (*change)(Answer&);
    KeyState key;
    std::optional<Code> code;
    friend void PrintTo(const Case& one, std::ostream* out) { *out << one.what; }
};

class AnAnswer : public testing::TestWithParam<Case> {};

TEST_P(AnAnswer, MakesOneStateOfTheFirstStep)
{
    auto answer = soundAnswer();
    GetParam().change(answer);

    const auto snapshot = applied(answer);

    EXPECT_EQ(snapshot.step, Step::key) << GetParam().what;
    EXPECT_EQ(snapshot.key, GetParam().key) << GetParam().what;
    EXPECT_EQ(snapshot.error ? std::optional{snapshot.error->code} : std::nullopt, GetParam().code) << GetParam().what;
}

void without(Answer& answer, Code code)
{
    answer.order.reset();
    answer.error = Error{code};
}

INSTANTIATE_TEST_SUITE_P(
    Workflow, AnAnswer,
    testing::Values(Case{"all is well", [](Answer&) {}, KeyState::ready, {}},
                    Case{"no order", [](Answer& a) { without(a, Code::orderMissing); }, KeyState::noOrder, Code::orderMissing},
                    Case{"no portal", [](Answer& a) { without(a, Code::portalUnreadable); }, KeyState::noOrder, Code::portalUnreadable},
                    Case{"nobody in the directory", [](Answer& a) { a.error = Error{Code::directoryMissing}; }, KeyState::noOrder,
                         Code::directoryMissing},
                    Case{"several orders", [](Answer& a) { without(a, Code::severalOrders); }, KeyState::chooseOrder, {}},
                    Case{"unpaid", [](Answer& a) { a.error = Error{Code::orderUnpaid}; }, KeyState::notRenewable, Code::orderUnpaid},
                    Case{"cancelled", [](Answer& a) { a.error = Error{Code::orderCancelled}; }, KeyState::notRenewable,
                         Code::orderCancelled},
                    Case{"signed", [](Answer& a) { a.error = Error{Code::orderSigned}; }, KeyState::notRenewable, Code::orderSigned},
                    Case{"a rule that fails", [](Answer& a) { a.beforeLogin = verdict(Eligible::no); }, KeyState::notRenewable, {}},
                    Case{"a rule that fails, and no order",
                         [](Answer& a) {
                             without(a, Code::orderMissing);
                             a.beforeLogin = verdict(Eligible::no);
                         },
                         KeyState::notRenewable, Code::orderMissing},
                    Case{"no certificate that signs",
                         [](Answer& a) {
                             a.certificate.reset();
                             a.error = Error{Code::noSigningCertificate};
                         },
                         KeyState::notRenewable, Code::noSigningCertificate}));

TEST(AnOrder, ProposesTheDirectorysContact)
{
    EXPECT_EQ(applied(soundAnswer()).contact.city, "Paris");
}

TEST(AnOrderOnThePaperWay, IsSaidToBe)
{
    auto answer = soundAnswer();
    answer.order->step = renewal::OrderStep::paper;
    EXPECT_TRUE(applied(answer).paper);
}

TEST(AResume, LeadsBackToItsStepWhenEveryAnswerStillStands)
{
    auto answer = soundAnswer();
    answer.resume = leftAt(Step::signing);
    answer.afterLogin = verdict(Eligible::unknown);
    answer.dossier = issued();

    const auto snapshot = applied(answer);

    EXPECT_EQ(snapshot.step, Step::signing);
    EXPECT_TRUE(snapshot.resumed && snapshot.review && snapshot.dossierRead);
    EXPECT_EQ(snapshot.contact.city, "Lyon");
    EXPECT_EQ(snapshot.dossierPages, 4U);
}

TEST(AResume, DoesNotBelieveInADossierThatIsNotIssued)
{
    auto answer = soundAnswer();
    answer.resume = leftAt(Step::signing);
    answer.afterLogin = verdict(Eligible::yes);

    const auto snapshot = applied(answer);

    EXPECT_EQ(snapshot.step, Step::contact);
    EXPECT_FALSE(snapshot.contactConfirmed);
}

TEST(AResume, StopsAtARuleThatFailsNow)
{
    auto answer = soundAnswer();
    answer.resume = leftAt(Step::signing);
    answer.afterLogin = verdict(Eligible::no);
    answer.dossier = issued();
    EXPECT_EQ(applied(answer).step, Step::eligibility);
}

TEST(AResume, WaitsWhileThereIsNoPortal)
{
    auto answer = soundAnswer();
    answer.resume = leftAt(Step::signing);
    without(answer, Code::portalUnreadable);

    const auto snapshot = applied(answer);

    EXPECT_EQ(snapshot.step, Step::key);
    EXPECT_FALSE(snapshot.activated || snapshot.resumed);
}

TEST(AResume, OfASignedFileEndsWhereItEndedThoughItsOrderIsClosed)
{
    auto answer = soundAnswer();
    answer.resume = leftAt(Step::done);
    answer.error = Error{Code::orderSigned};
    answer.report.emplace();

    const auto snapshot = applied(answer);

    EXPECT_EQ(snapshot.step, Step::done);
    EXPECT_EQ(snapshot.key, KeyState::ready);
    EXPECT_TRUE(snapshot.recorded && snapshot.report);
    EXPECT_FALSE(snapshot.error);
}

TEST(AResume, OfASignedFileThatThePortalDoesNotKnowSaysSo)
{
    auto answer = soundAnswer();
    answer.resume = leftAt(Step::done);
    answer.report.emplace();

    const auto snapshot = applied(answer);

    EXPECT_EQ(snapshot.step, Step::done);
    EXPECT_FALSE(snapshot.recorded);
}

} // namespace
} // namespace sceau::workflow
