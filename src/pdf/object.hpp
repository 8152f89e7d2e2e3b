#pragma once

#include "pdf/file.hpp"
#include "pdf/value.hpp"

namespace sceau::pdf {

/// The value of an indirect object as its bytes.
struct Object {
    int number = 0;
    int generation = 0;
    std::string text;                        ///< "null" when the object does not exist
    std::uint64_t offset = 0;                ///< of `text` in the file; 0 when it lay in an object stream
    std::optional<std::uint64_t> streamData; ///< where a stream's data begin in the file
};

/// Room for a page tree, or a form, that names every object of the file in one array.
[[nodiscard]] constexpr std::size_t longestObject(std::size_t objects)
{
    return 4 * 1024 * 1024 + 12 * objects;
}

/// Reads ever more from `offset`, up to `limit`, until `parse` makes something of the text. Code::pdfBroken when it never does.
/// `parse` must ask for a token that closes what it reads: a number at the end of a piece may go on in the next.
template <class Parse>
[[nodiscard]] auto readGrowing(const File& file, std::uint64_t offset, std::size_t limit, Parse parse)
    -> base::Result<typename decltype(parse(std::string_view{}))::value_type>
{
    for (std::size_t count = 4096;; count = std::min(count * 8, limit)) {
        auto text = file.read(offset, count);
        if (!text) return tl::unexpected(text.error());
        const bool whole = text->size() < count || count >= limit;
        if (auto parsed = parse(std::string_view(*text))) return std::move(*parsed);
        if (whole) return base::fail(base::Code::pdfBroken, "object");
    }
}

/// The object "n g obj …" at an offset of the file. Codes: pdfBroken, fileUnreadable.
[[nodiscard]] base::Result<Object> readObject(const File& file, std::uint64_t offset, std::size_t limit);

} // namespace sceau::pdf
