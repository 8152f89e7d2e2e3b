#pragma once

#include "base/clock.hpp"

#include <array>
#include <optional>

namespace sceau::renewal {

/// Days before the expiry on which a person is reminded; the first one only once the renewal has opened.
inline constexpr std::array reminderDays{90, 45, 30, 15, 7};
inline constexpr int firstReminder = reminderDays.front();
inline constexpr int lastReminder = reminderDays.back();

/// What was told about a key when nothing was, and when nothing is to be told any more (its renewal is signed).
inline constexpr int toldNothing = 1000, toldEnough = 0;

/// The reminder that `now` stands at, of a key of which `told` was the last one: one of reminderDays. Empty: none is due. Each is told
/// once, whatever becomes of the clock, and those that nobody could be told in time are told as one.
[[nodiscard]] std::optional<int> reminderDue(base::Instant now, base::Instant expires, int told = toldNothing);

} // namespace sceau::renewal
