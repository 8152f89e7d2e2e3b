#include "pdf/revisions.hpp"

#include <algorithm>

namespace sceau::pdf {

using base::Code;

namespace {

constexpr std::string_view keyword = "startxref";
constexpr std::size_t farthestFooter = 16 * 1024 * 1024; ///< objects may stand between a cross-reference stream and its startxref
constexpr std::size_t piece = 64 * 1024;
constexpr std::size_t footerRoom = 64;

/// How much of `text` a footer "startxref offset %%EOF" and its line end take; 0 when it is none.
std::size_t footerLength(std::string_view text, std::uint64_t offset)
{
    Lexer lexer(text, keyword.size());
    const auto number = lexer.integer();
    if (!number || *number < 0 || static_cast<std::uint64_t>(*number) != offset) return 0;
    auto end = lexer.position();
    while (end < text.size() && isWhite(text[end]))
        ++end;
    if (!text.substr(end).starts_with("%%EOF")) return 0;
    end += 5;
    if (text.substr(end).starts_with("\r\n")) return end + 2;
    return end + (end < text.size() && (text[end] == '\n' || text[end] == '\r') ? 1 : 0);
}

/// Where the footer that names `offset` ends, the first one after `from`.
base::Result<std::uint64_t> endOfRevision(const File& file, std::uint64_t from, std::uint64_t offset)
{
    for (std::uint64_t at = from; at < file.size() && at - from < farthestFooter;) {
        auto text = file.read(at, piece);
        if (!text) return tl::unexpected(text.error());
        const auto found = text->find(keyword);
        if (found == std::string::npos) {
            at += text->size() < piece ? text->size() : piece - keyword.size();
            continue;
        }
        auto footer = file.read(at + found, footerRoom);
        if (!footer) return tl::unexpected(footer.error());
        if (const auto length = footerLength(*footer, offset); length > 0) return at + found + length;
        at += found + keyword.size();
    }
    return base::fail(Code::pdfBroken, "revision without end");
}

base::Result<bool> isLinearized(const Document& document)
{
    auto start = document.file().read(document.header(), 1024);
    if (!start) return tl::unexpected(start.error());
    return start->find("/Linearized") != std::string::npos;
}

} // namespace

base::Result<std::vector<Revision>> revisionsOf(const Document& document)
{
    const auto& sections = document.references().sections; // newest first
    std::vector<Revision> revisions;
    for (std::size_t i = 0; i < sections.size(); ++i) {
        auto bodyEnd = sections[i].end;
        const auto offset = sections[i].offset;
        const bool leadsOn = i + 1 < sections.size() && sections[i + 1].offset > offset;
        if (leadsOn) { // the first-page section of a linearized file, then its main section at the end
            auto linearized = isLinearized(document);
            if (!linearized) return tl::unexpected(linearized.error());
            if (!*linearized || i + 2 != sections.size()) return base::fail(Code::pdfBroken, "Prev leads forward");
            bodyEnd = sections[++i].end;
        }
        auto end = endOfRevision(document.file(), bodyEnd, offset);
        if (!end) return tl::unexpected(end.error());
        revisions.push_back({offset + document.header(), *end});
    }
    std::reverse(revisions.begin(), revisions.end());
    return revisions;
}

} // namespace sceau::pdf
