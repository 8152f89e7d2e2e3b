#include "gui/palette.hpp"

#include <gtest/gtest.h>

namespace {

using namespace sceau::gui;

constexpr double readable = 4.5; // WCAG 2.1, 1.4.3
constexpr double visible = 3.0;  // WCAG 2.1, 1.4.11

QPalette systemWith(Qt::GlobalColor window, Qt::GlobalColor text)
{
    QPalette system;
    system.setColor(QPalette::Window, window);
    system.setColor(QPalette::WindowText, text);
    system.setColor(QPalette::Highlight, Qt::yellow);
    return system;
}

void expectReadable(const Palette& palette)
{
    for (const auto& [role, text, surface] : textPairs(palette)) {
        EXPECT_GE(contrast(text, surface), readable) << role << ' ' << text.name().toStdString() << " on " << surface.name().toStdString();
    }
    for (const auto& surface : {palette.window, palette.surface, palette.accentTint}) {
        EXPECT_GE(contrast(palette.accent, surface), visible) << "focus ring";
    }
    EXPECT_GE(contrast(palette.control, palette.surface), visible) << "outline of a field";
}

} // namespace

TEST(Contrast, IsWhatWcagComputesForBlackAndWhiteAndGrey)
{
    EXPECT_NEAR(contrast(Qt::black, Qt::white), 21.0, 0.01);
    EXPECT_NEAR(contrast(QColor(0x77, 0x77, 0x77), Qt::white), 4.48, 0.01);
    EXPECT_NEAR(contrast(Qt::white, Qt::white), 1.0, 0.001);
}

TEST(Palette, IsReadableInTheLight)
{
    expectReadable(lightPalette());
}

TEST(Palette, IsReadableInTheDark)
{
    expectReadable(darkPalette());
}

TEST(Palette, KeepsTheContrastThatTheSystemAsksFor)
{
    expectReadable(highContrastPalette(systemWith(Qt::black, Qt::white)));
    expectReadable(highContrastPalette(systemWith(Qt::white, Qt::black)));
}

TEST(Palette, FollowsTheSystem)
{
    EXPECT_EQ(paletteFor(systemWith(Qt::gray, Qt::black)).window, lightPalette().window);
    EXPECT_EQ(paletteFor(QPalette(Qt::white, QColor(30, 30, 30))).window, darkPalette().window);
    EXPECT_EQ(paletteFor(QPalette(Qt::black, QColor(240, 240, 240))).window, lightPalette().window);
    EXPECT_EQ(paletteFor(systemWith(Qt::black, Qt::white)).window, QColor(Qt::black));
}
