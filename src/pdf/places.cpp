#include "pdf/inspection.hpp"

#include <algorithm>

namespace sceau::pdf {

using base::Code;

namespace {

constexpr std::size_t windowSize = 4096; ///< objects mostly lie in the order of their numbers
constexpr std::size_t headRoom = 40;     ///< "1000000 65535 obj" and white space before it

/// Short pieces of a file, read together where they are neighbours.
class Window {
public:
    explicit Window(const File& file) : file_(file) {}

    base::Result<std::string_view> at(std::uint64_t offset)
    {
        const bool covered = offset >= begin_ && offset + headRoom <= begin_ + text_.size();
        if (!covered) {
            auto text = file_.read(offset, windowSize);
            if (!text) return tl::unexpected(text.error());
            text_ = std::move(*text);
            begin_ = offset;
        }
        return std::string_view(text_).substr(static_cast<std::size_t>(offset - begin_), headRoom);
    }

private:
    const File& file_;
    std::string text_;
    std::uint64_t begin_ = 0;
};

bool isObject(std::string_view text, std::int64_t number, int generation)
{
    Lexer lexer(text);
    return lexer.integer() == number && lexer.integer() == generation && lexer.accept("obj");
}

} // namespace

base::Status checkPlaces(const Document& document)
{
    const auto& sections = document.references().sections;
    const bool exact = std::all_of(sections.begin(), sections.end(), [](const Section& section) { return section.exact; });
    if (!exact) return base::fail(Code::pdfBroken, "cross-reference offset");
    const auto& table = document.references().table;
    Window window(document.file());
    for (std::size_t number = 1; number < table.size(); ++number) {
        const auto location = table.at(static_cast<int>(number));
        if (location.kind != Location::Kind::plain || location.offset == 0) continue; // offset 0: an unused entry some writers leave
        const auto text = window.at(document.header() + location.offset);
        if (!text) return tl::unexpected(text.error());
        if (!isObject(*text, static_cast<std::int64_t>(number), location.generation))
            return base::fail(Code::pdfBroken, "object " + std::to_string(number));
    }
    return {};
}

} // namespace sceau::pdf
