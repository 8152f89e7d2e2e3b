#include "workflow/order_choice.hpp"

#include "portal/portal.hpp"

#include <algorithm>

namespace sceau::workflow {
namespace {

using base::Code;
using renewal::Order;
using renewal::OrderStep;

base::Result<Order> ifOpen(const Order& order)
{
    if (auto closed = portal::mayRenew(order); !closed) return tl::unexpected(closed.error());
    return order;
}

/// Of several closed orders, the one that tells most: the latest, a cancelled one only for want of another.
const Order& mostTelling(const std::vector<Order>& closed)
{
    return *std::max_element(closed.begin(), closed.end(), [](const Order& a, const Order& b) {
        const auto rank = [](const Order& order) { return std::pair{order.step != OrderStep::cancelled, order.createdAt}; };
        return rank(a) < rank(b);
    });
}

} // namespace

base::Result<Order> chooseOrder(const std::vector<Order>& orders, std::string_view wanted)
{
    if (!wanted.empty()) {
        const auto found = std::find_if(orders.begin(), orders.end(), [&](const Order& order) { return order.number == wanted; });
        if (found == orders.end()) return base::fail(Code::orderUnknown, "chooseOrder");
        return ifOpen(*found);
    }
    if (orders.empty()) return base::fail(Code::orderMissing, "chooseOrder");

    std::vector<Order> open;
    std::copy_if(orders.begin(), orders.end(), std::back_inserter(open),
                 [](const Order& order) { return portal::mayRenew(order).has_value(); });
    if (open.size() > 1) return base::fail(Code::severalOrders, "chooseOrder");
    return open.empty() ? ifOpen(mostTelling(orders)) : ifOpen(open.front());
}

} // namespace sceau::workflow
