#include "pdf/value.hpp"

#include <array>

namespace sceau::pdf {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool isOctal(char c)
{
    return c >= '0' && c <= '7';
}

std::string hexBytes(std::string_view digits)
{
    std::string bytes;
    bytes.reserve(digits.size() / 2);
    int high = -1;
    for (const char c : digits) {
        const int digit = hexDigit(c);
        if (digit < 0) continue;
        if (high >= 0) bytes.push_back(static_cast<char>(high * 16 + digit));
        high = high >= 0 ? -1 : digit;
    }
    if (high >= 0) bytes.push_back(static_cast<char>(high * 16));
    return bytes;
}

/// What stands after a backslash at `i`; `i` is left on its last character (ISO 32000-2 table 3).
void appendEscape(std::string& bytes, std::string_view text, std::size_t& i)
{
    constexpr std::string_view letters = "nrtbf";
    constexpr std::string_view meanings = "\n\r\t\b\f";
    if (const auto letter = letters.find(text[i]); letter != std::string_view::npos) {
        bytes.push_back(meanings[letter]);
    } else if (isOctal(text[i])) {
        int code = 0;
        std::size_t digits = 0;
        for (; digits < 3 && i + digits < text.size() && isOctal(text[i + digits]); ++digits)
            code = code * 8 + (text[i + digits] - '0');
        i += digits - 1;
        bytes.push_back(static_cast<char>(code & 0xff));
    } else if (text[i] == '\r') {
        if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
    } else if (text[i] != '\n') {
        bytes.push_back(text[i]);
    }
}

std::string literalBytes(std::string_view text)
{
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            appendEscape(bytes, text, ++i);
        } else if (text[i] == '\r') { // an end of line in a string reads as LF
            if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
            bytes.push_back('\n');
        } else {
            bytes.push_back(text[i]);
        }
    }
    return bytes;
}

void appendUtf8(std::string& text, std::uint32_t point)
{
    const auto push = [&](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (point < 0x80) {
        push(point);
    } else if (point < 0x800) {
        push(0xc0 | (point >> 6));
        push(0x80 | (point & 0x3f));
    } else if (point < 0x10000) {
        push(0xe0 | (point >> 12));
        push(0x80 | ((point >> 6) & 0x3f));
        push(0x80 | (point & 0x3f));
    } else {
        push(0xf0 | (point >> 18));
        push(0x80 | ((point >> 12) & 0x3f));
        push(0x80 | ((point >> 6) & 0x3f));
        push(0x80 | (point & 0x3f));
    }
}

std::string fromUtf16(std::string_view bytes)
{
    std::string text;
    const auto unit = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i]) << 8 | static_cast<unsigned char>(bytes[i + 1]));
    };
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        auto point = unit(i);
        const bool high = point >= 0xd800 && point < 0xdc00 && i + 3 < bytes.size();
        if (high && unit(i + 2) >= 0xdc00 && unit(i + 2) < 0xe000) {
            point = 0x10000 + ((point - 0xd800) << 10) + (unit(i + 2) - 0xdc00);
            i += 2;
        } else if (point >= 0xd800 && point < 0xe000) {
            point = 0xfffd;
        }
        appendUtf8(text, point);
    }
    return text;
}

/// PDFDocEncoding 0x80–0xA0 (ISO 32000-2 table D.2); the rest is Latin-1.
constexpr std::array<std::uint16_t, 33> pdfDocHigh = {
    0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203a, 0x2212, 0x2030, 0x201e, 0x201c, 0x201d, 0x2018, 0x2019,
    0x201a, 0x2122, 0xfb01, 0xfb02, 0x0141, 0x0152, 0x0160, 0x0178, 0x017d, 0x0131, 0x0142, 0x0153, 0x0161, 0x017e, 0xfffd, 0x20ac};

std::string fromPdfDoc(std::string_view bytes)
{
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        appendUtf8(text, byte >= 0x80 && byte <= 0xa0 ? pdfDocHigh.at(byte - 0x80U) : byte);
    }
    return text;
}

} // namespace

std::optional<std::string> stringOf(std::string_view value)
{
    Lexer lexer(value);
    const auto token = lexer.next();
    if (lexer.next().kind != TokenKind::end) return std::nullopt;
    const auto inside = [&] { return value.substr(token.begin + 1, token.end - token.begin - 2); };
    if (token.kind == TokenKind::string) return literalBytes(inside());
    if (token.kind == TokenKind::hexString) return hexBytes(inside());
    return std::nullopt;
}

std::optional<std::string> nameOf(std::string_view value)
{
    Lexer lexer(value);
    const auto token = lexer.next();
    if (token.kind != TokenKind::name || lexer.next().kind != TokenKind::end) return std::nullopt;
    const auto written = value.substr(token.begin + 1, token.end - token.begin - 1);
    std::string name;
    for (std::size_t i = 0; i < written.size(); ++i) {
        const bool escaped = written[i] == '#' && i + 2 < written.size() && hexDigit(written[i + 1]) >= 0 && hexDigit(written[i + 2]) >= 0;
        name.push_back(escaped ? static_cast<char>(hexDigit(written[i + 1]) * 16 + hexDigit(written[i + 2])) : written[i]);
        if (escaped) i += 2;
    }
    return name;
}

std::string utf8Of(std::string_view textString)
{
    if (textString.starts_with("\xfe\xff")) return fromUtf16(textString.substr(2));
    if (textString.starts_with("\xef\xbb\xbf")) return std::string(textString.substr(3));
    return fromPdfDoc(textString);
}

} // namespace sceau::pdf
