#pragma once

#include "pdf/objects.hpp"
#include "pdf/true_type.hpp"

namespace sceau::pdf {

/// The characters of a text as glyphs of a font made for them alone; what the font lacks becomes "?".
class SetText {
public:
    SetText(const TrueType& font, const std::vector<std::string>& lines);

    [[nodiscard]] double width(std::size_t line) const; ///< in thousandths of the size
    [[nodiscard]] double widest() const;
    [[nodiscard]] std::string shown(std::size_t line) const; ///< the operand of Tj
    [[nodiscard]] std::size_t lines() const { return lines_.size(); }
    [[nodiscard]] const TrueType& font() const { return font_; }

    /// The font as objects: embedded, with /ToUnicode, so that the text can be searched and copied. Narrow and no-break spaces copy as
    /// spaces.
    [[nodiscard]] Reference addFont(Edits& edits) const;

private:
    [[nodiscard]] std::string toUnicode() const;
    [[nodiscard]] std::string widths() const;

    const TrueType& font_;
    std::vector<char32_t> characters_; ///< character code − 1 of each
    std::vector<std::uint16_t> glyphs_;
    std::vector<std::vector<std::size_t>> lines_; ///< indexes into characters_
};

/// A stream object's body, deflated.
[[nodiscard]] std::string streamBody(const std::string& entries, std::string_view data);

} // namespace sceau::pdf
