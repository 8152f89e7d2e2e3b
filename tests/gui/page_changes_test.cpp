#include "gui/page_changes.hpp"

#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <gtest/gtest.h>

namespace {

using namespace sceau;
using gui::differences;
using gui::PageChanges;
using gui::PdfView;

QImage page()
{
    QImage drawn(400, 600, QImage::Format_RGB32);
    drawn.fill(Qt::white);
    QPainter(&drawn).fillRect(40, 40, 200, 12, Qt::black);
    return drawn;
}

} // namespace

TEST(Differences, AreNoneBetweenEqualPages)
{
    EXPECT_TRUE(differences(page(), page()).empty());
}

TEST(Differences, OfNeighboursAreOneRectangleAroundThem)
{
    auto after = page();
    QPainter(&after).fillRect(100, 300, 80, 24, Qt::black);

    const auto found = differences(page(), after);

    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].contains(QRectF(100 / 400.0, 300 / 600.0, 80 / 400.0, 24 / 600.0)));
    EXPECT_LT(found[0].width(), 0.3);
    EXPECT_LT(found[0].height(), 0.1);
}

TEST(Differences, FarApartAreSeveral)
{
    auto after = page();
    QPainter painter(&after);
    painter.fillRect(10, 10, 20, 12, Qt::red);
    painter.fillRect(300, 500, 20, 12, Qt::red);
    painter.end();

    EXPECT_EQ(differences(page(), after).size(), 2U);
}

TEST(Differences, OfAPageOfAnotherSizeAreTheWholePage)
{
    EXPECT_EQ(differences(page(), QImage(10, 10, QImage::Format_RGB32)), std::vector<QRectF>{QRectF(0, 0, 1, 1)});
}

/// Drawn in processes of their own.
TEST(PageChanges, OutlineWhatOneRevisionShowsOtherwise)
{
    const auto folder = test::temporaryFolder("page-changes");
    auto maker = test::twoPages();
    const auto before = test::writeText(folder / "before.pdf", maker.classic());
    maker.objects[6] = test::stream("BT /F1 24 Tf 72 400 Td (TEST changed) Tj ET");
    const auto after = test::writeText(folder / "after.pdf", maker.classic());
    PageChanges changes;
    std::vector<PdfView::Mark> marks;
    QObject::connect(&changes, &PageChanges::found, [&](const auto& found) { marks = found; });
    QSignalSpy ended(&changes, &PageChanges::found);

    changes.compare(before, after);
    ASSERT_TRUE(ended.wait(20'000));

    ASSERT_FALSE(marks.empty());
    for (const auto& mark : marks) {
        EXPECT_EQ(mark.page, 0) << "the second page is as it was";
        EXPECT_TRUE(mark.against);
    }
}
