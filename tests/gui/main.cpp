#include "gui/theme.hpp"
#include "gui/words.hpp"

#include <QApplication>
#include <gtest/gtest.h>

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    testing::InitGoogleTest(&argc, argv);
    QApplication application(argc, argv);
    sceau::gui::applyTheme(application);
    sceau::gui::usePalette(sceau::gui::lightPalette());
    sceau::gui::useLanguage(sceau::text::Language::french);
    return RUN_ALL_TESTS();
}
