#include "base/whole_file.hpp"
#include "demo_renewal.hpp"
#include "workflow/transitions.hpp"

namespace sceau::workflow {
namespace {

using base::Code;
using renewal::Outcome;
using renewal::Rule;
using test::DemoRenewal;
using test::outcomeOf;
namespace fs = std::filesystem;

/// A renewal that cannot go on says why, where it can first be known.
class AStoppedRenewal : public DemoRenewal {};

TEST_F(AStoppedRenewal, IsToldBeforeAnyPinThatItIsTooEarly)
{
    open("too-early");
    ASSERT_TRUE(untilKey(KeyState::notRenewable));
    EXPECT_EQ(outcomeOf(now(), Rule::r2a), Outcome::fail);
    EXPECT_EQ(outcomeOf(now(), Rule::r2b), Outcome::fail);
    EXPECT_EQ(outcomeOf(now(), Rule::r1), Outcome::pass);
    renewal->next();
    EXPECT_EQ(now().step, Step::key);
}

TEST_F(AStoppedRenewal, IsToldBeforeAnyPinThatTheCertificateHasExpired)
{
    open("expired");
    ASSERT_TRUE(untilKey(KeyState::notRenewable));
    EXPECT_EQ(outcomeOf(now(), Rule::r1), Outcome::fail);
    EXPECT_EQ(module.count("C_Login"), 0);
}

TEST_F(AStoppedRenewal, MayStillTakeThePaperWayWithAnExpiredKey)
{
    open("expired");
    ASSERT_TRUE(untilKey(KeyState::notRenewable));

    renewal->printPaper();
    ASSERT_TRUE(untilIdle());
    EXPECT_FALSE(code());
    EXPECT_TRUE(now().paper);
    EXPECT_TRUE(fs::exists(now().dossierFile));
    EXPECT_NE(openPortal()->order(now().order->number)->step, renewal::OrderStep::paper) << "printing decides nothing";
    renewal->recordPaper();
    ASSERT_TRUE(untilIdle());

    EXPECT_EQ(openPortal()->order(now().order->number)->step, renewal::OrderStep::paper);
    EXPECT_EQ(module.count("C_Login"), 0);
}

TEST_F(AStoppedRenewal, WithAnotherSirenStopsAtEligibilityWithItsPaperWay)
{
    open("siren-changed");
    ASSERT_TRUE(goTo(Step::eligibility));
    EXPECT_EQ(now().eligibility->eligible, renewal::Eligible::no);
    EXPECT_EQ(outcomeOf(now(), Rule::r5), Outcome::fail);
    EXPECT_EQ(outcomeOf(now(), Rule::r4), Outcome::pass) << "every rule is judged, not the first failure alone";
    renewal->next();
    EXPECT_EQ(now().step, Step::eligibility);

    renewal->printPaper();
    ASSERT_TRUE(untilIdle());
    EXPECT_TRUE(now().paper && fs::exists(now().dossierFile));
}

TEST_F(AStoppedRenewal, RenewedOnceBeforeStopsAtEligibility)
{
    open("already-renewed");
    ASSERT_TRUE(goTo(Step::eligibility));
    EXPECT_EQ(now().eligibility->eligible, renewal::Eligible::no);
    EXPECT_EQ(outcomeOf(now(), Rule::r4), Outcome::fail);
    renewal->next();
    EXPECT_EQ(now().step, Step::eligibility);
}

TEST_F(AStoppedRenewal, WithoutHistoryGoesOnAndIsMarkedForReview)
{
    changePortal("UPDATE meta SET content = 'no' WHERE name = 'history'");
    open();
    ASSERT_TRUE(goTo(Step::eligibility));
    EXPECT_EQ(now().eligibility->eligible, renewal::Eligible::unknown);
    EXPECT_EQ(outcomeOf(now(), Rule::r4), Outcome::unknown);
    EXPECT_TRUE(now().review);
    renewal->next();
    EXPECT_EQ(now().step, Step::identity);
}

struct ClosedOrder {
    const char* step;
    Code code;
    friend void PrintTo(const ClosedOrder& one, std::ostream* out) { *out << one.step; }
};

class AClosedOrder : public DemoRenewal, public testing::WithParamInterface<ClosedOrder> {};

TEST_P(AClosedOrder, IsSaidWithItsCode)
{
    changePortal("UPDATE orders SET step = '" + std::string{GetParam().step} + "' WHERE number = '" + orderOf("renewable") + "'");

    open();

    ASSERT_TRUE(untilKey(KeyState::notRenewable));
    EXPECT_EQ(code(), GetParam().code);
    EXPECT_EQ(now().order->number, orderOf("renewable"));
    renewal->next();
    EXPECT_EQ(now().step, Step::key);
    EXPECT_EQ(module.count("C_Login"), 0);
}

INSTANTIATE_TEST_SUITE_P(Workflow, AClosedOrder,
                         testing::Values(ClosedOrder{"created", Code::orderUnpaid}, ClosedOrder{"cancelled", Code::orderCancelled},
                                         ClosedOrder{"signed", Code::orderSigned}));

} // namespace
} // namespace sceau::workflow
