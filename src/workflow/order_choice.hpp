#pragma once

#include "base/result.hpp"
#include "renewal/types.hpp"

#include <string_view>
#include <vector>

namespace sceau::workflow {

/// The one order to renew with among those of a certificate. `wanted`: the number a person chose, or empty.
/// Codes: orderMissing, orderUnknown, severalOrders, and for a closed order those of portal::mayRenew() with the fact "order".
[[nodiscard]] base::Result<renewal::Order> chooseOrder(const std::vector<renewal::Order>& orders, std::string_view wanted);

} // namespace sceau::workflow
