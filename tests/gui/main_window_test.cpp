#include "gui/main_window.hpp"

#include "gui/assistance_page.hpp"
#include "gui/key_page.hpp"

#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>
#include <gtest/gtest.h>

namespace {

using namespace sceau;

/// A renewal that was not begun: no key is looked for.
workflow::Settings settings(const QTemporaryDir& folder)
{
    workflow::Settings settings;
    settings.resumeFolder = std::filesystem::path(folder.path().toStdString()) / "renewals";
    settings.historyFolder = std::filesystem::path(folder.path().toStdString()) / "history";
    return settings;
}

} // namespace

TEST(MainWindow, MakesOnlyThePageThatIsSeenFirstAndAnotherWhenItIsWanted)
{
    gui::MainWindow window(base::Clock(), {});
    const auto& places = *window.findChild<QStackedWidget*>(QStringLiteral("places"));
    EXPECT_EQ(places.count(), 1);

    window.showAssistance();

    EXPECT_EQ(places.count(), 2);
    EXPECT_TRUE(places.currentWidget() == &window.assistancePage());
}

TEST(MainWindow, MakesTheOtherPagesOneATurnOnceItIsDriven)
{
    const QTemporaryDir folder;
    workflow::Renewal renewal(settings(folder));
    gui::MainWindow window(base::Clock(), {});
    const auto& places = *window.findChild<QStackedWidget*>(QStringLiteral("places"));

    window.drive(renewal);

    constexpr int all = 7;
    for (int before = places.count(); before < all; before = places.count()) {
        ASSERT_TRUE(QTest::qWaitFor([&] { return places.count() != before; }));
        EXPECT_EQ(places.count(), before + 1);
    }
    EXPECT_TRUE(places.currentWidget() == &window.keyPage());
}
