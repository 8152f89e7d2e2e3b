#include "pades/verify_signature.hpp"

namespace sceau::pades {

namespace {

/// Takes `count` digits off the front; empty when there are fewer or the number lies outside the bounds.
std::optional<int> number(std::string_view& text, std::size_t count, int least, int most)
{
    if (text.size() < count) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(0, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    text.remove_prefix(count);
    return value >= least && value <= most ? std::optional(value) : std::nullopt;
}

/// "Z", "Z00'00'", "+01'00'", "+01'00", "-05" (ISO 32000-2 § 7.9.4 and what was written before it).
std::optional<std::chrono::minutes> offset(std::string_view text)
{
    if (text.empty()) return std::nullopt;
    const char sign = text.front();
    text.remove_prefix(1);
    if (sign == 'Z') return text.empty() || text == "00'00'" || text == "00'00" ? std::optional(std::chrono::minutes{0}) : std::nullopt;
    if (sign != '+' && sign != '-') return std::nullopt;
    const auto hours = number(text, 2, 0, 23);
    if (!hours) return std::nullopt;
    if (text.starts_with('\'')) text.remove_prefix(1);
    const auto minutes = text.empty() ? std::optional(0) : number(text, 2, 0, 59);
    if (!minutes || (!text.empty() && text != "'")) return std::nullopt;
    return std::chrono::minutes{(sign == '+' ? 1 : -1) * (*hours * 60 + *minutes)};
}

} // namespace

std::string claimedTime(const std::string& pdfDate)
{
    std::string_view text(pdfDate);
    if (!text.starts_with("D:")) return {};
    text.remove_prefix(2);
    const auto year = number(text, 4, 1970, 9999);
    const auto month = number(text, 2, 1, 12);
    const auto day = number(text, 2, 1, 31);
    const auto hour = number(text, 2, 0, 23);
    const auto minute = number(text, 2, 0, 59);
    const auto second = number(text, 2, 0, 59);
    const auto zone = offset(text);
    if (!year || !month || !day || !hour || !minute || !second || !zone) return {};
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return {};
    return base::rfc3339(std::chrono::sys_days{date} + std::chrono::hours{*hour} + std::chrono::minutes{*minute}
                         + std::chrono::seconds{*second} - *zone);
}

} // namespace sceau::pades
