#include "renewal/reminder.hpp"

#include "renewal/window.hpp"

#include <gtest/gtest.h>

namespace {

using namespace sceau;
using namespace std::chrono_literals;
using base::Instant;
using renewal::reminderDue;
using std::chrono::days;

Instant at(const char* text)
{
    return *base::parseRfc3339(text);
}

const Instant expires = at("2027-03-31T12:00:00+02:00");

/// Noon, this many days before the expiry.
Instant before(int count)
{
    return expires - days(count);
}

struct Day {
    int left;
    int due; ///< 0: none
};

class EveryDay : public testing::TestWithParam<Day> {};

} // namespace

TEST_P(EveryDay, HasTheReminderThatWasReachedLast)
{
    const auto [left, due] = GetParam();

    EXPECT_EQ(reminderDue(before(left), expires).value_or(0), due);
}

INSTANTIATE_TEST_SUITE_P(All, EveryDay,
                         testing::Values(Day{200, 0}, Day{91, 0}, Day{90, 90}, Day{46, 90}, Day{45, 45}, Day{31, 45}, Day{30, 30},
                                         Day{16, 30}, Day{15, 15}, Day{8, 15}, Day{7, 7}, Day{1, 7}, Day{0, 7}),
                         [](const auto& day) { return std::to_string(day.param.left) + "DaysLeft"; });

TEST(Reminder, IsToldOnce)
{
    EXPECT_EQ(reminderDue(before(45), expires, 90), 45);
    EXPECT_EQ(reminderDue(before(45), expires, 45), std::nullopt);
    EXPECT_EQ(reminderDue(before(31), expires, 45), std::nullopt);
}

TEST(Reminder, IsNotToldAgainWhenTheClockIsSetBack)
{
    constexpr int told = 30;

    EXPECT_EQ(reminderDue(before(45), expires, told), std::nullopt);
    EXPECT_EQ(reminderDue(before(90), expires, told), std::nullopt);
    EXPECT_EQ(reminderDue(before(15), expires, told), 15);
}

TEST(Reminder, StandsForThoseThatWereMissed)
{
    EXPECT_EQ(reminderDue(before(10), expires, 90), 15);
}

TEST(Reminder, EndsWithTheKeyAndWithItsRenewal)
{
    EXPECT_EQ(reminderDue(expires + 1s, expires), std::nullopt);
    EXPECT_EQ(reminderDue(before(7), expires, renewal::toldEnough), std::nullopt);
}

/// From the first of February to the first of May there are 89 days: the portal opens a day after the ninetieth.
TEST(Reminder, NeverSaysThatARenewalIsOpenBeforeItIs)
{
    const auto may = at("2027-05-01T12:00:00+02:00");
    ASSERT_EQ(renewal::daysLeft(renewal::windowFor(may).opens, may), 89);

    EXPECT_EQ(reminderDue(may - days(90), may), std::nullopt);
    EXPECT_EQ(reminderDue(may - days(89), may), 90);
}

/// The days are those of Paris, where a key that ends at midnight and a half still counts the day before.
TEST(Reminder, CountsTheDaysOfParis)
{
    const auto night = at("2027-03-31T00:30:00+02:00");

    EXPECT_EQ(reminderDue(at("2027-03-23T22:30:00+01:00"), night), 15);
    EXPECT_EQ(reminderDue(at("2027-03-24T00:10:00+01:00"), night), 7);
}
