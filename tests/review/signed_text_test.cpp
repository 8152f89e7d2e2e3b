#include "review/signed_text.hpp"

#include <gtest/gtest.h>

namespace sceau::review {
namespace {

struct Row {
    std::string text;
    std::vector<std::string> numbers;
};

void PrintTo(const Row& row, std::ostream* out)
{
    *out << row.text;
}

class NumbersIn : public testing::TestWithParam<Row> {};

} // namespace

TEST_P(NumbersIn, AText)
{
    EXPECT_EQ(signedTextIn(GetParam().text).numbers, GetParam().numbers);
}

INSTANTIATE_TEST_SUITE_P(Texts, NumbersIn,
                         testing::Values(Row{"Dossier TEST-425490-1 · Commande n° 425490", {"TEST-425490-1"}},
                                         Row{"Dossier 425490-12, et 425490-12", {"425490-12"}}, Row{"TEST-425490-1", {"TEST-425490-1"}},
                                         Row{"TEST-1234-1 TEST-5678-2.", {"TEST-1234-1", "TEST-5678-2"}},
                                         Row{"le 2026-11-22, au 01-23-45-67-89", {}}, Row{"XTEST-425490-1 TEST-425490-1B", {}},
                                         Row{"425490 TEST-425490 425490- -425490-1", {}}, Row{"FR-425490-1 425490-1234 123-1", {}},
                                         Row{"425490\n-1", {}}, Row{"", {}}));

TEST(SignedTextOf, APageWithoutLettersIsNotReadable)
{
    EXPECT_FALSE(signedTextIn("").readable);
    EXPECT_FALSE(signedTextIn(" \n\f — \n").readable);
    EXPECT_TRUE(signedTextIn("1").readable);
}

TEST(SignedTextOf, AHostilePageKeepsAHundredNumbers)
{
    std::string text;
    for (int i = 1000; i < 1200; ++i)
        text += std::to_string(i) + "-1 ";

    EXPECT_EQ(signedTextIn(text).numbers.size(), 100U);
}

TEST(DossierNumbers, OfOnePortalDifferInDigitsAndVersion)
{
    EXPECT_TRUE(ofOnePortal("TEST-425490-1", "TEST-425491-12"));
    EXPECT_FALSE(ofOnePortal("TEST-425490-1", "425490-1"));
    EXPECT_FALSE(ofOnePortal("TEST-425490-1", "TEST-4254900-1"));
}

} // namespace sceau::review
