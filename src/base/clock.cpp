#include "base/clock.hpp"

#include <array>
#include <cstdio>
#include <optional>

namespace sceau::base {
namespace {

using namespace std::chrono;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes text apart from the left; every step says whether what it wants was there.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool number(std::size_t digits, int& value)
    {
        if (rest_.size() < digits) return false;
        value = 0;
        for (const char c : rest_.substr(0, digits)) {
            if (!isDigit(c)) return false;
            value = value * 10 + (c - '0');
        }
        rest_.remove_prefix(digits);
        return true;
    }

    [[nodiscard]] bool oneOf(std::string_view allowed, char& found)
    {
        if (rest_.empty() || allowed.find(rest_.front()) == std::string_view::npos) return false;
        found = rest_.front();
        rest_.remove_prefix(1);
        return true;
    }

    [[nodiscard]] bool literal(std::string_view allowed)
    {
        char ignored = 0;
        return oneOf(allowed, ignored);
    }

    /// ".123": dropped, but one digit at least.
    [[nodiscard]] bool optionalFraction()
    {
        if (!literal(".")) return true;
        std::size_t digits = 0;
        while (digits < rest_.size() && isDigit(rest_[digits]))
            ++digits;
        rest_.remove_prefix(digits);
        return digits > 0;
    }

    [[nodiscard]] bool atEnd() const { return rest_.empty(); }

private:
    std::string_view rest_;
};

std::optional<sys_days> readDate(Reader& reader)
{
    int y = 0, m = 0, d = 0;
    if (!reader.number(4, y) || !reader.literal("-") || !reader.number(2, m) || !reader.literal("-") || !reader.number(2, d)) return {};
    const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    if (!date.ok()) return {};
    return sys_days{date};
}

std::optional<seconds> readTime(Reader& reader)
{
    int h = 0, m = 0, s = 0;
    if (!reader.number(2, h) || !reader.literal(":") || !reader.number(2, m) || !reader.literal(":") || !reader.number(2, s)) return {};
    if (h > 23 || m > 59 || s > 59 || !reader.optionalFraction()) return {};
    return hours{h} + minutes{m} + seconds{s};
}

std::optional<seconds> readOffset(Reader& reader)
{
    char sign = 0;
    if (!reader.oneOf("Zz+-", sign)) return {};
    if (sign == 'Z' || sign == 'z') return seconds{0};
    int h = 0, m = 0;
    if (!reader.number(2, h) || !reader.literal(":") || !reader.number(2, m) || h > 23 || m > 59) return {};
    const seconds offset = hours{h} + minutes{m};
    return sign == '+' ? offset : -offset;
}

std::optional<Instant> read(std::string_view text)
{
    Reader reader(text);
    const auto date = readDate(reader);
    if (!date || !reader.literal("Tt")) return {};
    const auto time = readTime(reader);
    if (!time) return {};
    const auto offset = readOffset(reader);
    if (!offset || !reader.atEnd()) return {};
    return Instant{*date} + *time - *offset;
}

} // namespace

Instant Clock::now() const
{
    return isFixed_ ? fixed_ : floor<seconds>(system_clock::now());
}

std::string rfc3339(Instant time)
{
    const auto midnight = floor<days>(time);
    const year_month_day date{midnight};
    const hh_mm_ss clock{time - midnight};
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
    return text.data();
}

Result<Instant> parseRfc3339(std::string_view text)
{
    if (const auto time = read(text)) return *time;
    return tl::unexpected(Error{Code::internal}.at("parseRfc3339").with("text", std::string(text.substr(0, 64))));
}

} // namespace sceau::base
