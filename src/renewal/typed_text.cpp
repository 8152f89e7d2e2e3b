#include "renewal/typed_text.hpp"

#include <algorithm>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace sceau::renewal {
namespace {

constexpr UChar32 malformed = 0xFFFD; // what decoding makes of bytes that are not UTF-8

icu::UnicodeString decoded(std::string_view text)
{
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
}

/// `between` stands for each run of white space inside the text.
std::string replaceSpaces(std::string_view text, const icu::UnicodeString& between)
{
    const auto letters = decoded(text);
    icu::UnicodeString result;
    bool pending = false;
    for (int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
        const UChar32 c = letters.char32At(i);
        if (u_isUWhiteSpace(c)) {
            pending = !result.isEmpty();
            continue;
        }
        if (pending) result.append(between);
        pending = false;
        result.append(c);
    }
    std::string utf8;
    return result.toUTF8String(utf8);
}

} // namespace

std::string withoutSpaces(std::string_view text)
{
    return replaceSpaces(text, u"");
}

std::string withSingleSpaces(std::string_view text)
{
    return replaceSpaces(text, u" ");
}

bool isPlainText(std::string_view text)
{
    const auto letters = decoded(text);
    for (int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
        const UChar32 c = letters.char32At(i);
        if (c == malformed || (U_GET_GC_MASK(c) & (U_GC_C_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK)) != 0) return false;
    }
    return true;
}

bool areDigits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::size_t lengthOf(std::string_view text)
{
    return static_cast<std::size_t>(decoded(text).countChar32());
}

} // namespace sceau::renewal
