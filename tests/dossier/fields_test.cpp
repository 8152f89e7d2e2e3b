#include "dossier/layout/fields.hpp"

#include <gtest/gtest.h>

using sceau::base::Code;
using sceau::dossier::layout::Fields;

namespace {

Fields sample()
{
    Fields fields;
    fields.set("holder.name", "TEST {order.number} **Plantin**");
    fields.set("order.number", "425490");
    return fields;
}

} // namespace

TEST(Placeholders, AreFilledWithoutLookingIntoTheirValues)
{
    const auto fields = sample();

    const auto filled = fields.fill("Entre {holder.name}, n° {order.number}.");

    ASSERT_TRUE(filled);
    EXPECT_EQ(*filled, "Entre TEST {order.number} **Plantin**, n° 425490.");
}

TEST(Placeholders, ThatNobodyKnowsAreRefusedByName)
{
    const auto fields = sample();

    const auto filled = fields.fill("Couleur : {order.colour}");

    ASSERT_FALSE(filled);
    EXPECT_EQ(filled.error().code, Code::composeFailed);
    EXPECT_EQ(filled.error().facts.at("placeholder"), "order.colour");
}

class LooseBrace : public testing::TestWithParam<const char*> {};

TEST_P(LooseBrace, IsRefused)
{
    EXPECT_FALSE(sample().fill(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Placeholders, LooseBrace,
                         testing::Values("{order.number", "order.number}", "{}", "{ order.number }", "a {b {order.number}"));

TEST(Placeholders, ThatNoTextUsesAreNamed)
{
    const auto fields = sample();

    ASSERT_TRUE(fields.fill("{order.number} {order.number}"));

    EXPECT_EQ(fields.unused(), std::vector<std::string>{"holder.name"});
}
