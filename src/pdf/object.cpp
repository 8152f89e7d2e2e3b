#include "pdf/object.hpp"

namespace sceau::pdf {

namespace {

/// The end of line after "stream" belongs to the keyword (ISO 32000-2 § 7.3.8.1).
std::size_t afterLineEnd(std::string_view text, std::size_t position)
{
    if (position < text.size() && text[position] == '\r') ++position;
    if (position < text.size() && text[position] == '\n') ++position;
    return position;
}

std::optional<Object> parseObject(std::string_view text, std::uint64_t offset)
{
    Lexer lexer(text);
    const auto number = lexer.integer();
    const auto generation = lexer.integer();
    if (!number || !generation || !lexer.accept("obj")) return std::nullopt;
    if (*number <= 0 || *number > 0x7fffffff || *generation < 0 || *generation > 65535) return std::nullopt;
    const auto value = lexer.value();
    if (!value) return std::nullopt;
    Object object{static_cast<int>(*number), static_cast<int>(*generation), std::string(lexer.view(*value)), offset + value->begin,
                  std::nullopt};
    if (lexer.accept("endobj")) return object;
    if (value->kind != TokenKind::dictionaryOpen || !lexer.accept("stream") || lexer.position() + 2 > text.size()) return std::nullopt;
    object.streamData = offset + afterLineEnd(text, lexer.position());
    return object;
}

} // namespace

base::Result<Object> readObject(const File& file, std::uint64_t offset, std::size_t limit)
{
    return readGrowing(file, offset, limit, [offset](std::string_view text) { return parseObject(text, offset); });
}

} // namespace sceau::pdf
