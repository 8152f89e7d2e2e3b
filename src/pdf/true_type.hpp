#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sceau::pdf {

/// A TrueType font in memory, well formed: it is ours, not the document's (ISO/IEC 14496-22).
class TrueType {
public:
    explicit TrueType(std::string_view file);

    /// DejaVu Sans, carried in the program: no font of the machine is used at run time.
    [[nodiscard]] static const TrueType& sans();

    [[nodiscard]] std::optional<std::uint16_t> glyph(char32_t point) const;
    [[nodiscard]] double advance(std::uint16_t glyph) const; ///< in thousandths of the size, as all of these
    [[nodiscard]] double ascent() const { return scaled(signedAt(table("hhea"), 4)); }
    [[nodiscard]] double descent() const { return scaled(signedAt(table("hhea"), 6)); }
    [[nodiscard]] std::vector<double> box() const;

    /// A font file of these glyphs alone, numbered from 1 in this order; 0 is the glyph of what is missing.
    [[nodiscard]] std::string subset(const std::vector<std::uint16_t>& glyphs) const;

private:
    [[nodiscard]] std::string_view table(const std::string& tag) const;
    [[nodiscard]] std::string_view outline(std::uint16_t glyph) const;
    [[nodiscard]] std::uint16_t metric(std::uint16_t glyph) const; ///< index of its entry in hmtx
    void addHeaders(std::map<std::string, std::string>& tables, std::size_t glyphs) const;
    [[nodiscard]] double scaled(int units) const { return 1000.0 * units / unitsPerEm_; }
    [[nodiscard]] static int signedAt(std::string_view bytes, std::size_t at);

    std::string_view file_;
    std::map<std::string, std::string_view> tables_;
    std::string_view characters_; ///< the cmap's Unicode subtable, format 4
    int unitsPerEm_ = 1000;
};

} // namespace sceau::pdf
