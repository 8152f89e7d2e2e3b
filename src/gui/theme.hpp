#pragma once

#include "gui/palette.hpp"

#include <QFont>
#include <QString>

class QApplication;

namespace sceau::gui {

/// The five sizes of the type scale: 12.5, 14, 16, 20 and 24 pixels at the usual system font.
enum class Type { small, body, lead, heading, title };

/// Gives the application its fonts, palette, style and style sheet, and follows the system when it changes colours.
/// Call once, before the first widget.
void applyTheme(QApplication& application);

/// Draws in the theme that a person chose (paletteNamed), and in the system's again.
void useTheme(const std::string& theme);

/// Draws with other colours than the system's (tests, screenshots).
void usePalette(const Palette& palette);

/// Draws letters larger than the system's (tests, screenshots): 1 is as usual, 2 twice as large.
void useTextScale(double factor);

[[nodiscard]] const Palette& colours();

/// 1 at the font sizes desktops ship (9 to 12 points); more when the person chose a larger one.
[[nodiscard]] double textScale();

/// A length that belongs to letters (icons, circles, the ring), in pixels.
[[nodiscard]] int scaled(double pixels);

[[nodiscard]] double points(Type type);
[[nodiscard]] double points(Type type, double scale);
[[nodiscard]] QFont typeFont(Type type, QFont::Weight weight = QFont::Normal);

/// The style sheet of a palette and a scale.
[[nodiscard]] QString styleSheet(const Palette& palette, double scale);

} // namespace sceau::gui
