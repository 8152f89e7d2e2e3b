#include "review/signed_text.hpp"

#include <algorithm>

namespace sceau::review {
namespace {

constexpr std::size_t mostNumbers = 100;
constexpr std::string_view testPrefix = "TEST-";

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetterOrDigit(char c)
{
    return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool areDigits(std::string_view text, std::size_t fewest, std::size_t most)
{
    return text.size() >= fewest && text.size() <= most && std::all_of(text.begin(), text.end(), isDigit);
}

/// "425490-1", "TEST-425490-1": an order and a version.
bool isNumber(std::string_view word)
{
    if (word.starts_with(testPrefix)) word.remove_prefix(testPrefix.size());
    const auto dash = word.find('-');
    return dash != std::string_view::npos && areDigits(word.substr(0, dash), 4, 12) && areDigits(word.substr(dash + 1), 1, 3);
}

std::string_view orderOf(std::string_view number)
{
    return number.substr(0, number.rfind('-'));
}

} // namespace

SignedText signedTextIn(std::string_view text)
{
    const auto inWord = [](char c) { return isLetterOrDigit(c) || c == '-'; };
    SignedText found;
    found.readable = std::any_of(text.begin(), text.end(), isLetterOrDigit);
    for (auto begin = std::find_if(text.begin(), text.end(), inWord); begin != text.end() && found.numbers.size() < mostNumbers;) {
        const auto end = std::find_if_not(begin, text.end(), inWord);
        const std::string word(begin, end);
        const bool known = std::find(found.numbers.begin(), found.numbers.end(), word) != found.numbers.end();
        if (isNumber(word) && !known) found.numbers.push_back(word);
        begin = std::find_if(end, text.end(), inWord);
    }
    return found;
}

bool ofOnePortal(std::string_view number, std::string_view other)
{
    const auto alike = [](char a, char b) { return isDigit(a) ? isDigit(b) : a == b; };
    const auto a = orderOf(number), b = orderOf(other);
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), alike);
}

} // namespace sceau::review
