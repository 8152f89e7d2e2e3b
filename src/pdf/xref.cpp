#include "pdf/xref.hpp"

#include "pdf/section.hpp"

#include <algorithm>
#include <set>

namespace sceau::pdf {

using base::Code;

namespace {

// kind: 2 bits, generation or index: 24 bits, offset or stream: 38 bits
constexpr std::uint64_t longestOffset = (std::uint64_t{1} << 38) - 1;
constexpr std::size_t tailLength = 2048;

/// The number after the file's last "startxref".
base::Result<std::uint64_t> lastStart(const File& file)
{
    const auto from = file.size() > tailLength ? file.size() - tailLength : 0;
    auto tail = file.read(from, tailLength);
    if (!tail) return tl::unexpected(tail.error());
    const auto keyword = tail->rfind("startxref");
    if (keyword == std::string::npos) return base::fail(Code::pdfBroken, "no startxref");
    Lexer lexer(*tail, keyword + 9);
    const auto offset = lexer.integer();
    if (!offset || *offset <= 0) return base::fail(Code::pdfBroken, "startxref");
    if (tail->find("%%EOF", lexer.position()) == std::string::npos) return base::fail(Code::pdfBroken, "no %%EOF");
    return static_cast<std::uint64_t>(*offset);
}

/// A section, then what only its /XRefStm knows, then what it frees: in this order a hybrid file is read (ISO 32000-2 § 7.5.8.4).
base::Result<ReadSection> readWithHidden(const File& file, std::uint64_t header, std::uint64_t offset, const Limits& limits,
                                         ObjectTable& table, std::set<std::uint64_t>& visited)
{
    const EntrySink sink = [&table](std::size_t number, const Location& location) { table.add(number, location); };
    auto section = readSection(file, header, offset, limits, sink);
    if (!section) return section;
    const bool hides = section->section.hybrid && visited.insert(*section->hiddenTable).second;
    if (hides) { // its own /Prev is not followed; an update may name the same one again
        auto hidden = readSection(file, header, *section->hiddenTable, limits, sink);
        if (!hidden) return hidden;
    }
    for (const auto number : section->freed)
        table.add(number, {Location::Kind::free, 0, 0});
    return section;
}

} // namespace

void ObjectTable::add(std::size_t number, const Location& location)
{
    if (number < packed_.size() && packed_[number] != 0) return;
    replace(number, location);
}

void ObjectTable::replace(std::size_t number, const Location& location)
{
    if (number >= packed_.size()) packed_.resize(number + 1);
    if (location.offset > longestOffset) return;
    packed_[number] =
        static_cast<std::uint64_t>(location.kind) << 62 | static_cast<std::uint64_t>(location.generation) << 38 | location.offset;
}

Location ObjectTable::at(int number) const
{
    if (number <= 0 || static_cast<std::size_t>(number) >= packed_.size()) return {};
    const auto packed = packed_[static_cast<std::size_t>(number)];
    return {static_cast<Location::Kind>(packed >> 62), packed & longestOffset, static_cast<int>(packed >> 38 & 0xffffff)};
}

std::size_t ObjectTable::used() const
{
    const auto isUsed = [](std::uint64_t packed) { return packed >> 62 >= static_cast<std::uint64_t>(Location::Kind::plain); };
    return static_cast<std::size_t>(std::count_if(packed_.begin(), packed_.end(), isUsed));
}

base::Result<CrossReferences> readCrossReferences(const File& file, std::uint64_t header, const Limits& limits)
{
    auto start = lastStart(file);
    if (!start) return tl::unexpected(start.error());
    CrossReferences found;
    std::set<std::uint64_t> visited;
    for (std::optional<std::uint64_t> next = *start; next;) {
        if (!visited.insert(*next).second) return base::fail(Code::pdfBroken, "Prev loop");
        if (found.sections.size() > limits.revisions) return base::fail(Code::pdfBroken, "too many revisions");
        auto section = readWithHidden(file, header, *next, limits, found.table, visited);
        if (!section) return tl::unexpected(section.error());
        if (found.sections.empty() && !section->section.exact) return base::fail(Code::pdfBroken, "startxref");
        if (found.sections.empty()) found.trailer = section->trailer;
        found.sections.push_back(section->section);
        next = section->previous;
    }
    const auto size = integerOf(found.trailer.get("Size"));
    if (!size || *size <= 0) return base::fail(Code::pdfBroken, "Size");
    found.size = static_cast<std::uint64_t>(*size);
    if (found.size > static_cast<std::uint64_t>(limits.objects) + 1) return base::fail(Code::tooManyObjects, "Size");
    return found;
}

} // namespace sceau::pdf
