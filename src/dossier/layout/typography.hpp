#pragma once

#include "base/result.hpp"

#include <QFont>
#include <QRgb>
#include <QString>

namespace sceau::dossier::layout {

/// The layout works in device pixels, fine enough for fractions of a point to be exact.
constexpr int pixelsInPoint = 20;

constexpr qreal operator""_pt(long double points)
{
    return static_cast<qreal>(points) * pixelsInPoint;
}

namespace ink {
constexpr QRgb text = 0xFF1C1B1A;
constexpr QRgb secondary = 0xFF6B6761;
constexpr QRgb accent = 0xFF1F3D8A;
constexpr QRgb hairline = 0xFFD9D5CC;
constexpr QRgb handwriting = 0xFF9A958C; ///< lines to write on
} // namespace ink

struct Style {
    qreal size;
    qreal leading;
    QFont::Weight weight = QFont::Normal;
    QRgb colour = ink::text;
    qreal spacing = 100; ///< per cent
};

namespace style {
constexpr Style title{21.0_pt, 27.0_pt, QFont::DemiBold, ink::text, 98.5};
constexpr Style lead{10.0_pt, 15.0_pt, QFont::Normal, ink::secondary};
constexpr Style heading{11.5_pt, 16.0_pt, QFont::DemiBold, ink::accent, 99.5};
constexpr Style article{9.5_pt, 14.0_pt, QFont::DemiBold};
constexpr Style body{9.5_pt, 14.0_pt};
constexpr Style label{9.5_pt, 13.0_pt, QFont::Normal, ink::secondary};
constexpr Style value{9.5_pt, 13.0_pt};
constexpr Style small{7.5_pt, 10.5_pt, QFont::Normal, ink::secondary};
} // namespace style

/// Inter, then DejaVu Sans for what Inter has not; without shaping, since an alternate glyph has no character to be read back as.
[[nodiscard]] QFont fontOf(const Style& style, bool strong = false);

/// Text ready to be set: accents composed (NFC), no line break after a hyphen (readers of PDF text take a hyphen at a line's end for a
/// division), but one before the @ of a long address. Code::composeFailed with the fact "character" ("U+202E") for what neither font shows
/// and gives back identical, and for controls and invisible characters, which would make one name look like another.
[[nodiscard]] base::Result<QString> prepared(std::string_view text);

/// Whether a line of prepared text that ends here would be read as a divided word.
[[nodiscard]] bool dividesAtEnd(QStringView line);

} // namespace sceau::dossier::layout
