#include "pdf/value.hpp"

#include <algorithm>
#include <charconv>

namespace sceau::pdf {

namespace {

constexpr std::size_t mostEntries = 4096;

/// The single token a slice consists of.
std::optional<Token> only(std::string_view value)
{
    Lexer lexer(value);
    const auto token = lexer.value();
    if (!token || lexer.next().kind != TokenKind::end) return std::nullopt;
    return token;
}

bool isOnly(std::string_view value, TokenKind kind)
{
    const auto token = only(value);
    return token && token->kind == kind;
}

} // namespace

std::optional<std::int64_t> integerOf(std::string_view value)
{
    Lexer lexer(value);
    const auto number = lexer.integer();
    if (!number || lexer.next().kind != TokenKind::end) return std::nullopt;
    return number;
}

std::optional<double> numberOf(std::string_view value)
{
    const auto token = only(value);
    if (!token || (token->kind != TokenKind::integer && token->kind != TokenKind::real)) return std::nullopt;
    auto digits = value.substr(token->begin, token->end - token->begin);
    if (digits.front() == '+') digits.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

std::optional<Reference> referenceOf(std::string_view value)
{
    Lexer lexer(value);
    const auto number = lexer.integer();
    const auto generation = lexer.integer();
    if (!number || !generation || !lexer.accept("R") || lexer.next().kind != TokenKind::end) return std::nullopt;
    if (*number <= 0 || *number > 0x7fffffff || *generation < 0 || *generation > 65535) return std::nullopt;
    return Reference{static_cast<int>(*number), static_cast<int>(*generation)};
}

bool isDictionary(std::string_view value)
{
    return isOnly(value, TokenKind::dictionaryOpen);
}

bool isArray(std::string_view value)
{
    return isOnly(value, TokenKind::arrayOpen);
}

bool isNull(std::string_view value)
{
    Lexer lexer(value);
    return lexer.accept("null") || lexer.next().kind == TokenKind::end;
}

std::optional<std::vector<std::string_view>> elementsOf(std::string_view array, std::size_t limit)
{
    Lexer lexer(array);
    if (lexer.next().kind != TokenKind::arrayOpen) return std::nullopt;
    std::vector<std::string_view> elements;
    for (;;) {
        const auto before = lexer.position();
        if (lexer.next().kind == TokenKind::arrayClose) break;
        lexer.seek(before);
        const auto value = lexer.value();
        if (!value || elements.size() == limit) return std::nullopt;
        elements.push_back(lexer.view(*value));
    }
    if (lexer.next().kind != TokenKind::end) return std::nullopt;
    return elements;
}

bool Dictionary::readEntry(Lexer& lexer, Entry& entry)
{
    const auto key = lexer.next();
    if (key.kind != TokenKind::name) return false;
    const auto name = nameOf(lexer.view(key));
    const auto value = lexer.value();
    if (!name || !value) return false;
    entry = {*name, key.begin, *value};
    return true;
}

std::optional<Dictionary> Dictionary::parse(std::string text)
{
    Dictionary dictionary;
    dictionary.text_ = std::move(text);
    Lexer lexer(dictionary.text_);
    if (lexer.next().kind != TokenKind::dictionaryOpen) return std::nullopt;
    for (;;) {
        const auto before = lexer.position();
        if (lexer.next().kind == TokenKind::dictionaryClose) break;
        lexer.seek(before);
        Entry entry;
        if (!readEntry(lexer, entry) || dictionary.find(entry.key) != nullptr || dictionary.entries_.size() == mostEntries)
            return std::nullopt;
        dictionary.entries_.push_back(std::move(entry));
    }
    if (lexer.next().kind != TokenKind::end) return std::nullopt;
    return dictionary;
}

const Dictionary::Entry* Dictionary::find(std::string_view key) const
{
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.key == key; });
    return found == entries_.end() ? nullptr : &*found;
}

std::string_view Dictionary::get(std::string_view key) const
{
    const auto* entry = find(key);
    if (entry == nullptr) return {};
    const auto value = std::string_view(text_).substr(entry->value.begin, entry->value.end - entry->value.begin);
    return value == "null" ? std::string_view{} : value;
}

std::vector<std::string> Dictionary::keys() const
{
    std::vector<std::string> names;
    for (const auto& entry : entries_)
        names.push_back(entry.key);
    return names;
}

Dictionary Dictionary::with(std::string_view key, std::string_view value) const
{
    auto text = text_;
    if (const auto* entry = find(key)) {
        text.replace(entry->value.begin, entry->value.end - entry->value.begin, " " + std::string(value));
    } else {
        const auto close = text.rfind(">>");
        text.insert(close, (close > 0 && isWhite(text[close - 1]) ? "/" : " /") + std::string(key) + " " + std::string(value) + " ");
    }
    return parse(std::move(text)).value_or(*this);
}

Dictionary Dictionary::without(std::string_view key) const
{
    const auto* entry = find(key);
    if (entry == nullptr) return *this;
    auto text = text_;
    text.erase(entry->begin, entry->value.end - entry->begin);
    return parse(std::move(text)).value_or(*this);
}

} // namespace sceau::pdf
