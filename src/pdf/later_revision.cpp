#include "pdf/later_revision.hpp"

#include "pdf/section.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace sceau::pdf {

using base::Code;

namespace {

constexpr std::size_t mostEntries = 4'000'000;
constexpr std::uint64_t longestFooter = 64;

/// Where the object at `offset` ends, its "endobj" included; empty when it is none.
std::optional<std::uint64_t> endOfObject(Document& document, std::uint64_t offset)
{
    const auto object = readObject(document.file(), offset, longestObject(document.references().table.size()));
    if (!object) return std::nullopt;
    std::uint64_t at = object->offset + object->text.size();
    if (object->streamData) {
        const auto dictionary = Dictionary::parse(object->text);
        const auto length = dictionary ? integerOf(document.resolve(dictionary->get("Length")).value_or("")) : std::nullopt;
        if (!length || *length < 0) return std::nullopt;
        at = *object->streamData + static_cast<std::uint64_t>(*length);
    }
    const auto tail = document.file().read(at, 64);
    if (!tail) return std::nullopt;
    Lexer lexer(*tail);
    if (object->streamData && !lexer.accept("endstream")) return std::nullopt;
    if (!lexer.accept("endobj")) return std::nullopt;
    return at + lexer.position();
}

/// The next byte that is neither white space nor part of a comment.
base::Result<std::uint64_t> nextToken(const File& file, std::uint64_t at, std::uint64_t end)
{
    bool comment = false;
    while (at < end) {
        const auto text = file.read(at, static_cast<std::size_t>(std::min<std::uint64_t>(end - at, 4096)));
        if (!text) return tl::unexpected(text.error());
        if (text->empty()) break;
        for (const char c : *text) {
            if (c == '\n' || c == '\r') comment = false;
            if (c == '%') comment = true;
            if (!comment && !isWhite(c)) return at;
            ++at;
        }
    }
    return end;
}

/// A reader that repairs would find what no cross-reference lists.
std::string strayBytes(const LaterRevision& later, Document& after)
{
    std::set<std::uint64_t> listed;
    for (const auto& [number, location] : later.entries) {
        if (location.kind == Location::Kind::plain) listed.insert(after.header() + location.offset);
    }
    const auto section = after.header() + later.section.offset;
    if (later.section.stream) listed.insert(section);
    for (auto at = later.begin;;) {
        const auto next = nextToken(after.file(), at, later.end);
        const auto word = next ? after.file().read(*next, 16) : base::Result<std::string>(std::string{});
        if (!next || !word) return "unreadable";
        if (word->starts_with("startxref")) return later.end - *next <= longestFooter ? std::string{} : "bytes after a footer";
        const bool isTable = section >= at && section <= *next && !later.section.stream; // an offset may lead to white space before it
        if (isTable) {
            at = later.section.end;
            continue;
        }
        const auto object = listed.lower_bound(at);
        if (object == listed.end() || *object > *next) return "bytes that no cross-reference lists, at " + std::to_string(*next);
        const auto end = endOfObject(after, *next);
        if (!end) return "no whole object at " + std::to_string(*next);
        at = *end;
    }
}

/// What is new stands in the new bytes.
std::string placedElsewhere(const LaterRevision& later, const Document& before, const Document& after)
{
    const auto isWithin = [&](std::uint64_t offset) {
        return after.header() + offset >= later.begin && after.header() + offset < later.end;
    };
    for (const auto& [number, location] : later.entries) {
        if (!location.used() || before.references().table.at(number) == location) continue;
        const bool compressed = location.kind == Location::Kind::compressed;
        const auto stream = compressed ? after.references().table.at(static_cast<int>(location.offset & 0x7fffffff)) : location;
        const bool fits = stream.kind == Location::Kind::plain && isWithin(stream.offset);
        if (!fits) return "object " + std::to_string(number) + " stands outside its revision";
    }
    return {};
}

} // namespace

base::Result<std::vector<LaterRevision>> laterRevisions(const Document& document, const std::vector<Revision>& revisions)
{
    const auto& sections = document.references().sections; // newest first
    std::vector<LaterRevision> all;
    std::size_t entries = 0;
    for (std::size_t i = 1; i < revisions.size(); ++i) {
        const auto fromNewest = revisions.size() - 1 - i;
        if (fromNewest >= sections.size()) return base::fail(Code::pdfBroken, "sections");
        LaterRevision later{revisions[i - 1].end, revisions[i].end, sections[fromNewest], {}, {}};
        std::map<int, Location> found;
        auto section =
            readSection(document.file(), document.header(), later.section.offset, Limits{},
                        [&](std::size_t number, const Location& location) { found.emplace(static_cast<int>(number), location); });
        if (!section) return tl::unexpected(section.error());
        for (const auto number : section->freed)
            found.emplace(static_cast<int>(number), Location{Location::Kind::free, 0, 0});
        found.erase(0);
        entries += found.size();
        if (entries > mostEntries) return base::fail(Code::tooManyObjects, "entries of later revisions");
        later.trailer = std::move(section->trailer);
        later.entries.assign(found.begin(), found.end());
        all.push_back(std::move(later));
    }
    return all;
}

std::string misplaced(const LaterRevision& later, Document& before, Document& after)
{
    if (later.section.hybrid) return "hybrid update"; // old readers would see another document than new ones
    if (!later.section.exact) return "cross-reference offset leads into its keyword";
    auto reason = placedElsewhere(later, before, after);
    return reason.empty() ? strayBytes(later, after) : reason;
}

} // namespace sceau::pdf
