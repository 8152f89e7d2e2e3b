#pragma once

#include <QColor>
#include <QPalette>
#include <string>
#include <vector>

namespace sceau::gui {

/// Words of a verdict on the surface that carries them.
struct Tone {
    QColor text, surface;
};

/// Every colour of the window, by role; nothing else in this room names a colour.
struct Palette {
    QColor window, sideBar, surface, hairline; ///< the page, its side bar, cards, their one line
    QColor control;                            ///< the outline of what can be pressed or typed in
    QColor backdrop;                           ///< behind the pages of a PDF
    QColor text, secondary;
    QColor accent, onAccent, accentHover; ///< the main action, the current step, the focus ring
    QColor accentTint, accentLine;        ///< a card that invites, and its outline
    QColor dimmed, onDimmed;              ///< the main action while it cannot be used
    QColor track, soon, urgent;           ///< the countdown: its bed, its arc near the end, its arc at the very end
    Tone accepted, review, pending, rejected;
};

[[nodiscard]] Palette lightPalette();
[[nodiscard]] Palette darkPalette();
/// Only the system's own colours: what a person who needs high contrast has chosen.
[[nodiscard]] Palette highContrastPalette(const QPalette& system);

/// High contrast when the system draws pure black on pure white or the reverse, dark when its windows are dark, else light.
[[nodiscard]] Palette paletteFor(const QPalette& system);

/// The one that a person chose: "light", "dark", "contrast" (the system's colours where they are pure black and white, else white on
/// black); any other word: as the system's colours say.
[[nodiscard]] Palette paletteNamed(const std::string& theme, const QPalette& system);

/// WCAG 2.1 contrast ratio, 1 to 21.
[[nodiscard]] double contrast(const QColor& one, const QColor& other);

/// Every pair of text and surface that the window draws, with its role.
struct TextPair {
    const char* role;
    QColor text, surface;
};
[[nodiscard]] std::vector<TextPair> textPairs(const Palette& palette);

/// The same colours as Qt's own roles, for everything that no style sheet reaches.
[[nodiscard]] QPalette toSystem(const Palette& palette);

} // namespace sceau::gui
