// `test_gui --pictures FOLDER [PART OF A NAME]` leaves a picture of every screen instead of testing.
#include "gui/theme.hpp"
#include "gui/words.hpp"
#include "pictures.hpp"

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
    const auto arguments = QApplication::arguments();
    constexpr qsizetype withWish = 4;
    if (const auto at = arguments.indexOf(QStringLiteral("--pictures")); at > 0 && at + 1 < arguments.size()) {
        const auto wanted = arguments.size() >= withWish ? arguments.last().toStdString() : std::string{};
        return sceau::test::takePictures(arguments[at + 1], wanted) > 0 ? 0 : 1;
    }
    return RUN_ALL_TESTS();
}
