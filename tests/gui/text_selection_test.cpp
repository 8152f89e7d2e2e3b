#include "gui/text_selection.hpp"

#include "printed_words.hpp"

#include <gtest/gtest.h>

namespace {

using namespace sceau;
using gui::PageText;
using gui::TextPlace;
using gui::TextRange;
using gui::TextSelection;
using Unit = TextSelection::Unit;
using Span = PageText::Span;

const PageText text(test::printedWords(QStringLiteral("Entre nous\net vous")));

QString selected(const TextSelection& selection)
{
    return text.text(selection.range().on(0, text.length()));
}

} // namespace

TEST(TextSelection, GoesFromWhereItBeganInBothDirections)
{
    TextSelection selection;
    selection.begin({0, 6}, text, Unit::letter);
    EXPECT_TRUE(selection.empty());

    selection.extend({0, 10}, text);
    EXPECT_EQ(selected(selection), QStringLiteral("nous"));
    selection.extend({0, 2}, text);
    EXPECT_EQ(selected(selection), QStringLiteral("tre "));
    EXPECT_EQ(selection.head(), (TextPlace{0, 2}));
}

TEST(TextSelection, OfAWordGrowsByWordsAndKeepsTheFirst)
{
    TextSelection selection;
    selection.begin({0, 7}, text, Unit::word);
    EXPECT_EQ(selected(selection), QStringLiteral("nous"));

    selection.extend({0, 12}, text);
    EXPECT_EQ(selected(selection), QStringLiteral("nous\net"));
    selection.extend({0, 1}, text);
    EXPECT_EQ(selected(selection), QStringLiteral("Entre nous"));
}

TEST(TextSelection, OfALineTakesItWhole)
{
    TextSelection selection;

    selection.begin({0, 12}, text, Unit::line);

    EXPECT_EQ(selected(selection), QStringLiteral("et vous"));
}

TEST(TextSelection, AcrossPagesTakesTheOnesBetweenWhole)
{
    const TextRange range{{1, 4}, {3, TextPlace::pageEnd}};

    EXPECT_TRUE(range.on(0, 100).empty());
    EXPECT_EQ(range.on(1, 100), (Span{4, 100}));
    EXPECT_EQ(range.on(2, 100), (Span{0, 100}));
    EXPECT_EQ(range.on(3, 7), (Span{0, 7}));
    EXPECT_TRUE(range.on(4, 100).empty());
    EXPECT_EQ(range.on(1, 2), (Span{2, 2})) << "a text shorter than was thought";
}
