#include "gui/assistance_page.hpp"
#include "gui/driver_list.hpp"
#include "gui/words.hpp"
#include "screen.hpp"
#include "snapshots.hpp"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <algorithm>
#include <gtest/gtest.h>

namespace {

using namespace sceau;
using test::Screen;

Screen screenOf(const workflow::AssistanceState& state)
{
    return Screen({"assistance", [state](gui::MainWindow& window) {
                       window.assistancePage().present(state);
                       window.showAssistance();
                   }});
}

} // namespace

TEST(Assistance, NamesEveryReaderAndWhatReadsItsKey)
{
    auto screen = screenOf(snapshots::assistance());
    const QString text = screen.text();

    EXPECT_TRUE(text.contains(QStringLiteral("Gemalto USB Shell Token V2 00 00")));
    EXPECT_TRUE(text.contains(gui::sentence("reader.read", {{"driver", "libgclib.so"}})));
    EXPECT_TRUE(text.contains(QStringLiteral("3bff960000")));
    EXPECT_TRUE(text.contains(QStringLiteral("Omnikey 3121 01 00")));
    EXPECT_TRUE(text.contains(gui::sentence("reader.empty")));
}

TEST(Assistance, ShowsTheFirstFailureOfADriverWithItsCodeAndRemedy)
{
    auto screen = screenOf(snapshots::assistance());
    const auto words = gui::describe(base::Error{base::Code::driverArchitecture});

    EXPECT_TRUE(screen.text().contains(words.title + QStringLiteral(" (KEY-206)")));
    EXPECT_TRUE(screen.text().contains(words.next));
    EXPECT_TRUE(screen.text().contains(gui::sentence("driver.stranger")));
    EXPECT_FALSE(screen.text().contains(QStringLiteral("libOcsCryptoki"))) << "nobody installed it";
    EXPECT_TRUE(screen.text().contains(gui::sentence("assistance.absent", {{"count", "1"}})));
}

TEST(Assistance, SaysThatTheServiceIsStoppedAndWhatToDo)
{
    auto screen = screenOf(snapshots::serviceStopped());
    const auto words = gui::describe(base::Error{base::Code::serviceStopped});

    EXPECT_TRUE(screen.text().contains(words.title));
    EXPECT_TRUE(screen.text().contains(words.next));
}

TEST(Assistance, OffersTheOtherDriverThatReadsTheKeyUnlessTheSettingsNameOne)
{
    auto state = snapshots::assistance();
    auto screen = screenOf(state);
    auto* list = screen.find<gui::DriverList>("drivers");
    QSignalSpy chosen(list, &gui::DriverList::chosen);

    screen.find<QAbstractButton>("useDriver")->click();
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_TRUE(chosen.first().first().toString().endsWith(QStringLiteral("opensc-pkcs11.so")));

    state.named = "/usr/lib/pkcs11/libgclib.so";
    EXPECT_EQ(screenOf(state).find<QAbstractButton>("useDriver"), nullptr);
}

TEST(Assistance, CopiesATextForSupport)
{
    auto screen = screenOf(snapshots::assistance());

    screen.find<QAbstractButton>("copyAll")->click();
    screen.settle();

    const QString copied = QGuiApplication::clipboard()->text();
    EXPECT_TRUE(copied.contains(QStringLiteral("KEY-206"))) << copied.toStdString();
    EXPECT_TRUE(screen.text().contains(gui::sentence("assistance.copied")));
}
