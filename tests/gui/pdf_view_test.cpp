#include "gui/pdf_view.hpp"

#include "printed_words.hpp"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

namespace {

using sceau::gui::PdfView;
using sceau::render::Found;
using sceau::render::Pages;
using sceau::render::PageSize;

/// A view on a document whose pages the test itself delivers.
class OnPages : public testing::Test {
protected:
    OnPages()
    {
        view.resize(600, 400);
        view.show();
        Q_EMIT pages.opened(std::vector<PageSize>(20, PageSize{595, 842}));
        QCoreApplication::processEvents();
    }

    void deliver(int page) { Q_EMIT pages.rendered(page, scale(), QImage(100, 140, QImage::Format_RGB32)); }
    void print(int page, const QString& text) { Q_EMIT pages.wordsRead(page, sceau::test::printedWords(text)); }
    /// Of the viewport: a point of a page.
    QPoint at(double x, double y, int page = 0) { return (view.placeOf(page).topLeft() + QPointF(x, y) * view.zoom() * 96 / 72).toPoint(); }
    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, view.viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(view.viewport(), &move);
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, to);
    }
    QString copied()
    {
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        return QGuiApplication::clipboard()->text();
    }
    double scale() { return view.zoom() * 96.0 / 72.0 * view.devicePixelRatioF(); }

    Pages pages;
    PdfView view{pages};
};

} // namespace

TEST_F(OnPages, ShowsOnlyTheFirstPagesOfALongDocument)
{
    const auto visible = view.visiblePages();

    EXPECT_EQ(view.pageCount(), 20);
    ASSERT_FALSE(visible.empty());
    EXPECT_EQ(visible.front(), 0);
    EXPECT_LE(visible.size(), 2U);
}

TEST_F(OnPages, IsSharpOnceEveryVisiblePageArrivedAtThePresentZoom)
{
    EXPECT_FALSE(view.sharp());
    for (int page : view.visiblePages())
        deliver(page);
    EXPECT_TRUE(view.sharp());

    view.zoomIn();
    EXPECT_FALSE(view.sharp());
}

TEST_F(OnPages, IgnoresAPageMadeForAZoomThatHasPassed)
{
    const double before = scale();
    view.zoomIn();

    for (int page : view.visiblePages())
        Q_EMIT pages.rendered(page, before, QImage(100, 140, QImage::Format_RGB32));

    EXPECT_FALSE(view.sharp());
}

TEST_F(OnPages, GoesThroughPagesByKeyboard)
{
    QTest::keyClick(&view, Qt::Key_End);
    EXPECT_EQ(view.currentPage(), 19);
    QTest::keyClick(&view, Qt::Key_Home);
    EXPECT_EQ(view.currentPage(), 0);
    QTest::keyClick(&view, Qt::Key_PageDown);
    EXPECT_GT(view.verticalScrollBar()->value(), 0);
    view.goToPage(7);
    EXPECT_EQ(view.currentPage(), 7);
}

TEST_F(OnPages, KeepsItsPlaceWhenZooming)
{
    view.goToPage(9);
    view.setZoom(2);
    EXPECT_EQ(view.currentPage(), 9);
    EXPECT_DOUBLE_EQ(view.zoom(), 2);
}

TEST_F(OnPages, NamesThePageForAScreenReader)
{
    view.goToPage(3);
    print(3, QStringLiteral("Article 1"));

    EXPECT_TRUE(view.accessibleName().contains(QStringLiteral("4")));
    EXPECT_EQ(view.accessibleDescription(), QStringLiteral("Article 1"));
}

TEST_F(OnPages, BringsAFoundWordIntoSight)
{
    view.setHits({Found{12, QRectF(100, 400, 50, 12)}});

    const auto visible = view.visiblePages();
    EXPECT_NE(std::find(visible.begin(), visible.end(), 12), visible.end());
}

TEST_F(OnPages, StaysOnThePageThatWasGoneToWhereAnotherIsInTheMiddle)
{
    view.setZoom(0.25);
    view.goToPage(19);
    EXPECT_EQ(view.currentPage(), 19) << "the last one cannot come to the top";

    view.verticalScrollBar()->setValue(0);
    EXPECT_LT(view.currentPage(), 3);
}

TEST_F(OnPages, KeepsWhatStandsAtItsTopWhenItsWidthChanges)
{
    view.goToPage(9);
    view.resize(400, 400);
    EXPECT_NEAR(view.placeOf(9).top(), 10, 6);
}

TEST_F(OnPages, KeepsABoundedNumberOfImages)
{
    constexpr int side = 2'000; // sixteen megabytes each
    for (int page = 0; page < 20; ++page)
        Q_EMIT pages.rendered(page, scale(), QImage(side, side, QImage::Format_RGB32));

    EXPECT_LE(view.keptKiB(), PdfView::mostKiB);
    EXPECT_GT(view.keptKiB(), 0);
}

TEST_F(OnPages, AsksForAHugePageNoLargerThanItKeeps)
{
    Q_EMIT pages.opened({PageSize{100'000, 100'000}});
    view.setZoom(4);

    Q_EMIT pages.rendered(0, 4'000 / 100'000.0, QImage(4'000, 4'000, QImage::Format_RGB32));

    EXPECT_TRUE(view.sharp());
    EXPECT_GT(view.keptKiB(), 0);
}

TEST_F(OnPages, CopiesWhatTheMouseWasDraggedOver)
{
    print(0, QStringLiteral("Entre nous\net vous"));

    drag(at(62, 5), at(31, 25));

    EXPECT_EQ(copied(), QStringLiteral("nous\net "));
}

TEST_F(OnPages, SelectsAWordAtTheSecondClickAndALineAtTheThird)
{
    print(0, QStringLiteral("Entre nous\net vous"));

    QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, at(75, 5));
    EXPECT_EQ(copied(), QStringLiteral("nous"));
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, at(75, 5));
    EXPECT_EQ(copied(), QStringLiteral("Entre nous"));
}

TEST_F(OnPages, ExtendsTheSelectionByShiftClickAndByArrows)
{
    print(0, QStringLiteral("Entre nous\net vous"));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, at(2, 5));
    EXPECT_FALSE(view.hasSelection());

    QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::ShiftModifier, at(48, 5));
    EXPECT_EQ(copied(), QStringLiteral("Entre"));
    QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
    EXPECT_EQ(copied(), QStringLiteral("Entre n"));
    QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_EQ(copied(), QStringLiteral("Entre nous\net vous"));
}

TEST_F(OnPages, SelectsByTheKeyboardAlone)
{
    print(0, QStringLiteral("Entre nous\net vous"));

    QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);

    EXPECT_TRUE(view.hasSelection());
    EXPECT_FALSE(copied().isEmpty());
}

TEST_F(OnPages, CopiesTheWholeDocumentPageByPage)
{
    QSignalSpy done(&view, &PdfView::copied);
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    view.copy();

    for (int page = 0; page < 20; ++page) {
        EXPECT_TRUE(done.isEmpty()) << "before page " << page;
        print(page, QStringLiteral("page %1").arg(page + 1));
    }

    ASSERT_EQ(done.size(), 1);
    const auto lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    ASSERT_EQ(lines.size(), 20);
    EXPECT_EQ(lines.front(), QStringLiteral("page 1"));
    EXPECT_EQ(lines.back(), QStringLiteral("page 20"));
}

TEST_F(OnPages, CopiesAcrossAPageThatCannotBeRead)
{
    QSignalSpy done(&view, &PdfView::copied);
    Q_EMIT pages.opened(std::vector<PageSize>(3, PageSize{595, 842}));
    view.selectAll();
    view.copy();

    print(0, QStringLiteral("un"));
    Q_EMIT pages.failed(sceau::base::Error{sceau::base::Code::renderFailed}.with("request", "words").with("page", "2"));
    print(2, QStringLiteral("trois"));

    ASSERT_EQ(done.size(), 1);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), QStringLiteral("un\n\ntrois"));
}

TEST_F(OnPages, HasABeamOverTextOnly)
{
    print(0, QStringLiteral("Entre nous"));

    QTest::mouseMove(view.viewport(), at(25, 5));
    EXPECT_EQ(view.viewport()->cursor().shape(), Qt::IBeamCursor);
    QTest::mouseMove(view.viewport(), at(25, 200));
    EXPECT_EQ(view.viewport()->cursor().shape(), Qt::ArrowCursor);
}

TEST_F(OnPages, OffersCopyingAndSelectingInAMenu)
{
    print(0, QStringLiteral("Entre nous"));
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, QPoint(10, 10), view.mapToGlobal(QPoint(10, 10)));
    QCoreApplication::sendEvent(view.viewport(), &asked);

    auto* menu = view.findChild<QMenu*>();
    ASSERT_NE(menu, nullptr);
    ASSERT_EQ(menu->actions().size(), 2);
    EXPECT_FALSE(menu->actions()[0]->isEnabled()) << "nothing is selected";
    menu->actions()[1]->trigger();
    EXPECT_TRUE(view.hasSelection());
}

TEST_F(OnPages, ForgetsTheSelectionWithItsDocument)
{
    print(0, QStringLiteral("Entre nous"));
    view.selectAll();

    Q_EMIT pages.opened({PageSize{595, 842}});

    EXPECT_FALSE(view.hasSelection());
}
