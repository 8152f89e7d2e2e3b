#include "render/waiting.hpp"

#include <gtest/gtest.h>

using namespace sceau::render;

namespace {

Request page(int number, double scale = 1)
{
    return {.kind = Kind::render, .page = number, .scale = scale};
}

std::vector<std::pair<Kind, int>> emptied(Waiting& waiting)
{
    std::vector<std::pair<Kind, int>> order;
    while (const auto request = waiting.next()) {
        order.emplace_back(request->kind, request->page);
    }
    return order;
}

} // namespace

TEST(WaitingRequests, GiveTheLastPageAskedForFirst)
{
    Waiting waiting;
    for (const int number : {1, 2, 3}) {
        waiting.add(page(number));
    }

    EXPECT_EQ(emptied(waiting), (std::vector<std::pair<Kind, int>>{{Kind::render, 3}, {Kind::render, 2}, {Kind::render, 1}}));
}

TEST(WaitingRequests, KeepOnlyTheLatestScaleOfAPage)
{
    Waiting waiting;
    waiting.add(page(1, 1));
    waiting.add(page(2, 1));
    waiting.add(page(1, 2));

    const auto first = waiting.next();

    ASSERT_TRUE(first);
    EXPECT_EQ(first->page, 1);
    EXPECT_EQ(first->scale, 2);
    EXPECT_EQ(emptied(waiting).size(), 1U);
}

TEST(WaitingRequests, LetPagesPassTextsAndTextsPassSearches)
{
    Waiting waiting;
    waiting.add({.kind = Kind::search, .page = 0});
    waiting.add({.kind = Kind::text, .page = 1});
    waiting.add({.kind = Kind::text, .page = 2});
    waiting.add(page(3));
    waiting.add({.kind = Kind::open});

    EXPECT_EQ(emptied(waiting),
              (std::vector<std::pair<Kind, int>>{{Kind::open, 0}, {Kind::render, 3}, {Kind::text, 1}, {Kind::text, 2}, {Kind::search, 0}}));
}

TEST(WaitingRequests, LetWordsAndThumbnailsPassTextsAndSearchesButNoPage)
{
    Waiting waiting;
    waiting.add({.kind = Kind::text, .page = 0});
    waiting.add({.kind = Kind::thumbnail, .page = 1});
    waiting.add({.kind = Kind::words, .page = 2});
    waiting.add(page(3));

    EXPECT_EQ(emptied(waiting),
              (std::vector<std::pair<Kind, int>>{{Kind::render, 3}, {Kind::words, 2}, {Kind::thumbnail, 1}, {Kind::text, 0}}));
}

TEST(WaitingRequests, KeepAPageAndItsThumbnailApart)
{
    Waiting waiting;
    waiting.add(page(1));
    waiting.add({.kind = Kind::thumbnail, .page = 1});

    waiting.drop(Kind::render, 1);

    EXPECT_EQ(emptied(waiting), (std::vector<std::pair<Kind, int>>{{Kind::thumbnail, 1}}));
}

TEST(WaitingRequests, OfOneKindCanBeDropped)
{
    Waiting waiting;
    waiting.add({.kind = Kind::search, .page = 0});
    waiting.add(page(1));

    waiting.drop(Kind::search);

    EXPECT_EQ(emptied(waiting), (std::vector<std::pair<Kind, int>>{{Kind::render, 1}}));
}
