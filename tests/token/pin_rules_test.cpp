#include "token/pin_rules.hpp"

#include <gtest/gtest.h>

namespace sceau::token {

using base::Code;
using base::Secret;

namespace {

constexpr std::chrono::sys_days today{std::chrono::year{2026} / 11 / 22};

std::optional<Weakness> weaknessOf(const std::string& fresh)
{
    return token::weaknessOf(Secret::from(fresh), {}, today);
}

} // namespace

struct WeakPinCase {
    const char* pin;
    Weakness weakness;
    friend std::ostream& operator<<(std::ostream& out, const WeakPinCase& one) { return out << one.pin; }
};

class EveryWeakPin : public testing::TestWithParam<WeakPinCase> {};

TEST_P(EveryWeakPin, IsNamedForWhatItIs)
{
    EXPECT_EQ(weaknessOf(GetParam().pin), GetParam().weakness);
}

template <class Info> std::string afterPin(const Info& one)
{
    return name(one.param.weakness) + "_" + one.param.pin;
}

INSTANTIATE_TEST_SUITE_P(Sequences, EveryWeakPin,
                         testing::Values(WeakPinCase{"1234", Weakness::sequence}, WeakPinCase{"9876", Weakness::sequence},
                                         WeakPinCase{"12345678", Weakness::sequence}, WeakPinCase{"7654321", Weakness::sequence},
                                         WeakPinCase{"7890", Weakness::sequence}, WeakPinCase{"2109", Weakness::sequence},
                                         WeakPinCase{"0000", Weakness::sequence}, WeakPinCase{"99999999", Weakness::sequence},
                                         WeakPinCase{"1357", Weakness::sequence}, WeakPinCase{"8642", Weakness::sequence},
                                         WeakPinCase{"abcd", Weakness::sequence}, WeakPinCase{"FEDCBA", Weakness::sequence}),
                         afterPin<testing::TestParamInfo<WeakPinCase>>);

INSTANTIATE_TEST_SUITE_P(Repetitions, EveryWeakPin,
                         testing::Values(WeakPinCase{"1212", Weakness::repeated}, WeakPinCase{"123123", Weakness::repeated},
                                         WeakPinCase{"48274827", Weakness::repeated}, WeakPinCase{"4824824", Weakness::repeated},
                                         WeakPinCase{"70707", Weakness::repeated}),
                         afterPin<testing::TestParamInfo<WeakPinCase>>);

INSTANTIATE_TEST_SUITE_P(Dates, EveryWeakPin,
                         testing::Values(WeakPinCase{"1920", Weakness::date}, WeakPinCase{"1987", Weakness::date},
                                         WeakPinCase{"2026", Weakness::date}, WeakPinCase{"310187", Weakness::date},
                                         WeakPinCase{"290275", Weakness::date}, WeakPinCase{"31011987", Weakness::date},
                                         WeakPinCase{"29022000", Weakness::date}, WeakPinCase{"19870131", Weakness::date},
                                         WeakPinCase{"20240229", Weakness::date}),
                         afterPin<testing::TestParamInfo<WeakPinCase>>);

INSTANTIATE_TEST_SUITE_P(TooPlain, EveryWeakPin,
                         testing::Values(WeakPinCase{"1121", Weakness::few}, WeakPinCase{"7997", Weakness::few},
                                         WeakPinCase{"44744777", Weakness::few}, WeakPinCase{"582285", Weakness::mirrored},
                                         WeakPinCase{"4829284", Weakness::mirrored}),
                         afterPin<testing::TestParamInfo<WeakPinCase>>);

class EveryOtherPin : public testing::TestWithParam<const char*> {};

TEST_P(EveryOtherPin, IsNotWeak)
{
    EXPECT_EQ(weaknessOf(GetParam()), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(PinRules, EveryOtherPin,
                         testing::Values("4827", "1918", "2027", "320187", "011387", "31021988", "30021987", "29021900", "19871331",
                                         "20270101", "8462097", "1235", "1236987", "k7Pm2x"),
                         [](const auto& one) { return std::string("Pin_") + one.param; });

TEST(PinRules, RefuseThePresentPinAndThePuk)
{
    const auto present = Secret::from("4827");

    EXPECT_EQ(token::weaknessOf(Secret::from("4827"), present, today), Weakness::same);
    EXPECT_EQ(token::weaknessOf(Secret::from("48275"), present, today), std::nullopt);
}

TEST(PinRules, RefuseAYearOfBirthOnlyUpToThisOne)
{
    const auto pin = Secret::from("2026");

    EXPECT_EQ(token::weaknessOf(pin, {}, std::chrono::year{2025} / 12 / 31), std::nullopt);
    EXPECT_EQ(token::weaknessOf(pin, {}, std::chrono::year{2026} / 1 / 1), Weakness::date);
}

struct UnfitPinCase {
    std::string pin;
    Code code;
    friend std::ostream& operator<<(std::ostream& out, const UnfitPinCase& one)
    {
        return out << base::name(one.code) << '_' << one.pin.size();
    }
};

class EveryUnfitPin : public testing::TestWithParam<UnfitPinCase> {};

TEST_P(EveryUnfitPin, IsRefusedWithTheLimitsOrTheWeakness)
{
    const auto refused = whyNotSet({TryLevel::ok, false, 4, 8}, Secret::from(GetParam().pin), Secret::from("4827"), today);

    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->code, GetParam().code);
    EXPECT_EQ(refused->facts.contains("weakness"), GetParam().code == Code::newPinWeak);
    EXPECT_EQ(refused->facts.contains("minimum"), GetParam().code == Code::newPinLength);
    for (const auto& [key, value] : refused->facts)
        EXPECT_EQ(value.find(GetParam().pin.empty() ? "4827" : GetParam().pin), std::string::npos) << key;
}

INSTANTIATE_TEST_SUITE_P(PinRules, EveryUnfitPin,
                         testing::Values(UnfitPinCase{"", Code::newPinLength}, UnfitPinCase{"482", Code::newPinLength},
                                         UnfitPinCase{"482750913", Code::newPinLength},
                                         UnfitPinCase{"48\xC3\xA9"
                                                      "27",
                                                      Code::newPinCharacters},
                                         UnfitPinCase{"48 275\t", Code::newPinCharacters}, UnfitPinCase{"123456", Code::newPinWeak},
                                         UnfitPinCase{"4827", Code::newPinWeak}));

TEST(PinRules, LeaveAPinThatIsTypedOnTheReaderToTheReader)
{
    EXPECT_EQ(whyNotSet({TryLevel::ok, true, 4, 8}, {}, {}, today), std::nullopt);
}

} // namespace sceau::token
