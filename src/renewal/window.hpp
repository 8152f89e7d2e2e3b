#pragma once

#include "base/clock.hpp"

#include <chrono>

namespace sceau::renewal {

/// A calendar date in Europe/Paris.
using ParisDate = std::chrono::year_month_day;

[[nodiscard]] ParisDate parisDate(base::Instant time);

/// "05/10/2022".
[[nodiscard]] std::string formatDate(ParisDate date);

/// "05/10/2022, 00:00" in Paris time, in both languages; the caller adds "(heure de Paris)".
[[nodiscard]] std::string formatInstant(base::Instant time);

struct WindowLimits {
    std::chrono::months calendar{3}; ///< R2a, the portal's text
    std::chrono::days counted{90};   ///< R2b, the software's text
};

/// The days during which a certificate may be renewed, in Europe/Paris.
/// Both limits apply: the portal's three calendar months and the software's ninety days (RGS A2 III.3.1; guide of 2022).
struct Window {
    base::Instant opensPortal;   ///< R2a: Paris midnight of notAfter's date minus the calendar months, clamped to the month's end
    base::Instant opensSoftware; ///< R2b: Paris midnight of notAfter's date minus the counted days
    base::Instant opens;         ///< the later of both
    base::Instant closes;        ///< notAfter, inclusive
};

/// Counted backwards from the expiry date in Paris: three months forward from today is another day.
[[nodiscard]] Window windowFor(base::Instant notAfter, const WindowLimits& limits = {});

/// Days from the Paris date of `now` to the Paris date of `notAfter`; negative when past.
[[nodiscard]] int daysLeft(base::Instant now, base::Instant notAfter);

/// The last Paris date on which the certificate can be used from morning to night: a certificate that ends at midnight ends the day before.
[[nodiscard]] ParisDate lastFullDay(base::Instant notAfter);

/// Paris midnight of the date some months after that of `time`, clamped to the month's end.
[[nodiscard]] base::Instant monthsAfter(base::Instant time, std::chrono::months count);

/// Monday to Friday less French public holidays.
[[nodiscard]] bool isWorkingDay(ParisDate date);
/// The `count`th working day after `date`; `date` itself when count is not positive.
[[nodiscard]] ParisDate addWorkingDays(ParisDate date, int count);
/// Working days after `from`, up to and including `to`.
[[nodiscard]] int workingDaysBetween(ParisDate from, ParisDate to);

} // namespace sceau::renewal
