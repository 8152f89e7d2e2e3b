#include "gui/error_banner.hpp"
#include "gui/pdf_panel.hpp"
#include "gui/pdf_view.hpp"
#include "gui/thumbnail_strip.hpp"

#include <QAccessible>
#include <QCoreApplication>
#include <QFile>
#include <QPainter>
#include <QPdfWriter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <gtest/gtest.h>

namespace {

using namespace sceau;
using gui::PageThumbnails;
using gui::ThumbnailStrip;
using render::PageSize;

constexpr int patience = 30'000; // milliseconds

/// A strip on a document whose thumbnails the test itself delivers.
class OnAStrip : public testing::Test {
protected:
    OnAStrip()
    {
        strip.resize(150, 500);
        strip.show();
        Q_EMIT pages.opened(std::vector<PageSize>(2'000, PageSize{595, 842}));
        QCoreApplication::processEvents();
    }

    void deliver(int page, QSize size = {100, 140})
    {
        const double scale = strip.thumbnails().sizeOf(page).width() / 595 * strip.devicePixelRatioF();
        Q_EMIT pages.thumbnailDrawn(page, scale, QImage(size, QImage::Format_RGB32));
    }
    [[nodiscard]] bool has(int page) const { return !strip.thumbnails().data(strip.thumbnails().index(page), Qt::DecorationRole).isNull(); }

    render::Pages pages;
    ThumbnailStrip strip{pages};
};

} // namespace

TEST_F(OnAStrip, HasARowAPageAndNoWidgetForIt)
{
    EXPECT_EQ(strip.model()->rowCount(), 2'000);
    EXPECT_LT(strip.findChildren<QWidget*>().size(), 20);
    EXPECT_EQ(strip.model()->index(6, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Page 7"));
}

TEST_F(OnAStrip, ShowsWhatArrivesForTheRoomThatItHas)
{
    deliver(0);
    Q_EMIT pages.thumbnailDrawn(1, 3, QImage(100, 140, QImage::Format_RGB32));

    EXPECT_TRUE(has(0));
    EXPECT_FALSE(has(1)) << "made for another size";
}

TEST_F(OnAStrip, KeepsABoundedNumberOfImages)
{
    for (int page = 0; page < 200; ++page)
        deliver(page, {300, 424}); // half a megabyte each

    EXPECT_LE(strip.thumbnails().keptKiB(), PageThumbnails::mostKiB);
    EXPECT_FALSE(has(0));
    EXPECT_TRUE(has(199));
}

TEST_F(OnAStrip, FollowsThePresentPageWithoutChoosingIt)
{
    QSignalSpy chosen(&strip, &ThumbnailStrip::chosen);

    strip.setCurrentPage(700);

    EXPECT_EQ(strip.currentIndex().row(), 700);
    EXPECT_TRUE(strip.viewport()->rect().intersects(strip.visualRect(strip.currentIndex())));
    EXPECT_TRUE(chosen.isEmpty());
}

TEST_F(OnAStrip, ChoosesByTheArrows)
{
    strip.setCurrentPage(3);
    QSignalSpy chosen(&strip, &ThumbnailStrip::chosen);

    QTest::keyClick(&strip, Qt::Key_Down);

    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(chosen[0][0].toInt(), 4);
}

TEST_F(OnAStrip, NamesItsRowsForAScreenReader)
{
    strip.setCurrentPage(1);
    auto* list = QAccessible::queryAccessibleInterface(&strip);
    ASSERT_NE(list, nullptr);

    EXPECT_EQ(list->role(), QAccessible::List);
    EXPECT_EQ(list->childCount(), 2'000);
    ASSERT_NE(list->child(1), nullptr);
    EXPECT_EQ(list->child(1)->text(QAccessible::Name), QStringLiteral("Page 2"));
    EXPECT_TRUE(list->child(1)->state().selected);
}

/// A panel with pages that a process draws.
class OnAPanel : public testing::Test {
protected:
    void open(int pages, QSize size)
    {
        const QString file = folder.filePath(QStringLiteral("long.pdf"));
        QPdfWriter writer(file);
        writer.setPageSize(QPageSize(QPageSize::A4));
        QPainter painter(&writer);
        for (int page = 0; page < pages; ++page) {
            if (page > 0) writer.newPage();
            painter.drawText(1000, 1000, QStringLiteral("TEST %1").arg(page + 1));
        }
        painter.end();
        panel.resize(size);
        panel.show();
        QSignalSpy drawn(&panel.view(), &gui::PdfView::drawn);
        panel.open(file.toStdString());
        EXPECT_TRUE(drawn.wait(patience));
    }
    ThumbnailStrip& strip() { return *panel.findChild<ThumbnailStrip*>(); }
    QToolButton& button() { return *panel.findChild<QToolButton*>(QStringLiteral("thumbnails")); }

    QTemporaryDir folder;
    gui::PdfPanel panel;
};

TEST_F(OnAPanel, ThumbnailsAppearByTheirButtonAndByTheirKey)
{
    open(3, {640, 500});
    EXPECT_FALSE(strip().isVisible()) << "little room: the page comes first";

    button().click();
    EXPECT_TRUE(strip().isVisible());
    panel.view().setFocus();
    QTest::keyClick(&panel.view(), Qt::Key_F9);
    EXPECT_FALSE(strip().isVisible());
    EXPECT_FALSE(button().isChecked());
}

TEST_F(OnAPanel, ThumbnailsAreThereWherePlentyOfRoomIsAndNotOfferedWhereNone)
{
    open(3, {900, 500});
    EXPECT_TRUE(strip().isVisible());
    EXPECT_TRUE(button().isChecked());

    panel.resize(400, 500);
    EXPECT_FALSE(strip().isVisible());
    EXPECT_FALSE(button().isVisible());
}

TEST_F(OnAPanel, ADocumentThatCannotBeOpenedIsSaidAndMakesRoomForTheNext)
{
    const QString broken = folder.filePath(QStringLiteral("broken.pdf"));
    QFile file(broken);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly) && file.write("TEST no PDF") > 0);
    file.close();
    panel.show();
    const auto& banner = *panel.findChild<gui::ErrorBanner*>();

    panel.open(broken.toStdString());
    EXPECT_TRUE(QTest::qWaitFor([&] { return banner.isVisible(); }, patience));
    open(1, {900, 500});
    EXPECT_FALSE(banner.isVisible());
    EXPECT_TRUE(panel.view().isVisible());
}

TEST_F(OnAPanel, OnlyTheThumbnailsThatAreSeenAreDrawn)
{
    open(60, {900, 500});
    const auto& thumbnails = strip().thumbnails();
    const auto has = [&](int page) { return !thumbnails.data(thumbnails.index(page), Qt::DecorationRole).isNull(); };

    ASSERT_TRUE(QTest::qWaitFor([&] { return has(0) && has(1); }, patience));
    EXPECT_FALSE(has(40));
    strip().verticalScrollBar()->setValue(strip().verticalScrollBar()->maximum());
    EXPECT_TRUE(QTest::qWaitFor([&] { return has(59); }, patience));
    EXPECT_FALSE(has(30)) << "it was never seen";
}

TEST_F(OnAPanel, PagesLeaveTheCornersOfTheirCardAlone)
{
    panel.resize(640, 500);
    panel.show();
    const auto& foot = *panel.findChild<QWidget*>(QStringLiteral("foot"));

    EXPECT_FALSE(foot.mask().contains(foot.rect().bottomLeft()));
    EXPECT_FALSE(foot.mask().contains(foot.rect().bottomRight()));
    EXPECT_TRUE(foot.mask().contains(foot.rect().topLeft()));
    EXPECT_TRUE(foot.mask().contains({foot.width() / 2, foot.height() - 1}));
}

TEST_F(OnAPanel, AThumbnailLeadsToItsPageAndThePageToItsThumbnail)
{
    open(12, {900, 500});

    strip().setCurrentIndex(strip().model()->index(5, 0));
    EXPECT_EQ(panel.view().currentPage(), 5);
    panel.view().goToPage(9);
    EXPECT_EQ(strip().currentIndex().row(), 9);
}
