#include "renewal/contact.hpp"

#include "renewal/typed_text.hpp"

#include <array>

namespace sceau::renewal {
namespace {

/// Mobile numbers of the French plan that are reached through a country code of their own (ARCEP, overseas numbering).
struct Overseas {
    std::string_view prefix; ///< of the national number without its 0
    std::string_view country;
};
constexpr std::array overseas{Overseas{"690", "590"}, Overseas{"691", "590"}, Overseas{"694", "594"}, Overseas{"696", "596"},
                              Overseas{"697", "596"}, Overseas{"692", "262"}, Overseas{"693", "262"}, Overseas{"639", "262"}};
constexpr std::string_view fictional = "63998"; // ARCEP's block for examples and films, inside Mayotte's 639

/// Territories with numbering plans of their own: every number of that length is taken.
struct Territory {
    std::string_view country;
    std::size_t length;
};
constexpr std::array territories{Territory{"508", 6}, Territory{"681", 6}, Territory{"687", 6}, Territory{"689", 8}};

std::string_view countryOf(std::string_view national)
{
    if (national.starts_with(fictional)) return "33";
    for (const auto& place : overseas) {
        if (national.starts_with(place.prefix)) return place.country;
    }
    return "33";
}

/// Nine digits of the French plan, without the 0: mobile numbers begin with 6 or 7.
std::string fromNational(std::string_view national)
{
    if (national.size() != 9 || (national[0] != '6' && national[0] != '7')) return {};
    return '+' + std::string(countryOf(national)) + std::string(national);
}

std::string fromInternational(std::string_view digits)
{
    if (digits.starts_with("33")) return fromNational(digits.substr(2));
    for (const std::string_view country : {"262", "590", "594", "596"}) {
        if (!digits.starts_with(country)) continue;
        const auto national = digits.substr(country.size());
        return national.size() == 9 && countryOf(national) == country ? '+' + std::string(digits) : std::string();
    }
    for (const auto& place : territories) {
        if (!digits.starts_with(place.country)) continue;
        return digits.size() == place.country.size() + place.length ? '+' + std::string(digits) : std::string();
    }
    const bool possible = digits.size() >= 8 && digits.size() <= 15 && digits[0] != '0'; // E.164
    return possible ? '+' + std::string(digits) : std::string();
}

std::string withoutPunctuation(std::string_view typed)
{
    auto text = withoutSpaces(typed);
    for (const std::string_view mark : {"(0)", ".", "-", "\u2010", "\u2011", "\u2013"}) {
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark))
            text.erase(at, mark.size());
    }
    return text;
}

} // namespace

std::string normaliseMobile(std::string_view typed)
{
    const auto text = withoutPunctuation(typed);
    const bool plus = text.starts_with('+'), zeros = text.starts_with("00");
    const auto digits = std::string_view(text).substr(plus ? 1 : zeros ? 2 : 0);
    if (digits.empty() || !areDigits(digits)) return {};
    if (plus || zeros) return fromInternational(digits);
    return digits.starts_with('0') ? fromNational(digits.substr(1)) : std::string();
}

bool isFrenchLandline(std::string_view typed)
{
    const auto text = withoutPunctuation(typed);
    for (const std::string_view prefix : {"+33", "0033", "0"}) {
        if (!text.starts_with(prefix)) continue;
        const auto national = std::string_view(text).substr(prefix.size());
        if (national.size() == 9 && areDigits(national)) return std::string_view("123459").find(national[0]) != std::string_view::npos;
    }
    return false;
}

} // namespace sceau::renewal
