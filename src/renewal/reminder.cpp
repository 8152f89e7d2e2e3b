#include "renewal/reminder.hpp"

#include "renewal/window.hpp"

namespace sceau::renewal {

namespace {

bool isReached(int days, base::Instant now, base::Instant expires)
{
    if (daysLeft(now, expires) > days) return false;
    return days != firstReminder || now >= windowFor(expires).opens;
}

} // namespace

std::optional<int> reminderDue(base::Instant now, base::Instant expires, int told)
{
    if (now > expires) return std::nullopt;
    std::optional<int> latest;
    for (const int days : reminderDays) {
        if (isReached(days, now, expires)) latest = days;
    }
    return latest && *latest < told ? latest : std::nullopt;
}

} // namespace sceau::renewal
