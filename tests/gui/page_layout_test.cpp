#include "gui/page_layout.hpp"

#include <gtest/gtest.h>

namespace {

using sceau::gui::PageLayout;
using sceau::render::PageSize;

PageLayout layoutOf(std::vector<PageSize> sizes, double factor = 1)
{
    PageLayout layout;
    layout.setPages(std::move(sizes));
    layout.arrange(factor);
    return layout;
}

} // namespace

TEST(PageLayout, PutsPagesUnderOneAnotherAndCentresThem)
{
    const auto layout = layoutOf({{100, 200}, {60, 50}}, 2);

    EXPECT_EQ(layout.place(0, 400), QRectF(100, 20, 200, 400));
    EXPECT_EQ(layout.place(1, 400), QRectF(140, 436, 120, 100));
    EXPECT_EQ(layout.size(), QSizeF(240, 556));
    EXPECT_EQ(layout.place(0, 50).left(), 20) << "a page wider than the view begins at the margin";
}

TEST(PageLayout, FindsThePageOfEveryHeight)
{
    const auto layout = layoutOf(std::vector<PageSize>(20'000, PageSize{100, 100}));

    EXPECT_EQ(layout.pageAt(-5), 0);
    EXPECT_EQ(layout.pageAt(20), 0);
    EXPECT_EQ(layout.pageAt(20 + 100 + 15), 0) << "what lies between two pages belongs to the upper one";
    EXPECT_EQ(layout.pageAt(20 + 116), 1);
    EXPECT_EQ(layout.pageAt(20 + 116 * 12'345 + 50), 12'345);
    EXPECT_EQ(layout.pageAt(1e9), 19'999);
}

TEST(PageLayout, NamesThePagesThatShowBetweenTwoHeights)
{
    const auto layout = layoutOf(std::vector<PageSize>(10, PageSize{100, 100}));
    using Pages = std::pair<int, int>;

    EXPECT_EQ(layout.between(0, 50), Pages(0, 0));
    EXPECT_EQ(layout.between(119, 137), Pages(0, 1));
    EXPECT_EQ(layout.between(120, 137), Pages(1, 1)) << "the first one ends at 120";
    EXPECT_EQ(layout.between(121, 135), std::nullopt) << "between two pages";
    EXPECT_EQ(layout.between(0, 1e9), Pages(0, 9));
    EXPECT_EQ(PageLayout().between(0, 100), std::nullopt);
}

TEST(PageLayout, OfALandscapeAmongPortraitsIsAsLargeAsTheLargestSides)
{
    EXPECT_EQ(layoutOf({{595, 842}, {842, 595}}).largest(), QSizeF(842, 842));
}
