#include "pdf/true_type.hpp"

#include "pdf/big_endian.hpp"

#include <algorithm>

namespace sceau::pdf {

namespace {

constexpr std::uint16_t wordArguments = 0x0001, scale = 0x0008, moreComponents = 0x0020, twoScales = 0x0040, matrix = 0x0080;

/// Where the glyph numbers of a composite outline stand.
std::vector<std::size_t> componentPlaces(std::string_view outline)
{
    std::vector<std::size_t> places;
    if (outline.size() < 10 || (u16(outline, 0) & 0x8000) == 0) return places; // not negative: a simple outline
    std::size_t at = 10;
    for (std::uint16_t flags = moreComponents; (flags & moreComponents) != 0 && at + 4 <= outline.size();) {
        flags = u16(outline, at);
        places.push_back(at + 2);
        at += 4 + ((flags & wordArguments) != 0 ? 4U : 2U);
        at += (flags & scale) != 0 ? 2U : (flags & twoScales) != 0 ? 4U : (flags & matrix) != 0 ? 8U : 0U;
    }
    return places;
}

std::uint32_t checksum(std::string_view bytes)
{
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        sum += static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << (24 - 8 * (i % 4));
    return sum;
}

std::string padded(std::string bytes)
{
    bytes.resize((bytes.size() + 3) / 4 * 4);
    return bytes;
}

std::string fontFile(const std::map<std::string, std::string>& tables)
{
    const auto count = static_cast<std::uint16_t>(tables.size());
    std::uint16_t power = 1, exponent = 0;
    while (power * 2 <= count) {
        power = static_cast<std::uint16_t>(power * 2);
        ++exponent;
    }
    std::string directory = be32(0x00010000) + be16(count) + be16(power * 16U) + be16(exponent) + be16((count - power) * 16U);
    std::string body;
    for (const auto& [tag, bytes] : tables) {
        const auto offset = 12 + 16U * count + body.size();
        directory +=
            tag + be32(checksum(bytes)) + be32(static_cast<std::uint32_t>(offset)) + be32(static_cast<std::uint32_t>(bytes.size()));
        body += padded(bytes);
    }
    return directory + body;
}

} // namespace

TrueType::TrueType(std::string_view file) : file_(file)
{
    for (std::size_t i = 0; i < u16(file, 4); ++i) {
        const auto entry = 12 + 16 * i;
        tables_.emplace(file.substr(entry, 4), file.substr(u32(file, entry + 8), u32(file, entry + 12)));
    }
    unitsPerEm_ = u16(table("head"), 18);
    const auto map = table("cmap");
    for (std::size_t i = 0; i < u16(map, 2); ++i) {
        const auto subtable = map.substr(u32(map, 8 + 8 * i));
        if (u16(map, 4 + 8 * i) == 3 && u16(map, 6 + 8 * i) == 1 && u16(subtable, 0) == 4) characters_ = subtable;
    }
}

std::string_view TrueType::table(const std::string& tag) const
{
    const auto found = tables_.find(tag);
    return found == tables_.end() ? std::string_view{} : found->second;
}

int TrueType::signedAt(std::string_view bytes, std::size_t at)
{
    return static_cast<std::int16_t>(u16(bytes, at));
}

std::optional<std::uint16_t> TrueType::glyph(char32_t point) const
{
    if (point > 0xffff) return std::nullopt;
    const std::size_t segments = u16(characters_, 6) / 2U;
    const std::size_t starts = 16 + 2 * segments, deltas = starts + 2 * segments, ranges = deltas + 2 * segments;
    for (std::size_t i = 0; i < segments; ++i) {
        if (u16(characters_, 14 + 2 * i) < point) continue;
        const std::uint16_t start = u16(characters_, starts + 2 * i);
        if (start > point) return std::nullopt;
        const std::uint16_t range = u16(characters_, ranges + 2 * i);
        const auto offset = static_cast<std::uint16_t>(point - start);
        const auto base = range == 0 ? static_cast<std::uint16_t>(point) : u16(characters_, ranges + 2 * i + range + 2U * offset);
        const auto number = static_cast<std::uint16_t>(base + u16(characters_, deltas + 2 * i));
        if (base == 0 || number == 0) return std::nullopt;
        return number;
    }
    return std::nullopt;
}

std::uint16_t TrueType::metric(std::uint16_t glyph) const
{
    return std::min<std::uint16_t>(glyph, static_cast<std::uint16_t>(u16(table("hhea"), 34) - 1));
}

double TrueType::advance(std::uint16_t glyph) const
{
    return scaled(u16(table("hmtx"), 4U * metric(glyph)));
}

std::vector<double> TrueType::box() const
{
    const auto head = table("head");
    return {scaled(signedAt(head, 36)), scaled(signedAt(head, 38)), scaled(signedAt(head, 40)), scaled(signedAt(head, 42))};
}

std::string_view TrueType::outline(std::uint16_t glyph) const
{
    const auto places = table("loca");
    const bool isLong = u16(table("head"), 50) == 1;
    const auto at = [&](std::size_t i) { return isLong ? u32(places, 4 * i) : 2U * u16(places, 2 * i); };
    return table("glyf").substr(at(glyph), at(glyph + 1U) - at(glyph));
}

std::string TrueType::subset(const std::vector<std::uint16_t>& glyphs) const
{
    std::vector<std::uint16_t> kept{0};
    kept.insert(kept.end(), glyphs.begin(), glyphs.end());
    std::map<std::string, std::string> tables;
    auto& outlines = tables["glyf"];
    for (std::size_t i = 0; i < kept.size(); ++i) { // `kept` grows by the parts of composite outlines
        std::string copy(outline(kept[i]));
        for (const auto place : componentPlaces(copy)) {
            const auto part = u16(copy, place);
            copy.replace(place, 2, be16(static_cast<std::uint32_t>(kept.size())));
            kept.push_back(part);
        }
        tables["loca"] += be32(static_cast<std::uint32_t>(outlines.size()));
        tables["hmtx"] += be16(u16(table("hmtx"), 4U * metric(kept[i]))) + be16(0);
        outlines += padded(std::move(copy));
    }
    tables["loca"] += be32(static_cast<std::uint32_t>(outlines.size()));
    addHeaders(tables, kept.size());
    return fontFile(tables);
}

/// The tables that say how many glyphs there are, and the programs that outlines may call.
void TrueType::addHeaders(std::map<std::string, std::string>& tables, std::size_t glyphs) const
{
    const auto count = be16(static_cast<std::uint32_t>(glyphs));
    tables["head"] = std::string(table("head")).replace(50, 2, be16(1)).replace(8, 4, be32(0)); // long offsets, no checksum
    tables["hhea"] = std::string(table("hhea")).replace(34, 2, count);
    tables["maxp"] = std::string(table("maxp")).replace(4, 2, count);
    for (const auto* hinting : {"cvt ", "fpgm", "prep"})
        if (const auto bytes = table(hinting); !bytes.empty()) tables[hinting] = std::string(bytes);
}

} // namespace sceau::pdf
