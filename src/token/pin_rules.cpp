#include "token/pin_rules.hpp"

#include "token/pin.hpp"

#include <algorithm>
#include <string_view>

namespace sceau::token {

using base::Code;
using base::Error;

namespace {

constexpr int firstYear = 1920; ///< of birth

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool allDigits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), isDigit);
}

/// From one character to the next; digits go round, so that 8901 is a sequence, too.
int step(char from, char to)
{
    if (!isDigit(from) || !isDigit(to)) return to - from;
    return (to - from + 15) % 10 - 5;
}

bool isSequence(std::string_view text)
{
    const int first = step(text[0], text[1]);
    if (first < -2 || first > 2) return false;
    for (std::size_t i = 2; i < text.size(); ++i) {
        if (step(text[i - 1], text[i]) != first) return false;
    }
    return true;
}

/// A block of at most half the length, over and over; the last one may be cut short.
bool isRepeated(std::string_view text)
{
    for (std::size_t block = 1; block <= text.size() / 2; ++block) {
        if (text.substr(block) == text.substr(0, text.size() - block)) return true;
    }
    return false;
}

int numberIn(std::string_view text, std::size_t from, std::size_t length)
{
    int number = 0;
    for (const char c : text.substr(from, length))
        number = number * 10 + (c - '0');
    return number;
}

bool isDay(int year, int month, int day)
{
    using namespace std::chrono;
    const year_month_day date(std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                              std::chrono::day{static_cast<unsigned>(day)});
    return date.ok();
}

bool isDate(std::string_view text, int thisYear)
{
    if (!allDigits(text)) return false;
    const auto part = [text](std::size_t from, std::size_t length) { return numberIn(text, from, length); };
    const auto ofBirth = [thisYear](int year) { return year >= firstYear && year <= thisYear; };
    constexpr int leapYear = 2000; // two digits of a year do not tell the 29th of February from a slip
    switch (text.size()) {
    case 4:
        return ofBirth(part(0, 4));
    case 6:
        return isDay(leapYear, part(2, 2), part(0, 2));
    case 8:
        return (ofBirth(part(4, 4)) && isDay(part(4, 4), part(2, 2), part(0, 2)))
               || (ofBirth(part(0, 4)) && isDay(part(0, 4), part(4, 2), part(6, 2)));
    default:
        return false;
    }
}

bool hasFewCharacters(std::string_view text)
{
    const auto other = text.find_first_not_of(text[0]);
    if (other == std::string_view::npos) return true;
    return std::all_of(text.begin(), text.end(), [&](char c) { return c == text[0] || c == text[other]; });
}

bool isMirrored(std::string_view text)
{
    return std::equal(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.size() / 2), text.rbegin());
}

int yearOf(std::chrono::sys_days day)
{
    return static_cast<int>(std::chrono::year_month_day(day).year());
}

} // namespace

std::optional<Weakness> weaknessOf(const base::Secret& fresh, const base::Secret& present, std::chrono::sys_days today)
{
    const auto text = fresh.view();
    if (!present.empty() && text == present.view()) return Weakness::same;
    if (text.size() < 2) return Weakness::few;
    if (isSequence(text)) return Weakness::sequence;
    if (isRepeated(text)) return Weakness::repeated;
    if (isDate(text, yearOf(today))) return Weakness::date;
    if (hasFewCharacters(text)) return Weakness::few;
    if (isMirrored(text)) return Weakness::mirrored;
    return std::nullopt;
}

std::string name(Weakness weakness)
{
    switch (weakness) {
    case Weakness::same:
        return "same";
    case Weakness::sequence:
        return "sequence";
    case Weakness::repeated:
        return "repeated";
    case Weakness::date:
        return "date";
    case Weakness::few:
        return "few";
    case Weakness::mirrored:
        break;
    }
    return "mirrored";
}

std::optional<Error> whyNotSet(const PinState& state, const base::Secret& fresh, const base::Secret& present, std::chrono::sys_days today)
{
    if (state.pad) return std::nullopt;
    const auto refuse = [](Code code) { return Error{code}.at("whyNotSet"); };
    if (!isTypable(fresh)) return refuse(Code::newPinCharacters);
    if (fresh.size() < state.minimum || fresh.size() > state.maximum) {
        return refuse(Code::newPinLength).with("minimum", std::to_string(state.minimum)).with("maximum", std::to_string(state.maximum));
    }
    const auto weakness = weaknessOf(fresh, present, today);
    if (weakness) return refuse(Code::newPinWeak).with("weakness", name(*weakness));
    return std::nullopt;
}

} // namespace sceau::token
