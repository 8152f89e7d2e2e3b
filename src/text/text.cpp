#include "text/text.hpp"

#include "text/table.hpp"

#include <algorithm>
#include <cctype>

namespace sceau::text {

namespace {

const Row* find(std::string_view key)
{
    const auto* end = rows + rowCount;
    const auto* found = std::lower_bound(rows, end, key, [](const Row& row, std::string_view wanted) { return row.key < wanted; });
    return found != end && found->key == key ? found : nullptr;
}

std::string withoutControls(std::string value)
{
    for (auto& c : value) {
        if (std::iscntrl(static_cast<unsigned char>(c)) != 0) c = ' ';
    }
    return value;
}

struct Filled {
    std::string text;
    bool whole = true; ///< every {key} had a value
};

/// {key} becomes the fact's value; values are never looked into again.
Filled fillPart(std::string_view pattern, const base::Facts& facts)
{
    Filled filled;
    while (!pattern.empty()) {
        const auto open = pattern.find('{');
        const auto close = pattern.find('}', std::min(open, pattern.size()));
        filled.text += pattern.substr(0, open);
        if (close == std::string_view::npos) return filled;
        const auto fact = facts.find(pattern.substr(open + 1, close - open - 1));
        const bool known = fact != facts.end() && !fact->second.empty();
        filled.whole = filled.whole && known;
        if (known) filled.text += withoutControls(fact->second);
        pattern.remove_prefix(close + 1);
    }
    return filled;
}

/// The space that a missing value leaves alone.
std::string tidied(std::string text)
{
    for (const std::string_view alone : {"  ", " .", " ,"}) {
        for (auto at = text.find(alone); at != std::string::npos; at = text.find(alone))
            text.erase(at, 1);
    }
    return text;
}

/// [An optional part] stays only when every {key} in it has a value.
std::string fill(std::string_view pattern, const base::Facts& facts)
{
    std::string text;
    while (!pattern.empty()) {
        const auto open = pattern.find('[');
        const auto close = pattern.find(']', std::min(open, pattern.size()));
        const auto always = fillPart(pattern.substr(0, open), facts);
        text += always.whole ? always.text : tidied(always.text);
        if (close == std::string_view::npos) break;
        if (const auto optional = fillPart(pattern.substr(open + 1, close - open - 1), facts); optional.whole) text += optional.text;
        pattern.remove_prefix(close + 1);
    }
    return text;
}

} // namespace

Language languageOf(std::string_view locale)
{
    const bool english = locale.size() >= 2 && (locale[0] | 0x20) == 'e' && (locale[1] | 0x20) == 'n';
    const bool longerWord = locale.size() > 2 && std::isalpha(static_cast<unsigned char>(locale[2])) != 0;
    return english && !longerWord ? Language::english : Language::french;
}

Message describe(const base::Error& error, Language language)
{
    return describe(error.code, language, error.facts);
}

Message describe(base::Code code, Language language, const base::Facts& facts)
{
    return message(base::name(code), language, facts);
}

Message message(std::string_view key, Language language, const base::Facts& facts)
{
    const auto* row = find(key);
    if (!row) return {std::string(key), {}, {}};
    const auto& pattern = row->languages[language == Language::english ? 1 : 0];
    return {fill(pattern.title, facts), fill(pattern.cause, facts), fill(pattern.next, facts)};
}

std::string sentence(std::string_view key, Language language, const base::Facts& facts)
{
    return message(key, language, facts).title;
}

bool has(std::string_view key)
{
    const auto* row = find(key);
    return row && row->complete;
}

} // namespace sceau::text
