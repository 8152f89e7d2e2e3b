#include "base/code.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

using namespace sceau::base;

TEST(Code, CarriesTheNameOfItsFamilyAndItsNumber)
{
    EXPECT_EQ(name(Code::pinIncorrect), "PIN-101");
    EXPECT_EQ(name(Code::keyRemoved), "KEY-209");
    EXPECT_EQ(name(Code::digestMismatch), "SIG-303");
    EXPECT_EQ(name(Code::diskFull), "DOC-414");
    EXPECT_EQ(name(Code::networkTls), "NET-503");
    EXPECT_EQ(name(Code::notEligible), "ORD-608");
    EXPECT_EQ(name(Code::internal), "SYS-701");
}

TEST(Code, HasANumberOfItsOwn)
{
    const auto& codes = allCodes();
    const std::set<Code> different(codes.begin(), codes.end());

    EXPECT_GT(codes.size(), 90U);
    EXPECT_EQ(different.size(), codes.size());
}

TEST(Code, IsListedInAscendingOrder)
{
    EXPECT_TRUE(std::is_sorted(allCodes().begin(), allCodes().end()));
}
