#pragma once

#include "base/result.hpp"
#include "renewal/types.hpp"

#include <string_view>
#include <vector>

namespace sceau::workflow
{

/// Whether a renewal may still be made, or printed, with an order at this step: paid, and not signed nor cancelled.
[[nodiscard]] bool isOpen(renewal::OrderStep step);

/// Why not, for a person: orderUnpaid, orderCancelled, orderSigned (and every step that follows a signature).
[[nodiscard]] base::Code whyClosed(renewal::OrderStep step);

/// The one order to renew with among those of a certificate. `wanted`: the number a person chose, or empty.
/// Codes: orderMissing, orderUnknown, severalOrders, orderUnpaid, orderCancelled, orderSigned; an order that is closed is named by the fact
/// "order".
[[nodiscard]] base::Result<renewal::Order> chooseOrder(const std::vector<renewal::Order>& orders, std::string_view wanted);

} // namespace sceau::workflow
