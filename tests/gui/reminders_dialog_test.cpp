#include "gui/reminders_dialog.hpp"

#include "screen.hpp"
#include "snapshots.hpp"

#include <QAbstractButton>
#include <QLabel>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace {

using namespace sceau;
using gui::RemindersDialog;

class ARemindersDialog : public testing::Test {
protected:
    [[nodiscard]] QAbstractButton& tray() { return *dialog->findChild<QAbstractButton*>(QStringLiteral("tray")); }
    [[nodiscard]] QString said() { return dialog->findChild<QLabel*>(QStringLiteral("traySaid"))->text(); }

    QPointer<RemindersDialog> dialog = new RemindersDialog;
    const workflow::RemindersState off{true, false, 0, {}};
    const workflow::RemindersState on{true, true, 0, {}};

    ~ARemindersDialog() override { delete dialog; }
};

} // namespace

TEST_F(ARemindersDialog, ShowsWhatHoldsAndAsksForNothingByThat)
{
    const QSignalSpy chosen(dialog, &RemindersDialog::chosen);

    dialog->present(on);
    EXPECT_TRUE(tray().isChecked());
    dialog->present(off);
    EXPECT_FALSE(tray().isChecked());

    EXPECT_EQ(chosen.size(), 0);
}

TEST_F(ARemindersDialog, AsksOnceForWhatIsTicked)
{
    QSignalSpy chosen(dialog, &RemindersDialog::chosen);
    dialog->present(off);

    tray().click();

    ASSERT_EQ(chosen.size(), 1);
    EXPECT_TRUE(chosen.first().first().toBool());
}

TEST_F(ARemindersDialog, WaitsUntilItKnowsAndWhileItIsDone)
{
    dialog->present({});
    EXPECT_FALSE(tray().isEnabled());

    auto underWay = off;
    underWay.underWay = 1;
    dialog->present(underWay);
    EXPECT_FALSE(tray().isEnabled());
}

TEST_F(ARemindersDialog, OffersTheCalendarWhereNoDesktopShowsIcons)
{
    dialog->present(off);

    dialog->setTray(false);

    EXPECT_FALSE(tray().isEnabled());
    EXPECT_TRUE(said().contains(QStringLiteral("agenda"))) << said().toStdString();
    EXPECT_TRUE(dialog->findChild<QAbstractButton*>(QStringLiteral("calendar"))->isEnabled());
}

TEST_F(ARemindersDialog, LetsOneTakeBackAChoiceOnAnyDesktop)
{
    dialog->present(on);

    dialog->setTray(false);

    EXPECT_TRUE(tray().isEnabled());
}

TEST_F(ARemindersDialog, SaysWhatWentWrong)
{
    auto failed = off;
    failed.error = base::Error{base::Code::diskFull};

    dialog->present(failed);
    dialog->show();

    EXPECT_TRUE(dialog->findChild<QWidget*>(QStringLiteral("problem"))->isVisible());
}

TEST(Reminders, RememberTheKeyThatIsShownAndThatItsRenewalIsSigned)
{
    // What they keep is tested where they live (tests/workflow/reminders_test.cpp); here: which date they are given.
    const QTemporaryDir folder;
    const std::filesystem::path home = folder.path().toStdString();
    const workflow::ReminderFile file(home / "reminders");
    workflow::Reminders reminders({file, workflow::Autostart(home / "autostart", "/usr/bin/sceau"), [] {}});
    const auto now = snapshots::clock().now();
    reminders.choose(true, now);
    auto snapshot = snapshots::done();

    gui::follow(reminders, {}, now);
    gui::follow(reminders, snapshot, now);
    reminders.look();
    while (reminders.state().underWay > 0)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);

    const auto keys = file.read();
    ASSERT_TRUE(keys);
    ASSERT_EQ(keys->size(), 1U);
    EXPECT_EQ(keys->front().told, renewal::toldEnough);
}
