#include "base/clock.hpp"

#include <gtest/gtest.h>

using namespace sceau::base;
using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

Instant at(int y, unsigned m, unsigned d, seconds time = 0s)
{
    return sys_days{year{y} / month{m} / day{d}} + time;
}

struct Readable {
    const char* name;
    const char* text;
    Instant time;
};

struct Unreadable {
    const char* name;
    const char* text;
};

} // namespace

class ReadableTime : public testing::TestWithParam<Readable> {};

TEST_P(ReadableTime, IsRead)
{
    const auto time = parseRfc3339(GetParam().text);

    ASSERT_TRUE(time.has_value());
    EXPECT_EQ(*time, GetParam().time);
}

INSTANTIATE_TEST_SUITE_P(Rfc3339, ReadableTime,
                         testing::Values(Readable{"Utc", "2026-11-21T20:50:01Z", at(2026, 11, 21, 20h + 50min + 1s)},
                                         Readable{"LowerCase", "2026-11-21t20:50:01z", at(2026, 11, 21, 20h + 50min + 1s)},
                                         Readable{"EastOfGreenwich", "2026-11-22T00:20:00+02:00", at(2026, 11, 21, 22h + 20min)},
                                         Readable{"WestOfGreenwich", "2026-12-31T20:00:00-04:30", at(2027, 1, 1, 30min)},
                                         Readable{"UnknownOffset", "2026-11-21T20:50:00-00:00", at(2026, 11, 21, 20h + 50min)},
                                         Readable{"Fraction", "2026-11-21T20:50:01.999999Z", at(2026, 11, 21, 20h + 50min + 1s)},
                                         Readable{"LeapDay", "2028-02-29T00:00:00Z", at(2028, 2, 29)},
                                         Readable{"BeforeTheEpoch", "1900-01-01T00:00:00Z", at(1900, 1, 1)},
                                         Readable{"Beyond32Bits", "2120-01-01T00:00:00Z", at(2120, 1, 1)}),
                         [](const auto& row) { return row.param.name; });

class UnreadableTime : public testing::TestWithParam<Unreadable> {};

TEST_P(UnreadableTime, IsRefusedWithItsText)
{
    const auto time = parseRfc3339(GetParam().text);

    ASSERT_FALSE(time.has_value());
    EXPECT_EQ(time.error().code, Code::internal);
    EXPECT_EQ(time.error().facts.at("text"), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(
    Rfc3339, UnreadableTime,
    testing::Values(Unreadable{"Empty", ""}, Unreadable{"DateAlone", "2026-11-21"}, Unreadable{"NoOffset", "2026-11-21T20:50:00"},
                    Unreadable{"SpaceForT", "2026-11-21 20:50:00Z"}, Unreadable{"OneDigitMonth", "2026-1-21T20:50:00Z"},
                    Unreadable{"MonthZero", "2026-00-21T20:50:00Z"}, Unreadable{"MonthThirteen", "2026-13-21T20:50:00Z"},
                    Unreadable{"NoSuchDay", "2027-02-29T00:00:00Z"}, Unreadable{"HourTwentyFour", "2026-11-21T24:00:00Z"},
                    Unreadable{"MinuteSixty", "2026-11-21T20:60:00Z"}, Unreadable{"LeapSecond", "2026-12-31T23:59:60Z"},
                    Unreadable{"EmptyFraction", "2026-11-21T20:50:00.Z"}, Unreadable{"CommaFraction", "2026-11-21T20:50:00,5Z"},
                    Unreadable{"OffsetWithoutColon", "2026-11-21T20:50:00+0100"}, Unreadable{"OffsetTooLarge", "2026-11-21T20:50:00+24:00"},
                    Unreadable{"Trailing", "2026-11-21T20:50:00Z "}, Unreadable{"Leading", " 2026-11-21T20:50:00Z"},
                    Unreadable{"Signed", "+026-11-21T20:50:00Z"}, Unreadable{"Words", "demain"}),
    [](const auto& row) { return row.param.name; });

TEST(Rfc3339, WritesWhatItReads)
{
    for (const std::string text : {"1969-12-31T23:59:59Z", "2026-11-21T20:50:00Z", "9999-12-31T23:59:59Z"}) {
        EXPECT_EQ(rfc3339(parseRfc3339(text).value()), text);
    }
}

TEST(Rfc3339, KeepsOnlyTheBeginningOfAHugeText)
{
    EXPECT_LE(parseRfc3339(std::string(1'000'000, '2')).error().facts.at("text").size(), 64U);
}

TEST(Clock, StandsStillWhenItIsGivenATime)
{
    const auto time = at(2026, 11, 21);

    EXPECT_EQ(Clock(time).now(), time);
}

TEST(Clock, FollowsTheSystemOtherwise)
{
    const auto before = floor<seconds>(system_clock::now());
    const auto now = Clock().now();
    const auto after = floor<seconds>(system_clock::now());

    EXPECT_LE(before, now);
    EXPECT_LE(now, after);
}
