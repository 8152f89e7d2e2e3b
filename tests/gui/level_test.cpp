#include "gui/notice.hpp"
#include "gui/step_signing.hpp"
#include "gui/words.hpp"
#include "screen.hpp"
#include "snapshots.hpp"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

namespace {

using namespace sceau;
using test::Screen;
using workflow::Step;

class EveryLevel : public testing::TestWithParam<pades::Level> {};

TEST_P(EveryLevel, IsSaidInPlainWordsBeforeTheSignature)
{
    auto snapshot = snapshots::signing();
    snapshot.wantedLevel = snapshot.level = GetParam();

    Screen screen(snapshot);

    EXPECT_TRUE(screen.text().contains(gui::sentence("level." + pades::name(GetParam()))));
    EXPECT_NE(screen.find<QLineEdit>("pin"), nullptr);
    EXPECT_EQ(screen.find<QPushButton>("settle"), nullptr);
}

INSTANTIATE_TEST_SUITE_P(StepSigning, EveryLevel,
                         testing::Values(pades::Level::basic, pades::Level::timestamped, pades::Level::longTerm, pades::Level::archival),
                         [](const auto& level) { return "Level" + std::to_string(static_cast<int>(level.param)); });

} // namespace

TEST(ALevelOutOfReach, IsAChoiceInsteadOfThePin)
{
    Screen screen(snapshots::levelRefused());

    EXPECT_EQ(screen.find<QLineEdit>("pin"), nullptr);
    EXPECT_FALSE(screen.find<QPushButton>("action"));
    const auto* settle = screen.find<QPushButton>("settle");
    const auto* retry = screen.find<QPushButton>("retry");
    ASSERT_TRUE(settle && retry);
    EXPECT_EQ(settle->text(), QStringLiteral("Signer maintenant (B-B), compléter plus tard"));
    EXPECT_EQ(retry->text(), QStringLiteral("Réessayer"));
    for (const auto& expected :
         {gui::describe(*snapshots::levelRefused().error).title, gui::sentence("level.refused"), QStringLiteral("NET-512")}) {
        EXPECT_EQ(screen.text().count(expected), 1) << expected.toStdString();
    }
    EXPECT_FALSE(screen.text().contains(QStringLiteral("--level"))) << "the window has no command line";
}

TEST(ALevelOutOfReach, IsChosenWithTheKeyboardAlone)
{
    Screen screen(snapshots::signing());
    auto& page = screen.page(Step::signing);
    QSignalSpy settled(&page, SIGNAL(basicLevelChosen()));
    QSignalSpy asked(&page, SIGNAL(levelCheckAsked()));
    auto checking = snapshots::levelBeingChecked();
    screen.present(checking);
    screen.present(snapshots::levelRefused());

    ASSERT_EQ(screen.window().focusWidget(), screen.find<QPushButton>("settle"));
    QTest::keyClick(screen.window().focusWidget(), Qt::Key_Return);
    QTest::keyClick(screen.window().focusWidget(), Qt::Key_Tab);
    ASSERT_EQ(screen.window().focusWidget(), screen.find<QPushButton>("retry"));
    QTest::keyClick(screen.window().focusWidget(), Qt::Key_Space);

    EXPECT_EQ(settled.count(), 1);
    EXPECT_EQ(asked.count(), 1);
}

TEST(ALevelOutOfReach, ForgetsThePinThatWasTyped)
{
    Screen screen(snapshots::signing());
    QTest::keyClicks(screen.find<QLineEdit>("pin"), QStringLiteral("1234"));

    screen.present(snapshots::levelRefused());
    screen.present(snapshots::settledForBasic());

    auto* pin = screen.find<QLineEdit>("pin");
    EXPECT_TRUE(pin->text().isEmpty());
    EXPECT_FALSE(pin->isUndoAvailable());
    EXPECT_EQ(screen.window().focusWidget(), pin);
    EXPECT_TRUE(screen.text().contains(gui::sentence("level.settled")));
}

TEST(ALevelBeingChecked, IsNotCalledASignature)
{
    Screen screen(snapshots::signing());

    screen.present(snapshots::levelBeingChecked());

    EXPECT_TRUE(screen.text().contains(QStringLiteral("Avant de signer")));
    EXPECT_FALSE(screen.text().contains(QStringLiteral("Signature en cours")));
    EXPECT_NE(screen.find<QPushButton>("cancel"), nullptr);
}

TEST(ALevelThatAnswers, LeadsToThePin)
{
    Screen screen(snapshots::dossier());
    screen.present(snapshots::levelBeingChecked());

    auto answered = snapshots::levelBeingChecked();
    answered.busy = answered.cancellable = false;
    answered.stage.clear();
    screen.present(answered);

    EXPECT_EQ(screen.window().focusWidget(), screen.find<QLineEdit>("pin"));
}

TEST(StepDone, SaysThatALowerLevelCanBeRaisedLater)
{
    EXPECT_EQ(Screen(snapshots::done()).find<gui::Notice>("below"), nullptr);

    Screen screen(snapshots::doneBelowLevel());

    auto* below = screen.find<gui::Notice>("below");
    ASSERT_NE(below, nullptr);
    EXPECT_TRUE(below->title().contains(QStringLiteral("B-B")));
    EXPECT_TRUE(below->text().contains(gui::describe(*snapshots::doneBelowLevel().shortfall).title));
    EXPECT_TRUE(below->text().contains(QStringLiteral("sceauctl augment --level B-LTA")));
}

TEST(StepDone, ShowsWhatTheVerifierFoundOfAnArchivesSignatureAndNotOfItsTimeStamp)
{
    Screen screen(snapshots::doneAsArchive());

    EXPECT_TRUE(screen.text().contains(QStringLiteral("PAdES B-LTA")));
    EXPECT_TRUE(screen.text().contains(QStringLiteral("non, seules des preuves ont été ajoutées")));
    EXPECT_TRUE(screen.text().contains(QStringLiteral("remonte à TEST Racine")));
}
