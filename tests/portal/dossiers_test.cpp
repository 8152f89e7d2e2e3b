#include "portal_fixture.hpp"
#include "shared/test_pki.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace sceau::portal::test {
namespace {

using base::Code;
using renewal::OrderStep;
using sceau::test::now;

const std::string number = "425490";

std::unique_ptr<Portal> portalAt(const std::string& step)
{
    auto content = oneOrder();
    content["orders"][0]["step"] = step;
    if (step == "created" || step == "cancelled") content["orders"][0].erase("paid_at");
    return portalWith(content);
}

std::vector<std::string> kindsOf(const std::vector<Event>& events)
{
    std::vector<std::string> kinds;
    std::transform(events.begin(), events.end(), std::back_inserter(kinds), [](const Event& event) { return event.kind; });
    return kinds;
}

} // namespace

TEST(IssuedDossiers, ComeBackByteForByteWithTheirContactAndDigest)
{
    const auto portal = portalWith(oneOrder());
    ASSERT_EQ(*portal->nextDossier(number), std::pair(std::string("TEST-425490-1"), 1));

    const auto issued = portal->issue(number, bytes("%PDF-1.7\0\xff"), R"({"city":"Paris"})", now());

    ASSERT_TRUE(issued.has_value());
    const auto again = portal->issued(number);
    ASSERT_TRUE(again.has_value() && again->has_value());
    EXPECT_EQ((*again)->pdf, issued->pdf);
    EXPECT_EQ((*again)->sha256, issued->sha256);
    EXPECT_EQ((*again)->contact, R"({"city":"Paris"})");
    EXPECT_EQ((*again)->issuedAt, now());
    EXPECT_EQ(portal->order(number)->step, OrderStep::dossierIssued);
}

TEST(IssuedDossiers, CarryNoTestPrefixInProduction)
{
    const auto portal = portalWith(oneOrder(), renewal::PortalKind::production);

    EXPECT_EQ(portal->nextDossier(number)->first, "425490-1");
}

TEST(IssuedDossiers, AreNeverIssuedOverAStandingOne)
{
    const auto portal = portalWith(oneOrder());
    ASSERT_TRUE(portal->issue(number, bytes("%PDF one"), "", now()).has_value());

    const auto second = portal->issue(number, bytes("%PDF two"), "", now());

    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code, Code::dossierIssued);
    EXPECT_EQ((*portal->issued(number))->pdf, bytes("%PDF one"));
}

TEST(IssuedDossiers, AreCancelledByACorrectionAndTheNextVersionFollows)
{
    const auto portal = portalWith(oneOrder());
    ASSERT_TRUE(portal->issue(number, bytes("%PDF one"), "a", now()).has_value());

    ASSERT_TRUE(portal->cancelIssued(number, now()).has_value());

    EXPECT_FALSE(portal->issued(number)->has_value());
    EXPECT_EQ(portal->order(number)->step, OrderStep::details);
    const auto next = portal->issue(number, bytes("%PDF two"), "b", now());
    ASSERT_TRUE(next.has_value());
    EXPECT_EQ(next->id, "TEST-425490-2");
    EXPECT_EQ((*portal->issued(number))->pdf, bytes("%PDF two"));
}

TEST(IssuedDossiers, OfThePortalCannotBeCorrectedHere)
{
    auto content = oneOrder();
    content["orders"][0]["dossier"] = "JVBERi0xLjc="; // %PDF-1.7
    const auto portal = portalWith(content);

    const auto cancelled = portal->cancelIssued(number, now());

    ASSERT_FALSE(cancelled.has_value());
    EXPECT_EQ(cancelled.error().code, Code::dossierIssued);
    EXPECT_EQ((*portal->issued(number))->pdf, bytes("%PDF-1.7"));
}

TEST(SignedDossiers, EndTheOrderAndAreKept)
{
    const auto portal = portalWith(oneOrder());
    ASSERT_TRUE(portal->issue(number, bytes("%PDF one"), "", now()).has_value());

    ASSERT_TRUE(portal->recordSigned(number, bytes("%PDF one signed"), now()).has_value());

    EXPECT_EQ(portal->order(number)->step, OrderStep::signedElectronically);
    EXPECT_EQ(portal->order(number)->lastAction, now());
    EXPECT_EQ(*portal->signedDossier(number), bytes("%PDF one signed"));
    EXPECT_EQ(kindsOf(*portal->events(number)), (std::vector<std::string>{"import", "dossier-issued", "step", "signed", "step"}));
    EXPECT_EQ(portal->recordSigned(number, bytes("%PDF one signed"), now()).error().code, Code::orderSigned);
}

TEST(SignedDossiers, MustContinueTheIssuedBytes)
{
    const auto portal = portalWith(oneOrder());
    ASSERT_TRUE(portal->issue(number, bytes("%PDF one"), "", now()).has_value());

    for (const auto* other : {"%PDF two signed", "%PDF one", "%PDF", ""}) {
        const auto recorded = portal->recordSigned(number, bytes(other), now());
        ASSERT_FALSE(recorded.has_value()) << other;
        EXPECT_EQ(recorded.error().code, Code::dossierAltered) << other;
    }
    EXPECT_EQ(portal->order(number)->step, OrderStep::dossierIssued);
    EXPECT_FALSE(portal->signedDossier(number)->has_value());
}

TEST(SignedDossiers, NeedADossierThatWasIssued)
{
    const auto portal = portalWith(oneOrder());

    EXPECT_EQ(portal->recordSigned(number, bytes("%PDF"), now()).error().code, Code::dossierAltered);
}

TEST(PaperWay, IsAStepAndLeavesTheElectronicOneOpen)
{
    const auto portal = portalWith(oneOrder());
    ASSERT_TRUE(portal->issue(number, bytes("%PDF one"), "", now()).has_value());

    ASSERT_TRUE(portal->recordPaper(number, now()).has_value());
    ASSERT_TRUE(portal->recordPaper(number, now()).has_value());

    EXPECT_EQ(portal->order(number)->step, OrderStep::paper);
    const auto kinds = kindsOf(*portal->events(number));
    EXPECT_EQ(std::count(kinds.begin(), kinds.end(), "step"), 2);
    EXPECT_TRUE(portal->recordSigned(number, bytes("%PDF one signed"), now()).has_value());
}

struct Closed {
    const char* step;
    Code code;
    friend std::ostream& operator<<(std::ostream& out, const Closed& one) { return out << one.step; }
};

class ClosedOrders : public testing::TestWithParam<Closed> {};

TEST_P(ClosedOrders, TakeNoDossierNoPaperAndNoSignature)
{
    const auto portal = portalAt(GetParam().step);

    EXPECT_EQ(portal->issue(number, bytes("%PDF"), "", now()).error().code, GetParam().code);
    EXPECT_EQ(portal->cancelIssued(number, now()).error().code, GetParam().code);
    EXPECT_EQ(portal->recordSigned(number, bytes("%PDF"), now()).error().code, GetParam().code);
    EXPECT_EQ(portal->recordPaper(number, now()).error().code, GetParam().code);
    EXPECT_EQ(mayRenew(*portal->order(number)).error().facts.at("step"), GetParam().step);
}

INSTANTIATE_TEST_SUITE_P(Portal, ClosedOrders,
                         testing::Values(Closed{"created", Code::orderUnpaid}, Closed{"cancelled", Code::orderCancelled},
                                         Closed{"signed", Code::orderSigned}, Closed{"received", Code::orderSigned},
                                         Closed{"validated", Code::orderSigned}, Closed{"rejected", Code::orderSigned},
                                         Closed{"key-generated", Code::orderSigned}, Closed{"delivered", Code::orderSigned}),
                         [](const auto& closed) {
                             std::string word = closed.param.step;
                             std::erase(word, '-');
                             return word;
                         });

TEST(Orders, ThatNobodyKnowsAreUnknown)
{
    const auto portal = portalWith(oneOrder());

    EXPECT_EQ(portal->order("1").error().code, Code::orderUnknown);
    EXPECT_EQ(portal->issue("1", bytes("%PDF"), "", now()).error().code, Code::orderUnknown);
    EXPECT_TRUE(portal->ordersFor(issuer(), "FF")->empty());
}

} // namespace sceau::portal::test
