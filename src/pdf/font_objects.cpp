#include "pdf/font_objects.hpp"

#include "pdf/big_endian.hpp"

#include <algorithm>
#include <numeric>
#include <zlib.h>

namespace sceau::pdf {

namespace {

constexpr std::size_t mappingsAtOnce = 100; ///< of a bfchar block

char32_t copiedAs(char32_t character)
{
    return character == U'\u202f' || character == U'\u00a0' ? U' ' : character;
}

} // namespace

SetText::SetText(const TrueType& font, const std::vector<std::string>& lines) : font_(font)
{
    for (const auto& line : lines) {
        auto& set = lines_.emplace_back();
        for (auto character : codePoints(line)) {
            if (!font.glyph(character)) character = U'?';
            const auto known = std::find(characters_.begin(), characters_.end(), character);
            set.push_back(static_cast<std::size_t>(known - characters_.begin()));
            if (known != characters_.end()) continue;
            characters_.push_back(character);
            glyphs_.push_back(font.glyph(character).value_or(0));
        }
    }
}

double SetText::width(std::size_t line) const
{
    const auto& set = lines_.at(line);
    return std::accumulate(set.begin(), set.end(), 0.0, [&](double sum, std::size_t i) { return sum + font_.advance(glyphs_[i]); });
}

double SetText::widest() const
{
    double widest = 0;
    for (std::size_t line = 0; line < lines_.size(); ++line)
        widest = std::max(widest, width(line));
    return widest;
}

std::string SetText::shown(std::size_t line) const
{
    std::string codes;
    for (const auto index : lines_.at(line))
        codes += be16(static_cast<std::uint32_t>(index + 1));
    return hexString(codes);
}

std::string SetText::widths() const
{
    std::string text = "[ 1 [";
    for (const auto glyph : glyphs_)
        text += " " + written(font_.advance(glyph));
    return text + " ] ]";
}

std::string SetText::toUnicode() const
{
    std::string map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n";
    for (std::size_t first = 0; first < characters_.size(); first += mappingsAtOnce) {
        const auto count = std::min(mappingsAtOnce, characters_.size() - first);
        map += std::to_string(count) + " beginbfchar\n";
        for (std::size_t i = first; i < first + count; ++i)
            map += hexString(be16(static_cast<std::uint32_t>(i + 1))) + " " + hexString(be16(copiedAs(characters_[i]))) + "\n";
        map += "endbfchar\n";
    }
    return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

Reference SetText::addFont(Edits& edits) const
{
    const std::string name = "SCEAUX+DejaVuSans"; // six letters: a subset
    const auto file = font_.subset(glyphs_);
    const auto embedded = edits.add(streamBody("/Length1 " + std::to_string(file.size()), file));
    std::string box;
    for (const auto side : font_.box())
        box += " " + written(side);
    const auto ascent = written(font_.ascent());
    const auto descriptor =
        edits.add("<< /Type /FontDescriptor /FontName /" + name + " /Flags 32 /FontBBox [" + box + " ] /ItalicAngle 0 /Ascent " + ascent
                  + " /Descent " + written(font_.descent()) + " /CapHeight 729 /StemV 80 /FontFile2 " + written(embedded) + " >>");
    const auto glyphs = edits.add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /" + name
                                  + " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /CIDToGIDMap /Identity"
                                    " /DW 600 /W "
                                  + widths() + " /FontDescriptor " + written(descriptor) + " >>");
    const auto unicode = edits.add(streamBody("", toUnicode()));
    return edits.add("<< /Type /Font /Subtype /Type0 /BaseFont /" + name + " /Encoding /Identity-H /DescendantFonts [ " + written(glyphs)
                     + " ] /ToUnicode " + written(unicode) + " >>");
}

std::string streamBody(const std::string& entries, std::string_view data)
{
    uLongf size = compressBound(data.size());
    std::string deflated(size, '\0');
    const auto* source = reinterpret_cast<const Bytef*>(data.data());
    const bool done = compress2(reinterpret_cast<Bytef*>(deflated.data()), &size, source, data.size(), Z_BEST_COMPRESSION) == Z_OK;
    deflated.resize(done ? size : 0);
    const auto filter = done ? std::string(" /Filter /FlateDecode") : std::string{};
    const auto bytes = done ? std::string_view(deflated) : data;
    return "<< " + entries + filter + " /Length " + std::to_string(bytes.size()) + " >>\nstream\n" + std::string(bytes) + "\nendstream";
}

} // namespace sceau::pdf
