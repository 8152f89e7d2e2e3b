#include "renewal/window.hpp"

#include <array>
#include <cstdio>
#include <date/tz.h>

namespace sceau::renewal {
namespace {

using namespace std::chrono;

const date::time_zone& paris()
{
    static const date::time_zone* zone = date::locate_zone("Europe/Paris");
    return *zone;
}

seconds sinceLocalEpoch(base::Instant time)
{
    return paris().to_local(time).time_since_epoch();
}

base::Instant midnightInParis(ParisDate date)
{
    return paris().to_sys(date::local_seconds{sys_days{date}.time_since_epoch()}, date::choose::earliest);
}

/// The same day of another month, or that month's last.
ParisDate shifted(ParisDate date, months count)
{
    const auto month = date.year() / date.month() + count;
    const auto sameDay = month / date.day();
    return sameDay.ok() ? sameDay : ParisDate{month / last};
}

/// Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher).
sys_days easter(year y)
{
    const int n = static_cast<int>(y);
    const int a = n % 19, b = n / 100, c = n % 100;
    const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4, k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int sum = h + l - 7 * m + 114;
    return sys_days{y / (sum / 31) / (sum % 31 + 1)};
}

/// Code du travail L3133-1.
bool isPublicHoliday(ParisDate date)
{
    static constexpr std::array fixed{January / 1, May / 1, May / 8, July / 14, August / 15, November / 1, November / 11, December / 25};
    for (const auto& day : fixed) {
        if (date.month() == day.month() && date.day() == day.day()) return true;
    }
    const auto afterEaster = sys_days{date} - easter(date.year());
    const bool monday = afterEaster == days{1}, ascension = afterEaster == days{39}, whitMonday = afterEaster == days{50};
    return monday || ascension || whitMonday;
}

} // namespace

ParisDate parisDate(base::Instant time)
{
    return ParisDate{sys_days{floor<days>(sinceLocalEpoch(time))}};
}

std::string formatDate(ParisDate date)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%02u/%02u/%04d", static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month()),
                  static_cast<int>(date.year()));
    return text.data();
}

std::string formatInstant(base::Instant time)
{
    const auto local = sinceLocalEpoch(time);
    const hh_mm_ss clock{local - floor<days>(local)};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), ", %02d:%02d", static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()));
    return formatDate(parisDate(time)) + text.data();
}

Window windowFor(base::Instant notAfter, const WindowLimits& limits)
{
    const auto expiry = parisDate(notAfter);
    Window window{};
    window.opensPortal = midnightInParis(shifted(expiry, -limits.calendar));
    window.opensSoftware = midnightInParis(ParisDate{sys_days{expiry} - limits.counted});
    window.opens = std::max(window.opensPortal, window.opensSoftware);
    window.closes = notAfter;
    return window;
}

int daysLeft(base::Instant now, base::Instant notAfter)
{
    return static_cast<int>((sys_days{parisDate(notAfter)} - sys_days{parisDate(now)}).count());
}

ParisDate lastFullDay(base::Instant notAfter)
{
    const auto expiry = parisDate(notAfter);
    return notAfter == midnightInParis(expiry) ? ParisDate{sys_days{expiry} - days{1}} : expiry;
}

base::Instant monthsAfter(base::Instant time, std::chrono::months count)
{
    return midnightInParis(shifted(parisDate(time), count));
}

bool isWorkingDay(ParisDate date)
{
    const weekday day{sys_days{date}};
    return day != Saturday && day != Sunday && !isPublicHoliday(date);
}

ParisDate addWorkingDays(ParisDate date, int count)
{
    while (count > 0) {
        date = ParisDate{sys_days{date} + days{1}};
        if (isWorkingDay(date)) --count;
    }
    return date;
}

int workingDaysBetween(ParisDate from, ParisDate to)
{
    int count = 0;
    for (auto day = sys_days{from} + days{1}; day <= sys_days{to}; day += days{1}) {
        if (isWorkingDay(ParisDate{day})) ++count;
    }
    return count;
}

} // namespace sceau::renewal
