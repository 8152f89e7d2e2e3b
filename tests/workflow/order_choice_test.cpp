#include "workflow/order_choice.hpp"

#include "portal/portal.hpp"

#include <gtest/gtest.h>

namespace sceau::workflow {
namespace {

using base::Code;
using renewal::Order;
using renewal::OrderStep;

Order orderAt(OrderStep step, std::string number = "TEST-1", int day = 0)
{
    Order order;
    order.number = std::move(number);
    order.step = step;
    order.createdAt = base::Instant{std::chrono::hours{24 * day}};
    return order;
}

struct OneOrder {
    OrderStep step;
    std::optional<Code> refused;
    friend void PrintTo(const OneOrder& one, std::ostream* out) { *out << portal::name(one.step); }
};

class AnOnlyOrder : public testing::TestWithParam<OneOrder> {};

TEST_P(AnOnlyOrder, IsChosenWhenOpenAndNamedWithItsReasonWhenClosed)
{
    const auto chosen = chooseOrder({orderAt(GetParam().step)}, {});

    EXPECT_EQ(chosen.has_value(), !GetParam().refused);
    if (!chosen) {
        EXPECT_EQ(chosen.error().code, GetParam().refused);
        EXPECT_EQ(chosen.error().facts.at("order"), "TEST-1");
    }
}

INSTANTIATE_TEST_SUITE_P(
    Workflow, AnOnlyOrder,
    testing::Values(OneOrder{OrderStep::created, Code::orderUnpaid}, OneOrder{OrderStep::paid, {}}, OneOrder{OrderStep::details, {}},
                    OneOrder{OrderStep::dossierIssued, {}}, OneOrder{OrderStep::paper, {}},
                    OneOrder{OrderStep::signedElectronically, Code::orderSigned}, OneOrder{OrderStep::received, Code::orderSigned},
                    OneOrder{OrderStep::validated, Code::orderSigned}, OneOrder{OrderStep::rejected, Code::orderSigned},
                    OneOrder{OrderStep::keyGenerated, Code::orderSigned}, OneOrder{OrderStep::delivered, Code::orderSigned},
                    OneOrder{OrderStep::cancelled, Code::orderCancelled}));

TEST(OrderChoice, TakesTheOnlyOpenOneAmongClosedOnes)
{
    const auto chosen =
        chooseOrder({orderAt(OrderStep::cancelled, "A"), orderAt(OrderStep::paid, "B"), orderAt(OrderStep::created, "C")}, {});
    ASSERT_TRUE(chosen);
    EXPECT_EQ(chosen->number, "B");
}

TEST(OrderChoice, IsLeftToAPersonBetweenTwoOpenOnes)
{
    const std::vector orders{orderAt(OrderStep::paid, "A"), orderAt(OrderStep::details, "B")};
    EXPECT_EQ(chooseOrder(orders, {}).error().code, Code::severalOrders);
    EXPECT_EQ(chooseOrder(orders, "B")->number, "B");
    EXPECT_EQ(chooseOrder(orders, "C").error().code, Code::orderUnknown);
}

TEST(OrderChoice, NamesTheLatestClosedOneAndACancelledOneOnlyForWantOfAnother)
{
    const auto older = chooseOrder({orderAt(OrderStep::created, "A", 1), orderAt(OrderStep::signedElectronically, "B", 2)}, {});
    EXPECT_EQ(older.error().code, Code::orderSigned);
    const auto cancelled = chooseOrder({orderAt(OrderStep::created, "A", 1), orderAt(OrderStep::cancelled, "B", 2)}, {});
    EXPECT_EQ(cancelled.error().code, Code::orderUnpaid);
}

TEST(OrderChoice, SaysThatThereIsNone)
{
    EXPECT_EQ(chooseOrder({}, {}).error().code, Code::orderMissing);
}

} // namespace
} // namespace sceau::workflow
