#include "pdf/object_stream.hpp"

#include "pdf/inflate.hpp"

namespace sceau::pdf {

using base::Code;

namespace {

constexpr std::size_t largest = 12 * 1024 * 1024;
constexpr std::int64_t mostObjects = 200'000;

std::optional<std::vector<std::pair<int, std::size_t>>> placesIn(std::string_view data, std::int64_t count, std::int64_t first)
{
    std::vector<std::pair<int, std::size_t>> places;
    Lexer lexer(data);
    for (std::int64_t i = 0; i < count; ++i) {
        const auto number = lexer.integer();
        const auto offset = lexer.integer();
        if (!number || !offset || *number < 0 || *number > 0x7fffffff || *offset < 0 || *offset > static_cast<std::int64_t>(largest))
            return std::nullopt;
        places.emplace_back(static_cast<int>(*number), static_cast<std::size_t>(first + *offset));
    }
    return places;
}

} // namespace

std::optional<std::string> ObjectStream::at(std::size_t index, int object) const
{
    if (index >= places.size() || places[index].first != object || places[index].second >= data.size()) return std::nullopt;
    Lexer lexer(data, places[index].second);
    const auto value = lexer.value();
    if (!value) return std::nullopt;
    return std::string(lexer.view(*value));
}

base::Result<ObjectStream> readObjectStream(const File& file, const Object& stream, const Dictionary& dictionary, std::uint64_t length)
{
    const auto coding = codingOf(dictionary);
    if (!coding) return tl::unexpected(coding.error());
    const auto count = integerOf(dictionary.get("N"));
    const auto first = integerOf(dictionary.get("First"));
    const bool sane = count && first && *count >= 0 && *count <= mostObjects && *first >= 0 && *first <= static_cast<std::int64_t>(largest);
    if (!sane || !stream.streamData) return base::fail(Code::pdfBroken, "object stream dictionary");
    auto data = decodeStream(file, *stream.streamData, length, *coding, largest);
    if (!data) return tl::unexpected(data.error());
    auto places = placesIn(*data, *count, *first);
    if (!places) return base::fail(Code::pdfBroken, "object stream index");
    return ObjectStream{stream.number, std::move(*data), std::move(*places)};
}

} // namespace sceau::pdf
