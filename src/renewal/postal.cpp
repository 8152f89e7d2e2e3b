#include "renewal/postal.hpp"

#include "renewal/typed_text.hpp"

#include <algorithm>
#include <vector>

namespace sceau::renewal {
namespace {

constexpr std::string_view cedex = "cedex";

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool beginsWithCedex(std::string_view word)
{
    return word.size() >= cedex.size()
           && std::equal(cedex.begin(), cedex.end(), word.begin(), [](char a, char b) { return a == lower(b); });
}

/// CEDEX, CEDEX08, CEDEX-8; not Cedexville.
bool mentionsCedex(std::string_view word)
{
    if (!beginsWithCedex(word)) return false;
    const auto rest = word.substr(cedex.size());
    return rest.empty() || lower(rest[0]) < 'a' || lower(rest[0]) > 'z';
}

std::vector<std::string_view> wordsOf(std::string_view line)
{
    std::vector<std::string_view> words;
    while (!line.empty()) {
        const auto end = std::min(line.find(' '), line.size());
        words.push_back(line.substr(0, end));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return words;
}

} // namespace

bool isFrenchPostcode(std::string_view code)
{
    if (code.size() != 5 || !areDigits(code)) return false;
    const auto departement = code.substr(0, 2);
    if (departement == "97") return code[2] >= '1' && code[2] <= '8';
    if (departement == "98") return std::string_view("4678").find(code[2]) != std::string_view::npos;
    return departement >= "01" && departement <= "95";
}

bool isMonegasquePostcode(std::string_view code)
{
    return code.size() == 5 && areDigits(code) && code.starts_with("980");
}

bool isCorsicanLetters(std::string_view code)
{
    return code.size() >= 2 && code[0] == '2' && (lower(code[1]) == 'a' || lower(code[1]) == 'b');
}

bool hasCedexInItsPlace(std::string_view city)
{
    const auto words = wordsOf(city);
    const auto found = std::find_if(words.begin(), words.end(), mentionsCedex);
    if (found == words.end()) return true;
    if (found == words.begin() || found->size() != cedex.size()) return false;
    const auto after = words.end() - found - 1;
    return after == 0 || (after == 1 && words.back().size() <= 2 && areDigits(words.back()));
}

} // namespace sceau::renewal
