#include "portal_fixture.hpp"
#include "shared/test_pki.hpp"

#include <gtest/gtest.h>

namespace sceau::portal::test {
namespace {

using nlohmann::json;

json certificate(const std::string& itsSerial)
{
    return {{"issuer", issuer()}, {"serial", itsSerial}};
}

json renewed(const std::string& from, const std::string& to)
{
    return {{"at", "2023-10-01T10:00:00Z"}, {"renewed", certificate(from)}, {"issued", certificate(to)}};
}

} // namespace

TEST(EarlierRenewals, AreUnknownInAPortalWithoutHistory)
{
    const auto portal = portalWith(oneOrder());

    EXPECT_EQ(*portal->earlierRenewals(issuer(), serial()), std::nullopt);
}

TEST(EarlierRenewals, AreNoneWhenTheHistoryIsWholeAndSilent)
{
    const auto portal = portalWith({{"history", true}});

    EXPECT_EQ(*portal->earlierRenewals(issuer(), serial()), 0);
}

TEST(EarlierRenewals, AreProvenByTheLogEvenWhereTheHistoryIsNotWhole)
{
    const auto portal = portalWith({{"renewals", {renewed("01", serial())}}});

    EXPECT_EQ(*portal->earlierRenewals(issuer(), serial()), 1);
    EXPECT_EQ(*portal->earlierRenewals("CN=Another", serial()), std::nullopt);
}

TEST(EarlierRenewals, CountTheWholeLineageInBothDirections)
{
    const auto portal = portalWith({{"history", true}, {"renewals", {renewed("01", "02"), renewed("02", "03"), renewed("71", "72")}}});

    for (const auto* member : {"01", "02", "03"})
        EXPECT_EQ(*portal->earlierRenewals(issuer(), member), 2) << member;
    EXPECT_EQ(*portal->earlierRenewals(issuer(), "72"), 1);
}

TEST(EarlierRenewals, EndInALogThatRunsInCircles)
{
    const auto portal = portalWith({{"renewals", {renewed("01", "02"), renewed("02", "01")}}});

    EXPECT_EQ(*portal->earlierRenewals(issuer(), "01"), 2);
}

TEST(EarlierRenewals, AreCountedOnceWhenImportedTwice)
{
    const auto portal = portalWith({{"renewals", {renewed("01", "02")}}});

    ASSERT_TRUE(portal->importJson(json{{"renewals", {renewed("01", "02")}}}.dump(), sceau::test::now()).has_value());

    EXPECT_EQ(*portal->earlierRenewals(issuer(), "02"), 1);
}

} // namespace sceau::portal::test
