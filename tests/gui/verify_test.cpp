#include "gui/verified_files.hpp"
#include "gui/verify_page.hpp"
#include "gui/verify_words.hpp"
#include "gui/words.hpp"
#include "screen.hpp"
#include "snapshots.hpp"
#include "verify_states.hpp"

#include <QAbstractItemView>
#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>
#include <numeric>

namespace {

using namespace sceau;
using gui::FilesOfVerdict;
using gui::VerifiedFiles;
using review::Verdict;
using test::Screen;

const test::Sight& sight(const std::string& name)
{
    const auto& all = test::sights();
    return *std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.name == name; });
}

std::vector<workflow::ListedFile> unjudged(std::size_t count)
{
    std::vector<workflow::ListedFile> files;
    for (std::size_t i = 0; i < count; ++i)
        files.push_back({"/dossiers/dossier-" + std::to_string(i) + ".pdf", nullptr});
    return files;
}

std::vector<std::size_t> upTo(std::size_t count)
{
    std::vector<std::size_t> places(count);
    std::iota(places.begin(), places.end(), std::size_t{0});
    return places;
}

} // namespace

TEST(VerifiedTable, GrowsAndIsJudgedInBatchesWithoutEverBeginningAnew)
{
    constexpr std::size_t many = 2000, batch = 100;
    const auto kept =
        std::make_shared<const workflow::KeptReview>(snapshots::judgedFile("TEST Pascale Plantin", pades::Indication::totalPassed));
    std::vector<workflow::ListedFile> files;
    VerifiedFiles table;
    table.show(files);
    QSignalSpy resets(&table, &QAbstractItemModel::modelReset), insertions(&table, &QAbstractItemModel::rowsInserted),
        changes(&table, &QAbstractItemModel::dataChanged);

    for (std::size_t i = 0; i < many / batch; ++i) {
        const auto more = unjudged(batch);
        files.insert(files.end(), more.begin(), more.end());
        table.grow();
    }
    for (auto& file : files)
        file.kept = kept;
    table.renew(upTo(many));

    EXPECT_EQ(table.rowCount(), static_cast<int>(many));
    EXPECT_EQ(resets.count(), 0);
    EXPECT_EQ(insertions.count(), static_cast<int>(many / batch));
    EXPECT_EQ(changes.count(), 1) << "neighbours are told as one";
}

TEST(VerifiedTable, MakesNoWidgetForARow)
{
    const auto files = unjudged(2000);
    Screen screen(sight("verify_accepted"));
    auto* table = screen.find<QAbstractItemView>("table");
    ASSERT_NE(table, nullptr);
    const auto before = table->findChildren<QWidget*>().size();

    screen.window().verifyPage().show(files);
    screen.settle();

    EXPECT_EQ(table->model()->rowCount(), 2000);
    EXPECT_EQ(table->findChildren<QWidget*>().size(), before);
}

TEST(VerifiedTable, SaysTheVerdictOfARowToAScreenReader)
{
    VerifiedFiles table;
    table.show(snapshots::verified().files);

    const auto said = [&](int row) { return table.index(row, 0).data(Qt::AccessibleTextRole).toString(); };

    EXPECT_EQ(said(snapshots::rejectedRow), QStringLiteral("dossier-425512.pdf, Rejeté, TEST Jean Dupré, B-B"));
    EXPECT_EQ(said(snapshots::waitingRow), QStringLiteral("dossier-425518.pdf, À vérifier"));
}

TEST(VerifiedTable, ShowsTheFilesOfOneVerdictAndSortsTheWorstFirst)
{
    VerifiedFiles table;
    table.show(snapshots::verified().files);
    FilesOfVerdict shown;
    shown.setSourceModel(&table);

    shown.showOnly(Verdict::rejected);
    EXPECT_EQ(shown.rowCount(), 3);
    shown.showOnly({});
    EXPECT_EQ(shown.rowCount(), table.rowCount());

    shown.sort(VerifiedFiles::verdict);
    EXPECT_EQ(shown.index(0, VerifiedFiles::verdict).data().toString(), QStringLiteral("Rejeté"));
    EXPECT_EQ(shown.index(shown.rowCount() - 1, VerifiedFiles::verdict).data().toString(), QStringLiteral("À vérifier"));
}

TEST(VerifiedTable, NamesNoCharacterThatActsInsteadOfBeingSeen)
{
    const std::vector<workflow::ListedFile> files{{"/dossiers/facture\u202Efdp.exe", nullptr}};
    VerifiedFiles table;
    table.show(files);

    EXPECT_FALSE(table.index(0, 0).data().toString().contains(QChar(0x202E)));
}

TEST(VerifyPage, IsWalkedByKeyboardFromFileToFile)
{
    Screen screen(sight("verify_accepted"));
    auto* table = screen.find<QAbstractItemView>("table");
    ASSERT_NE(table, nullptr);
    table->setFocus();

    for (int i = 0; i < snapshots::rejectedRow; ++i)
        QTest::keyClick(table, Qt::Key_Down);
    screen.settle();

    EXPECT_TRUE(screen.text().contains(gui::describe(base::Error{base::Code::changedAfterSignature}).title)) << screen.text().toStdString();
    ASSERT_NE(screen.find<QPushButton>("onlyREJECTED"), nullptr);
    QTest::keyClick(screen.find<QPushButton>("onlyREJECTED"), Qt::Key_Space);
    EXPECT_EQ(table->model()->rowCount(), 3);
}

TEST(VerifyPage, OffersToSignWhatNobodySignedWhereTheRenewalTakesIt)
{
    Screen screen(sight("verify_unsigned"));
    QSignalSpy asked(&screen.window().verifyPage(), &gui::VerifyPage::signAsked);
    auto* sign = screen.find<QPushButton>("sign");
    ASSERT_NE(sign, nullptr);

    sign->click();
    EXPECT_EQ(asked.count(), 1);

    screen.window().verifyPage().setSignable(false);
    EXPECT_FALSE(sign->isVisible());
}

TEST(VerifyDetail, ShowsEverySignatureOfAFileWithoutMovingSideways)
{
    Screen screen(sight("verify_several"), {1024, 600});
    auto* list = screen.find<QListWidget>("signatures");
    ASSERT_NE(list, nullptr);
    auto* last = list->item(list->count() - 1);
    last->setText(QStringLiteral("TEST ") + QString(200, QLatin1Char('w')));
    screen.settle();

    EXPECT_FALSE(list->horizontalScrollBar()->isVisible());
    EXPECT_LE(list->visualItemRect(last).bottom(), list->viewport()->height());
    EXPECT_FALSE(last->toolTip().isEmpty());
}

TEST(VerifyPage, ListsSeveralSignaturesAndShowsTheOneThatIsChosen)
{
    Screen screen(sight("verify_several"));
    auto* list = screen.find<QListWidget>("signatures");
    ASSERT_NE(list, nullptr);
    ASSERT_EQ(list->count(), 2);

    list->setCurrentRow(1);
    screen.settle();

    EXPECT_TRUE(screen.text().contains(QStringLiteral("INDETERMINATE · TRY_LATER")));
}

TEST(VerifyPage, CopiesForSupportNobodysName)
{
    const auto text = gui::forSupport(snapshots::verified().files[snapshots::rejectedRow].kept->review());

    EXPECT_TRUE(text.contains(QStringLiteral("SIG-310"))) << text.toStdString();
    EXPECT_TRUE(text.contains(QStringLiteral("dossier-425512.pdf")));
    EXPECT_TRUE(text.contains(QStringLiteral("TOTAL-FAILED · FORMAT_FAILURE")));
    EXPECT_FALSE(text.contains(QStringLiteral("Dupré")));
}

TEST(VerifyPage, SaysHowFastItGoesAndWhatRemains)
{
    Screen screen(sight("verify_under_way"));

    EXPECT_TRUE(screen.text().contains(QStringLiteral("14 fichiers sur 2480, 14 par seconde, reste environ 2\u00A0min 56\u00A0s")))
        << screen.text().toStdString();
    ASSERT_NE(screen.find<QPushButton>("cancel"), nullptr);
}
