#include "renewal/window.hpp"

#include "shared/test_pki.hpp"

#include <cstdlib>
#include <ctime>
#include <gtest/gtest.h>
#include <map>

using namespace sceau;
using namespace sceau::renewal;
using namespace std::chrono;
using sceau::test::instant;

namespace {

struct WindowRow {
    const char* name;
    const char* notAfter;
    const char* expiry;   ///< as people read it, in Paris
    const char* portal;   ///< first day, R2a
    const char* software; ///< first day, R2b
    const char* opens;    ///< first day of both
};

std::string firstDay(base::Instant time)
{
    EXPECT_TRUE(formatInstant(time).ends_with(", 00:00")) << formatInstant(time);
    return formatDate(parisDate(time));
}

ParisDate date(int y, unsigned m, unsigned d)
{
    return year{y} / month{m} / day{d};
}

} // namespace

class RenewalWindow : public testing::TestWithParam<WindowRow> {};

TEST_P(RenewalWindow, OpensAtParisMidnightOfBothLimits)
{
    const auto& row = GetParam();

    const auto window = windowFor(instant(row.notAfter));

    EXPECT_EQ(formatInstant(instant(row.notAfter)), row.expiry);
    EXPECT_EQ(firstDay(window.opensPortal), row.portal);
    EXPECT_EQ(firstDay(window.opensSoftware), row.software);
    EXPECT_EQ(firstDay(window.opens), row.opens);
    EXPECT_EQ(window.closes, instant(row.notAfter));
}

// Rows of the edge-case table: the number is the row's.
INSTANTIATE_TEST_SUITE_P(
    EdgeCases, RenewalWindow,
    testing::Values(
        WindowRow{"Row01To05TheGuidesExample", "2022-10-04T22:00:00Z", "05/10/2022, 00:00", "05/07/2022", "07/07/2022", "07/07/2022"},
        WindowRow{"Row06EndOfMayOpensAtTheEndOfFebruary", "2027-05-30T22:00:00Z", "31/05/2027, 00:00", "28/02/2027", "02/03/2027",
                  "02/03/2027"},
        WindowRow{"Row07ThreeMonthsAreEightyNineDays", "2027-05-27T22:00:00Z", "28/05/2027, 00:00", "28/02/2027", "27/02/2027",
                  "28/02/2027"},
        WindowRow{"Row08LeapYear", "2028-05-30T22:00:00Z", "31/05/2028, 00:00", "29/02/2028", "02/03/2028", "02/03/2028"},
        WindowRow{"Row09AnotherYearInUtc", "2026-12-31T23:00:00Z", "01/01/2027, 00:00", "01/10/2026", "03/10/2026", "03/10/2026"},
        WindowRow{"Row10BeforeTheClockChange", "2027-03-27T23:00:00Z", "28/03/2027, 00:00", "28/12/2026", "28/12/2026", "28/12/2026"},
        WindowRow{"Row10AfterTheClockChange", "2027-03-28T22:00:00Z", "29/03/2027, 00:00", "29/12/2026", "29/12/2026", "29/12/2026"},
        WindowRow{"Row11NotMidnight", "2022-10-05T09:14:33Z", "05/10/2022, 11:14", "05/07/2022", "07/07/2022", "07/07/2022"}),
    [](const auto& row) { return row.param.name; });

TEST(RenewalWindow, OpensBeforeTheClocksChangeAndClosesAfter)
{
    const auto window = windowFor(instant("2027-03-28T22:00:00Z"));

    EXPECT_EQ(window.opens, instant("2026-12-28T23:00:00Z")); // winter time, though the expiry is in summer time
    EXPECT_EQ(daysLeft(window.opens, window.closes), 90);
}

TEST(RenewalWindow, TakesItsLimitsFromTheSettings)
{
    const WindowLimits limits{months{1}, days{10}};

    const auto window = windowFor(instant("2022-10-04T22:00:00Z"), limits);

    EXPECT_EQ(firstDay(window.opensPortal), "05/09/2022");
    EXPECT_EQ(firstDay(window.opensSoftware), "25/09/2022");
    EXPECT_EQ(window.opens, window.opensSoftware);
}

/// Measured apart: of the 1461 expiry dates of 2026 to 2029, 857 have three months of 92 days, 305 of 91, 215 of 90 and 84 of 89.
TEST(RenewalWindow, HasThreeMonthsOfEightyNineToNinetyTwoDays)
{
    std::map<int, int> lengths;
    for (auto expiry = sys_days{2026y / 1 / 1}; expiry <= sys_days{2029y / 12 / 31}; expiry += days{1}) {
        const auto noon = base::Instant{expiry} + hours{12};
        const auto window = windowFor(noon);
        ++lengths[daysLeft(window.opensPortal, noon)];
        EXPECT_EQ(daysLeft(window.opensSoftware, noon), 90);
    }

    EXPECT_EQ(lengths, (std::map<int, int>{{89, 84}, {90, 215}, {91, 305}, {92, 857}}));
}

TEST(RenewalWindow, IsTheSameWhereverTheComputerStands)
{
    const auto window = windowFor(instant("2022-10-04T22:00:00Z"));
    ::setenv("TZ", "America/Martinique", 1);
    ::tzset();

    const auto there = windowFor(instant("2022-10-04T22:00:00Z"));
    ::unsetenv("TZ");
    ::tzset();

    EXPECT_EQ(there.opens, window.opens);
    EXPECT_EQ(there.opens, instant("2022-07-06T22:00:00Z"));
}

TEST(DaysLeft, AreCountedOnParisDates)
{
    const auto notAfter = instant("2027-03-28T22:00:00Z"); // 29/03 00:00

    EXPECT_EQ(daysLeft(instant("2027-03-27T22:59:59Z"), notAfter), 2); // 27/03 23:59:59
    EXPECT_EQ(daysLeft(instant("2027-03-27T23:00:00Z"), notAfter), 1); // 28/03 00:00
    EXPECT_EQ(daysLeft(instant("2027-03-28T21:59:59Z"), notAfter), 1); // the day of 23 hours
    EXPECT_EQ(daysLeft(notAfter, notAfter), 0);
    EXPECT_EQ(daysLeft(instant("2027-03-29T22:00:00Z"), notAfter), -1);
}

TEST(LastFullDay, IsTheDayBeforeAMidnightExpiry)
{
    EXPECT_EQ(lastFullDay(instant("2022-10-04T22:00:00Z")), date(2022, 10, 4));
    EXPECT_EQ(lastFullDay(instant("2022-10-05T09:14:33Z")), date(2022, 10, 5));
}

TEST(MonthsAfter, AreClampedToTheEndOfTheMonth)
{
    EXPECT_EQ(firstDay(monthsAfter(instant("2026-11-30T12:00:00Z"), months{3})), "28/02/2027");
    EXPECT_EQ(firstDay(monthsAfter(instant("2027-11-30T12:00:00Z"), months{3})), "29/02/2028");
}

struct HolidayRow {
    const char* name;
    ParisDate date;
    bool works;
};

class WorkingDay : public testing::TestWithParam<HolidayRow> {};

TEST_P(WorkingDay, FollowsTheFrenchCalendar)
{
    EXPECT_EQ(isWorkingDay(GetParam().date), GetParam().works);
}

INSTANTIATE_TEST_SUITE_P(
    Calendar, WorkingDay,
    testing::Values(HolidayRow{"NewYear", date(2026, 1, 1), false}, HolidayRow{"EasterMonday2026", date(2026, 4, 6), false},
                    HolidayRow{"LabourDay", date(2026, 5, 1), false}, HolidayRow{"Victory", date(2026, 5, 8), false},
                    HolidayRow{"Ascension2026", date(2026, 5, 14), false}, HolidayRow{"WhitMonday2026", date(2026, 5, 25), false},
                    HolidayRow{"NationalDay", date(2026, 7, 14), false}, HolidayRow{"Assumption", date(2028, 8, 15), false},
                    HolidayRow{"AllSaints", date(2027, 11, 1), false}, HolidayRow{"Armistice", date(2026, 11, 11), false},
                    HolidayRow{"Christmas", date(2026, 12, 25), false}, HolidayRow{"Saturday", date(2026, 11, 21), false},
                    HolidayRow{"Sunday", date(2026, 11, 22), false}, HolidayRow{"OrdinaryMonday", date(2026, 11, 23), true},
                    HolidayRow{"GoodFridayIsWorked", date(2026, 4, 3), true}, HolidayRow{"TuesdayAfterEaster", date(2026, 4, 7), true},
                    HolidayRow{"EarlyEaster2008", date(2008, 3, 24), false}, HolidayRow{"LateEaster2038", date(2038, 4, 26), false},
                    HolidayRow{"Easter2000", date(2000, 4, 24), false}, HolidayRow{"Easter2049", date(2049, 4, 19), false}),
    [](const auto& row) { return row.param.name; });

TEST(WorkingDays, SkipWeekEndsAndHolidays)
{
    EXPECT_EQ(addWorkingDays(date(2026, 11, 20), 1), date(2026, 11, 23));
    EXPECT_EQ(addWorkingDays(date(2026, 4, 30), 2), date(2026, 5, 5)); // over Labour Day and a week-end
    EXPECT_EQ(addWorkingDays(date(2026, 11, 21), 0), date(2026, 11, 21));
    EXPECT_EQ(workingDaysBetween(date(2026, 12, 24), date(2027, 1, 4)), 5); // Christmas and New Year are Fridays
    EXPECT_EQ(workingDaysBetween(date(2026, 11, 20), date(2026, 11, 20)), 0);
    EXPECT_EQ(workingDaysBetween(date(2026, 11, 20), date(2026, 11, 1)), 0);
}

TEST(WorkingDays, BetweenUndoWhatAddDid)
{
    for (int count = 1; count < 300; ++count) {
        EXPECT_EQ(workingDaysBetween(date(2026, 1, 1), addWorkingDays(date(2026, 1, 1), count)), count);
    }
}
