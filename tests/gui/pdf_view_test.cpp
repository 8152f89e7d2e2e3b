#include "gui/pdf_view.hpp"

#include <QCoreApplication>
#include <QScrollBar>
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
    Q_EMIT pages.textRead(view.currentPage(), QStringLiteral("Article 1"));

    EXPECT_TRUE(view.accessibleName().contains(QStringLiteral("4")));
    EXPECT_EQ(view.accessibleDescription(), QStringLiteral("Article 1"));
}

TEST_F(OnPages, BringsAFoundWordIntoSight)
{
    view.setHits({Found{12, QRectF(100, 400, 50, 12)}});

    const auto visible = view.visiblePages();
    EXPECT_NE(std::find(visible.begin(), visible.end(), 12), visible.end());
}
