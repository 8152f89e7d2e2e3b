#include "gui/page_text.hpp"

#include "printed_words.hpp"

#include <gtest/gtest.h>

namespace {

using namespace sceau;
using gui::PageText;
using Span = PageText::Span;

const QString article = QStringLiteral("Article 1\nl’acte signé\nfin");

PageText text(const QString& printed = article)
{
    return PageText(test::printedWords(printed));
}

} // namespace

TEST(PageText, IsTheWordsWithTheirSpacesAndLineEnds)
{
    EXPECT_EQ(text().text(), article);
    EXPECT_EQ(text().text({8, 16}), QStringLiteral("1\nl’acte"));
    EXPECT_EQ(PageText().length(), 0);
}

TEST(PageText, FindsThePlaceNextToTheNearestLetter)
{
    EXPECT_EQ(text().nearest({2, 5}), 0);
    EXPECT_EQ(text().nearest({8, 5}), 1) << "the right half of a letter";
    EXPECT_EQ(text().nearest({500, 5}), 9) << "beside a line is its end";
    EXPECT_EQ(text().nearest({-50, 25}), 10);
    EXPECT_EQ(text().nearest({15, 1'000}), 24);
    EXPECT_EQ(PageText().nearest({1, 1}), 0);
}

TEST(PageText, KnowsWhetherAPointLiesOnALine)
{
    EXPECT_TRUE(text().over({75, 5})) << "a space between two words";
    EXPECT_FALSE(text().over({75, 15}));
    EXPECT_FALSE(text().over({200, 5}));
}

TEST(PageText, KnowsTheWordAndTheLineAroundAPlace)
{
    EXPECT_EQ(text().text(text().wordAround(3)), QStringLiteral("Article"));
    EXPECT_EQ(text().text(text().wordAround(7)), QStringLiteral("Article")) << "behind its last letter";
    EXPECT_EQ(text().text(text().wordAround(12)), QStringLiteral("l’acte"));
    EXPECT_EQ(text().text(text().lineAround(12)), QStringLiteral("l’acte signé"));
    EXPECT_TRUE(PageText().wordAround(0).empty());
    EXPECT_TRUE(PageText().lineAround(0).empty());
}

TEST(PageText, CoversARectangleALine)
{
    const auto covered = text().places({8, 12});

    ASSERT_EQ(covered.size(), 2U);
    EXPECT_EQ(covered[0], QRectF(80, 0, 10, 10));
    EXPECT_EQ(covered[1], QRectF(0, 20, 20, 10));
    EXPECT_TRUE(text().places({3, 3}).empty());
}

TEST(PageText, GoesFromLineToLineAtTheSameWidth)
{
    EXPECT_EQ(text().inLineBelow(2, 1), 12);
    EXPECT_EQ(text().inLineBelow(12, -1), 2);
    EXPECT_EQ(text().inLineBelow(2, -1), 0) << "above the first line";
    EXPECT_EQ(text().inLineBelow(24, 1), text().length());
}

TEST(PageText, NeverPointsIntoACharacterOfTwoUnits)
{
    const auto clef = text(QString::fromUcs4(U"\U0001D11Ea"));

    EXPECT_EQ(clef.nearest({9, 5}), 2);
}

TEST(PageText, OfALineThatRunsUpwardsIsFoundAlongIt)
{
    render::Word word{.text = QStringLiteral("abc"), .end = render::Word::End::line};
    for (int letter = 0; letter < 3; ++letter)
        word.letters.emplace_back(0, 100 - 10 * letter, 10, 10);
    const PageText upwards({word});

    EXPECT_EQ(upwards.nearest({5, 108}), 0);
    EXPECT_EQ(upwards.nearest({5, 92}), 2);
    EXPECT_EQ(upwards.nearest({5, 10}), 3);
    EXPECT_EQ(upwards.places({0, 1}), std::vector<QRectF>{QRectF(0, 100, 10, 10)});
}
