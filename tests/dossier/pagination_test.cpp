#include "dossier/layout/pieces.hpp"

#include <gtest/gtest.h>

using namespace sceau::dossier::layout;

namespace {

constexpr qreal pageHeight = 100;

Piece piece(qreal height, bool keepWithNext = false, qreal spaceBefore = 0)
{
    return {.spaceBefore = spaceBefore, .height = height, .keepWithNext = keepWithNext, .draw = {}};
}

std::vector<std::size_t> piecesOnEachPage(std::vector<Piece> pieces)
{
    std::vector<std::size_t> counts;
    const auto pages = paginate(std::move(pieces), pageHeight);
    for (const auto& page : pages.value()) {
        counts.push_back(page.size());
    }
    return counts;
}

using Counts = std::vector<std::size_t>;

} // namespace

TEST(Pagination, TurnsThePageWhenItIsFull)
{
    EXPECT_EQ(piecesOnEachPage({piece(60), piece(40), piece(1)}), (Counts{2, 1}));
}

TEST(Pagination, NeverLeavesAHeadingWithoutItsText)
{
    EXPECT_EQ(piecesOnEachPage({piece(70), piece(20, true), piece(20)}), (Counts{1, 2}));
}

TEST(Pagination, KeepsAWholeChainTogether)
{
    EXPECT_EQ(piecesOnEachPage({piece(50), piece(20, true), piece(20, true), piece(20), piece(10)}), (Counts{1, 4}));
}

TEST(Pagination, CutsAChainThatNoPageHolds)
{
    EXPECT_EQ(piecesOnEachPage({piece(50), piece(60, true), piece(60, true), piece(60)}), (Counts{1, 1, 1, 1}));
}

TEST(Pagination, DropsTheSpaceAboveTheFirstPieceOfAPage)
{
    const auto pages = paginate({piece(100), piece(90, false, 30), piece(5, false, 5)}, pageHeight).value();

    ASSERT_EQ(pages.size(), 2U);
    EXPECT_EQ(pages[1][0].top, 0);
    EXPECT_EQ(pages[1][1].top, 95);
}

TEST(Pagination, RefusesAPieceTallerThanAPage)
{
    EXPECT_FALSE(paginate({piece(101)}, pageHeight));
}
