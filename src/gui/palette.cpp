#include "gui/palette.hpp"

#include <algorithm>
#include <cmath>

namespace sceau::gui {

namespace {

QColor hex(QRgb value)
{
    return QColor::fromRgb(value);
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

bool pureBlackAndWhite(const QColor& one, const QColor& other)
{
    return contrast(one, other) > 20.9;
}

} // namespace

Palette lightPalette()
{
    return {
        .window = hex(0xF6F5F2),
        .sideBar = hex(0xEFEDE8),
        .surface = hex(0xFFFFFF),
        .hairline = hex(0xE3E0D9),
        .control = hex(0x8F8A82),
        .backdrop = hex(0xE6E3DC),
        .text = hex(0x1C1B1A),
        .secondary = hex(0x6B6761),
        .accent = hex(0x1F3D8A),
        .onAccent = hex(0xFFFFFF),
        .accentHover = hex(0x182F6B),
        .accentTint = hex(0xF1F3FB),
        .accentLine = hex(0xCBD4EE),
        .dimmed = hex(0xDDE2F0),
        .onDimmed = hex(0x4F5D85),
        .track = hex(0xECEAE4),
        .soon = hex(0xC98A00),
        .urgent = hex(0xB3261E),
        .accepted = {hex(0x14663C), hex(0xE4F3EA)},
        .review = {hex(0x7A5200), hex(0xFBF0D9)},
        .pending = {hex(0x1F3D8A), hex(0xE6EAF7)},
        .rejected = {hex(0x9B1C10), hex(0xFBE6E3)},
    };
}

Palette darkPalette()
{
    return {
        .window = hex(0x1C1B19),
        .sideBar = hex(0x161513),
        .surface = hex(0x262422),
        .hairline = hex(0x3B3835),
        .control = hex(0x85807A),
        .backdrop = hex(0x121110),
        .text = hex(0xF2F0EC),
        .secondary = hex(0xB5AFA6),
        .accent = hex(0xA9BCF5),
        .onAccent = hex(0x12204A),
        .accentHover = hex(0xC4D1FA),
        .accentTint = hex(0x23283A),
        .accentLine = hex(0x3D4768),
        .dimmed = hex(0x3A4055),
        .onDimmed = hex(0xB9C2DD),
        .track = hex(0x3A3733),
        .soon = hex(0xE2AC3F),
        .urgent = hex(0xF08A7E),
        .accepted = {hex(0x8FDDB0), hex(0x18352A)},
        .review = {hex(0xF1CC78), hex(0x3A2F14)},
        .pending = {hex(0xB3C3F8), hex(0x252D48)},
        .rejected = {hex(0xF7ADA3), hex(0x47211C)},
    };
}

Palette highContrastPalette(const QPalette& system)
{
    const QColor window = system.color(QPalette::Window);
    const QColor text = system.color(QPalette::WindowText);
    const QColor highlight = system.color(QPalette::Highlight);
    const QColor accent = contrast(highlight, window) >= 7 ? highlight : text;
    const QColor onAccent = contrast(accent, window) >= contrast(accent, text) ? window : text;
    const Tone plain{text, window};
    return {
        .window = window,
        .sideBar = window,
        .surface = window,
        .hairline = text,
        .control = text,
        .backdrop = window,
        .text = text,
        .secondary = text,
        .accent = accent,
        .onAccent = onAccent,
        .accentHover = accent,
        .accentTint = window,
        .accentLine = accent,
        .dimmed = window,
        .onDimmed = text,
        .track = window,
        .soon = text,
        .urgent = text,
        .accepted = plain,
        .review = plain,
        .pending = plain,
        .rejected = plain,
    };
}

Palette paletteFor(const QPalette& system)
{
    const QColor window = system.color(QPalette::Window);
    if (pureBlackAndWhite(window, system.color(QPalette::WindowText))) return highContrastPalette(system);
    return window.lightness() < 128 ? darkPalette() : lightPalette();
}

Palette paletteNamed(const std::string& theme, const QPalette& system)
{
    if (theme == "light") return lightPalette();
    if (theme == "dark") return darkPalette();
    if (theme != "contrast" || pureBlackAndWhite(system.color(QPalette::Window), system.color(QPalette::WindowText)))
        return paletteFor(system);
    QPalette own;
    own.setColor(QPalette::Window, Qt::black);
    own.setColor(QPalette::WindowText, Qt::white);
    own.setColor(QPalette::Highlight, Qt::yellow);
    return highContrastPalette(own);
}

double contrast(const QColor& one, const QColor& other)
{
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)}); // by value: the list form
    return (light + 0.05) / (dark + 0.05);
}

std::vector<TextPair> textPairs(const Palette& p)
{
    return {
        {"text on the window", p.text, p.window},
        {"text on a card", p.text, p.surface},
        {"text on the side bar", p.text, p.sideBar},
        {"text on an inviting card", p.text, p.accentTint},
        {"secondary text on the window", p.secondary, p.window},
        {"secondary text on a card", p.secondary, p.surface},
        {"secondary text on the side bar", p.secondary, p.sideBar},
        {"secondary text on an inviting card", p.secondary, p.accentTint},
        {"accent on the window", p.accent, p.window},
        {"accent on a card", p.accent, p.surface},
        {"accent on an inviting card", p.accent, p.accentTint},
        {"main action", p.onAccent, p.accent},
        {"main action under the pointer", p.onAccent, p.accentHover},
        {"main action that cannot be used", p.onDimmed, p.dimmed},
        {"accepted", p.accepted.text, p.accepted.surface},
        {"review", p.review.text, p.review.surface},
        {"pending", p.pending.text, p.pending.surface},
        {"rejected", p.rejected.text, p.rejected.surface},
        {"accepted on a card", p.accepted.text, p.surface},
        {"review on a card", p.review.text, p.surface},
        {"rejected on a card", p.rejected.text, p.surface},
        {"rejected on the window", p.rejected.text, p.window},
    };
}

QPalette toSystem(const Palette& p)
{
    QPalette system(p.text, p.window);
    system.setColor(QPalette::WindowText, p.text);
    system.setColor(QPalette::Base, p.surface);
    system.setColor(QPalette::AlternateBase, p.window);
    system.setColor(QPalette::Text, p.text);
    system.setColor(QPalette::Button, p.surface);
    system.setColor(QPalette::ButtonText, p.text);
    system.setColor(QPalette::BrightText, p.onAccent);
    system.setColor(QPalette::PlaceholderText, p.secondary);
    system.setColor(QPalette::Highlight, p.accent);
    system.setColor(QPalette::HighlightedText, p.onAccent);
    system.setColor(QPalette::Link, p.accent);
    system.setColor(QPalette::LinkVisited, p.accent);
    system.setColor(QPalette::ToolTipBase, p.surface);
    system.setColor(QPalette::ToolTipText, p.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        system.setColor(QPalette::Disabled, role, p.secondary);
    }
    return system;
}

} // namespace sceau::gui
