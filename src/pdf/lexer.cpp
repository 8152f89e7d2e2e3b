#include "pdf/lexer.hpp"

#include <charconv>
#include <string>

namespace sceau::pdf {

namespace {

constexpr std::size_t deepestNesting = 200;

bool isHexOrWhite(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || isWhite(c);
}

TokenKind kindOfWord(std::string_view word)
{
    const bool isSigned = word.front() == '+' || word.front() == '-';
    std::size_t digits = 0;
    std::size_t points = 0;
    for (const char c : word.substr(isSigned ? 1 : 0)) {
        if (c == '.')
            ++points;
        else if (c >= '0' && c <= '9')
            ++digits;
        else
            return TokenKind::keyword;
    }
    if (digits == 0 || points > 1) return TokenKind::keyword;
    return points == 1 ? TokenKind::real : TokenKind::integer;
}

} // namespace

bool isWhite(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool isDelimiter(char c)
{
    return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' || c == '/' || c == '%';
}

void Lexer::skipWhite()
{
    while (position_ < text_.size()) {
        if (isWhite(text_[position_])) {
            ++position_;
        } else if (text_[position_] == '%') {
            while (position_ < text_.size() && text_[position_] != '\n' && text_[position_] != '\r')
                ++position_;
        } else {
            return;
        }
    }
}

Token Lexer::next()
{
    skipWhite();
    const auto begin = position_;
    if (begin >= text_.size()) return {TokenKind::end, begin, begin};
    switch (text_[begin]) {
    case '[':
        return {TokenKind::arrayOpen, begin, ++position_};
    case ']':
        return {TokenKind::arrayClose, begin, ++position_};
    case '(':
        return literalString();
    case '<':
    case '>':
        return angle();
    case ')':
    case '{':
    case '}':
        return {TokenKind::bad, begin, ++position_};
    default:
        return word();
    }
}

Token Lexer::literalString()
{
    const auto begin = position_++;
    for (std::size_t open = 1; position_ < text_.size();) {
        const char c = text_[position_++];
        if (c == '\\')
            ++position_;
        else if (c == '(')
            ++open;
        else if (c == ')' && --open == 0)
            return {TokenKind::string, begin, position_};
    }
    position_ = text_.size();
    return {TokenKind::bad, begin, position_};
}

Token Lexer::angle()
{
    const auto begin = position_++;
    const bool doubled = position_ < text_.size() && text_[position_] == text_[begin];
    if (doubled) {
        ++position_;
        return {text_[begin] == '<' ? TokenKind::dictionaryOpen : TokenKind::dictionaryClose, begin, position_};
    }
    if (text_[begin] == '>') return {TokenKind::bad, begin, position_};
    while (position_ < text_.size() && isHexOrWhite(text_[position_]))
        ++position_;
    const bool closed = position_ < text_.size() && text_[position_] == '>';
    if (closed) ++position_;
    return {closed ? TokenKind::hexString : TokenKind::bad, begin, position_};
}

Token Lexer::word()
{
    const auto begin = position_++;
    while (position_ < text_.size() && !isWhite(text_[position_]) && !isDelimiter(text_[position_]))
        ++position_;
    if (text_[begin] == '/') return {TokenKind::name, begin, position_};
    return {kindOfWord(text_.substr(begin, position_ - begin)), begin, position_};
}

bool Lexer::accept(std::string_view keyword)
{
    const auto before = position_;
    const auto token = next();
    if (token.kind == TokenKind::keyword && view(token) == keyword) return true;
    position_ = before;
    return false;
}

bool Lexer::skipReferenceTail()
{
    const auto before = position_;
    const auto generation = next();
    if (generation.kind == TokenKind::integer && accept("R")) return true;
    position_ = before;
    return false;
}

Token Lexer::nested(const Token& open)
{
    std::string closers(1, open.kind == TokenKind::arrayOpen ? ']' : '>');
    while (!closers.empty()) {
        const auto token = next();
        const bool opens = token.kind == TokenKind::arrayOpen || token.kind == TokenKind::dictionaryOpen;
        const bool closes = token.kind == TokenKind::arrayClose || token.kind == TokenKind::dictionaryClose;
        if (token.kind == TokenKind::end || token.kind == TokenKind::bad || closers.size() > deepestNesting)
            return {TokenKind::bad, open.begin, position_};
        if (opens) closers.push_back(token.kind == TokenKind::arrayOpen ? ']' : '>');
        if (!closes) continue;
        if (closers.back() != (token.kind == TokenKind::arrayClose ? ']' : '>')) return {TokenKind::bad, open.begin, position_};
        closers.pop_back();
    }
    return {open.kind, open.begin, position_};
}

std::optional<Token> Lexer::value()
{
    auto token = next();
    switch (token.kind) {
    case TokenKind::arrayOpen:
    case TokenKind::dictionaryOpen:
        token = nested(token);
        break;
    case TokenKind::integer:
        if (skipReferenceTail()) token = {TokenKind::reference, token.begin, position_};
        break;
    case TokenKind::end:
    case TokenKind::arrayClose:
    case TokenKind::dictionaryClose:
        return std::nullopt;
    default:
        break;
    }
    if (token.kind == TokenKind::bad) return std::nullopt;
    return token;
}

std::optional<std::int64_t> Lexer::integer()
{
    const auto token = next();
    if (token.kind != TokenKind::integer) return std::nullopt;
    auto digits = view(token);
    if (digits.front() == '+') digits.remove_prefix(1);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

} // namespace sceau::pdf
