#include "dossier/layout/markup.hpp"

#include <gtest/gtest.h>

using namespace sceau::dossier::layout;

TEST(Markup, TellsTheKindOfEachLine)
{
    const auto blocks =
        parseMarkup("# Titre\n\n> Chapeau\n## Partie\n### Article\nTexte\n- Point\n| Nom | {holder.name} |\n|? Usage | - |\n");

    ASSERT_TRUE(blocks);
    std::vector<Kind> kinds;
    for (const auto& block : *blocks) {
        kinds.push_back(block.line.kind);
    }
    EXPECT_EQ(kinds, (std::vector{Kind::title, Kind::lead, Kind::heading, Kind::article, Kind::paragraph, Kind::item, Kind::row,
                                  Kind::optionalRow}));
    EXPECT_EQ((*blocks)[6].line.label, "Nom");
    EXPECT_EQ((*blocks)[6].line.text, "{holder.name}");
}

TEST(Markup, PutsBoxesSideBySide)
{
    const auto blocks = parseMarkup("::: boxes\n## Gauche\nTexte\n---\n## Droite\n_ Le\n[] Signature\n:::\nSuite");

    ASSERT_TRUE(blocks);
    ASSERT_EQ(blocks->size(), 2U);
    ASSERT_EQ(blocks->front().boxes.size(), 2U);
    EXPECT_EQ(blocks->front().boxes[1][1].kind, Kind::ruledLine);
    EXPECT_EQ(blocks->front().boxes[1][2].kind, Kind::area);
    EXPECT_EQ(blocks->back().line.text, "Suite");
}

class BrokenMarkup : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(BrokenMarkup, IsRefusedAtItsLine)
{
    const auto blocks = parseMarkup(GetParam().first);

    ASSERT_FALSE(blocks);
    EXPECT_EQ(blocks.error().facts.at("line"), GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(Markup, BrokenMarkup,
                         testing::Values(std::pair{"Texte\n::: boxes\nTexte\n", "3"}, std::pair{"::: boxes\n::: boxes\n:::\n", "2"},
                                         std::pair{"Texte\n:::\n", "2"}, std::pair{"| une cellule |\n", "1"},
                                         std::pair{"| a | b | c |\n", "1"}, std::pair{"| a | b\n", "1"}));

TEST(Markup, SplitsStrongTextBeforeNamesComeIn)
{
    const auto spans = spansOf("Entre **{holder.name}**, avocat");

    ASSERT_EQ(spans.size(), 3U);
    EXPECT_FALSE(spans[0].strong);
    EXPECT_EQ(spans[1].text, "{holder.name}");
    EXPECT_TRUE(spans[1].strong);
    EXPECT_FALSE(spans[2].strong);
}
