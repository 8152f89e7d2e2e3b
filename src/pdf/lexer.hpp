#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sceau::pdf {

enum class TokenKind {
    end,
    keyword,
    integer,
    real,
    name,
    string,
    hexString,
    reference,
    arrayOpen,
    arrayClose,
    dictionaryOpen,
    dictionaryClose,
    bad
};

/// Where a token stands in its text.
struct Token {
    TokenKind kind = TokenKind::end;
    std::size_t begin = 0;
    std::size_t end = 0;
};

[[nodiscard]] bool isWhite(char c);
[[nodiscard]] bool isDelimiter(char c);

/// Splits PDF syntax (ISO 32000-2 § 7.2) into tokens without copying. A token cut by the end of the text is `bad`.
class Lexer {
public:
    explicit Lexer(std::string_view text, std::size_t position = 0) : text_(text), position_(position) {}

    [[nodiscard]] Token next();
    /// Whether the next token is this keyword; it is consumed then.
    [[nodiscard]] bool accept(std::string_view keyword);
    [[nodiscard]] std::size_t position() const { return position_; }
    void seek(std::size_t position) { position_ = position; }
    [[nodiscard]] std::string_view view(const Token& token) const { return text_.substr(token.begin, token.end - token.begin); }

    /// The next whole value: a scalar, "n g R", or an array or dictionary with all it holds. Empty when there is none or it is malformed.
    [[nodiscard]] std::optional<Token> value();
    /// The next token when it is an integer that fits.
    [[nodiscard]] std::optional<std::int64_t> integer();

private:
    void skipWhite();
    [[nodiscard]] Token literalString();
    [[nodiscard]] Token angle();
    [[nodiscard]] Token word();
    [[nodiscard]] Token nested(const Token& open);
    [[nodiscard]] bool skipReferenceTail();

    std::string_view text_;
    std::size_t position_;
};

} // namespace sceau::pdf
