#include "gui/chip_delegate.hpp"
#include "gui/help_window.hpp"
#include "gui/history_page.hpp"
#include "gui/history_words.hpp"
#include "history_states.hpp"
#include "screen.hpp"

#include <QAbstractButton>
#include <QAccessible>
#include <QMenu>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>

namespace {

using namespace sceau;
using gui::HistoryTable;
using test::Screen;

Screen screenOf(const snapshots::Signed& list, int row = 0)
{
    return Screen({"history", [&list, row](gui::MainWindow& window) {
                       window.historyPage().show(list.rows);
                       window.historyPage().present(list.state);
                       window.historyPage().choose(row);
                       window.showHistory();
                   }});
}

QStringList offered(Screen& screen)
{
    QStringList names;
    for (const auto* name : {"open", "verify", "raise", "print", "showInFolder", "copy", "find", "forget"}) {
        const auto* button = screen.find<QAbstractButton>(name);
        if (button != nullptr && button->isEnabled()) names += QLatin1String(name);
    }
    return names;
}

QString told(int row, int column, int role)
{
    HistoryTable table;
    table.show(snapshots::signedFiles().rows);
    return table.index(row, column).data(role).toString();
}

/// What a state leaves to do with its file.
struct Offer {
    const char* name;
    int row;
    QString actions;
};

} // namespace

class HistoryOffers : public testing::TestWithParam<Offer> {};

TEST_P(HistoryOffers, OnlyWhatTheStateOfTheFileAllows)
{
    auto screen = screenOf(snapshots::signedFiles(), GetParam().row);

    EXPECT_EQ(offered(screen).join(QLatin1Char(' ')).toStdString(), GetParam().actions.toStdString());
}

INSTANTIATE_TEST_SUITE_P(
    All, HistoryOffers,
    testing::Values(Offer{"Present", snapshots::SignedRow::present, QStringLiteral("open verify raise print showInFolder copy forget")},
                    Offer{"AtTheHighestLevel", snapshots::SignedRow::archived,
                          QStringLiteral("open verify print showInFolder copy forget")},
                    Offer{"Missing", snapshots::SignedRow::missing, QStringLiteral("find forget")},
                    Offer{"Changed", snapshots::SignedRow::changed, QStringLiteral("open verify print showInFolder copy forget")},
                    Offer{"Unreadable", snapshots::SignedRow::unreadable, QStringLiteral("showInFolder forget")},
                    Offer{"NotLookedAtYet", snapshots::SignedRow::unlooked, QStringLiteral("forget")}),
    [](const auto& tested) { return tested.param.name; });

TEST(History, SaysWhatTheFileIsAndWhatIsKnownOfIt)
{
    auto screen = screenOf(snapshots::signedFiles(), snapshots::SignedRow::missing);
    const auto text = screen.text();

    EXPECT_TRUE(text.contains(gui::sentence("history.missing")));
    EXPECT_TRUE(text.contains(gui::message("history.missing").next));
    EXPECT_TRUE(text.contains(QStringLiteral("TEST-418870")));
    EXPECT_TRUE(text.contains(QStringLiteral("/home/test/Documents/Barreau")));
    EXPECT_TRUE(text.contains(gui::sentence("level.B-B")));
}

TEST(History, SaysThatThePortalWasNotToldAndWhatToDo)
{
    auto screen = screenOf(snapshots::signedFiles(), snapshots::SignedRow::unrecorded);

    EXPECT_TRUE(screen.text().contains(gui::message("history.unrecorded").next));
}

TEST(History, LeadsToTheRenewalWhileItIsEmpty)
{
    auto screen = screenOf(snapshots::nothingSigned());
    QSignalSpy asked(&screen.window().historyPage(), &gui::HistoryPage::renewAsked);
    EXPECT_TRUE(screen.text().contains(QStringLiteral("Vos dossiers signés apparaîtront ici")));

    screen.find<QAbstractButton>("renew")->click();

    EXPECT_EQ(asked.count(), 1);
    EXPECT_TRUE(screen.window().renewPage().isVisible());
}

TEST(History, AsksForAFileToBeVerifiedAgain)
{
    auto screen = screenOf(snapshots::signedFiles(), snapshots::SignedRow::changed);
    std::filesystem::path wanted;
    QObject::connect(&screen.window().historyPage(), &gui::HistoryPage::verifyAsked, [&](const auto& file) { wanted = file; });

    screen.find<QAbstractButton>("verify")->click();

    EXPECT_EQ(wanted, snapshots::signedFiles().rows[snapshots::SignedRow::changed].entry.file);
}

TEST(History, OffersTheLevelsAboveTheOneTheFileHas)
{
    auto screen = screenOf(snapshots::signedFiles(), snapshots::SignedRow::unrecorded);
    screen.find<QAbstractButton>("raise")->click();
    screen.settle();

    const auto* menu = screen.find<gui::HistoryDetail>("detail")->findChild<QMenu*>();
    QStringList words;
    for (const auto* action : menu->actions())
        words += action->text();
    EXPECT_EQ(words, QStringList({gui::sentence("level.B-LT"), gui::sentence("level.B-LTA")}));
}

TEST(History, OffersNothingButTheWayOutWhileAFileIsRaised)
{
    auto screen = screenOf(snapshots::raising());

    EXPECT_TRUE(offered(screen).isEmpty());
    ASSERT_NE(screen.find<QAbstractButton>("cancel"), nullptr);
    EXPECT_TRUE(screen.text().contains(gui::sentence("stage.timestamp")));
}

TEST(History, SaysWhyAFileCannotBeRaised)
{
    auto screen = screenOf(snapshots::raiseRefused());
    const auto words = gui::describe(base::Error{base::Code::timestampNowhere});

    EXPECT_TRUE(screen.text().contains(words.title));
    EXPECT_TRUE(screen.text().contains(gui::sentence("history.unstampable")));
}

/// A list on the disk, and the window that shows it.
class HistoryOnDisk : public testing::Test {
protected:
    HistoryOnDisk()
    {
        EXPECT_TRUE(list.add(snapshots::signedFiles().rows[snapshots::SignedRow::missing].entry));
        page.drive(history);
        page.resize(900, 600);
        page.QWidget::show();
        page.activateWindow();
        page.enter();
    }
    bool untilRows(std::size_t count)
    {
        return QTest::qWaitFor([&] { return history.state().read && !history.state().busy && history.rows().size() == count; }, 30'000);
    }
    /// Delete, then one of the two answers.
    void answer(QMessageBox::ButtonRole role)
    {
        auto* table = page.findChild<QTableView*>();
        page.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&page));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Delete);
        auto* box = page.findChild<QMessageBox*>();
        ASSERT_NE(box, nullptr);
        for (auto* button : box->buttons()) {
            if (box->buttonRole(button) == role) button->click();
        }
    }

    QTemporaryDir place;
    workflow::HistoryFile list{place.path().toStdString() + "/history"};
    workflow::History history{{place.path().toStdString() + "/history", {}, {}}};
    gui::HistoryPage page;
};

TEST_F(HistoryOnDisk, RemovesALineOnlyWhenThatWasConfirmed)
{
    ASSERT_TRUE(untilRows(1));

    answer(QMessageBox::RejectRole);
    EXPECT_FALSE(history.state().busy);
    QTest::qWait(0);
    answer(QMessageBox::AcceptRole);

    EXPECT_TRUE(untilRows(0));
    EXPECT_TRUE(list.read()->empty());
}

TEST_F(HistoryOnDisk, KeepsTheChosenLineWhenOthersCome)
{
    ASSERT_TRUE(untilRows(1));
    ASSERT_TRUE(list.add(snapshots::signedFiles().rows[snapshots::SignedRow::present].entry));

    history.look();
    ASSERT_TRUE(untilRows(2));

    EXPECT_EQ(page.findChild<QTableView*>()->currentIndex().row(), 1) << "the newer one stands before it";
}

TEST(HistoryRows, SayEverythingToAScreenReader)
{
    const auto sentence = told(snapshots::SignedRow::missing, HistoryTable::signedAt, Qt::AccessibleTextRole);

    for (const auto column : {HistoryTable::signedAt, HistoryTable::file, HistoryTable::order, HistoryTable::state})
        EXPECT_TRUE(sentence.contains(told(snapshots::SignedRow::missing, column, Qt::DisplayRole))) << column;
}

TEST(HistoryRows, CarryAMoodOnlyWhereTheFileWasLookedAt)
{
    const auto mood = [](int row) { return told(row, HistoryTable::state, gui::ChipDelegate::moodRole); };

    EXPECT_TRUE(mood(snapshots::SignedRow::unlooked).isEmpty());
    EXPECT_EQ(mood(snapshots::SignedRow::present).toInt(), static_cast<int>(gui::Mood::accepted));
    EXPECT_EQ(mood(snapshots::SignedRow::changed).toInt(), static_cast<int>(gui::Mood::rejected));
    EXPECT_TRUE(told(snapshots::SignedRow::changed, HistoryTable::file, gui::ChipDelegate::moodRole).isEmpty());
}

TEST(HistoryRows, CostNoWidgetEach)
{
    std::vector<workflow::HistoryRow> many(workflow::mostEntries, snapshots::signedFiles().rows[snapshots::SignedRow::present]);
    auto screen = screenOf(snapshots::signedFiles());
    const auto before = screen.window().findChildren<QWidget*>().size();

    screen.window().historyPage().show(many);
    screen.settle();

    EXPECT_EQ(screen.window().findChildren<QWidget*>().size(), before);
    screen.window().historyPage().show(snapshots::signedFiles().rows);
}

TEST(HistoryHelp, OpensAtItsPageOfTheGuide)
{
    auto screen = screenOf(snapshots::signedFiles());

    EXPECT_EQ(gui::guidePageOf(screen.find<QTableView>("table")), QStringLiteral("dossiers.html"));
}
