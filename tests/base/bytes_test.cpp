#include "base/bytes.hpp"

#include <gtest/gtest.h>

using namespace sceau::base;

TEST(Hex, IsLowerCaseTwoDigitsAByte)
{
    EXPECT_EQ(hex(Bytes{0x00, 0x0F, 0xA0, 0xFF}), "000fa0ff");
    EXPECT_EQ(hex({}), "");
}

TEST(Bytes, AreTheTextTheyCameFrom)
{
    EXPECT_EQ(textOf(bytesOf("clé")), "clé");
    EXPECT_EQ(bytesOf("clé").size(), 4U);
}
