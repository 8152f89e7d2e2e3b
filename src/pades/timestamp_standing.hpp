#pragma once

#include "pades/standing.hpp"
#include "pki/timestamp.hpp"

namespace sceau::pades {

/// Whether an intact token's authority is believed (EN 319 102-1 § 5.4): its unit's certificate as any other, made for nothing but
/// time-stamps, and algorithms that were reliable when the token is proven to have existed.
[[nodiscard]] Standing standingOf(const pki::Timestamp& timestamp, const Making& making, const Grounds& grounds);

} // namespace sceau::pades
