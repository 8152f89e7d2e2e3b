#include "support/demo.hpp"

#include "pki/holder.hpp"
#include "portal/portal.hpp"
#include "renewal/window.hpp"
#include "shared/test_pki.hpp"
#include "support/demo_portal.hpp"
#include "token/keys.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <set>

namespace sceau::support::test {
namespace {

using sceau::test::instant;

base::Instant now()
{
    return base::Clock().now();
}

} // namespace

TEST(Demo, HoldsFiveKeysOfTestPersonsAndTheirOrders)
{
    const auto demo = makeDemo(sceau::test::temporaryFolder("demo"), now());

    ASSERT_TRUE(demo.has_value()) << base::name(demo.error().code) << demo.error().where;
    token::Keys keys({{demo->module}, std::chrono::seconds(60)});
    const auto found = token::find(keys, {demo->module, {}});
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->tokens.size(), 5U);
    const auto portal = portal::Portal::open(demo->portal.string());
    ASSERT_TRUE(portal.has_value());
    EXPECT_EQ((*portal)->kind(), renewal::PortalKind::demo);
    for (const auto& token : found->tokens) {
        std::set<pki::Role> roles;
        for (const auto& item : token.certificates) {
            EXPECT_TRUE(item.certificate.commonName.starts_with("TEST ")) << item.certificate.subject;
            if (item.certificate.isAuthority) continue;
            EXPECT_TRUE(item.certificate.givenName.starts_with("TEST "));
            EXPECT_TRUE(item.certificate.surname.starts_with("TEST "));
            EXPECT_TRUE(renewal::formatInstant(item.certificate.notAfter).ends_with(" 00:00"));
            roles.insert(item.certificate.role());
            if (item.certificate.role() != pki::Role::signature) continue;
            EXPECT_EQ((*portal)->ordersFor(item.certificate.issuer, item.certificate.serial)->size(), 1U);
        }
        EXPECT_EQ(roles, (std::set<pki::Role>{pki::Role::signature, pki::Role::authentication}));
    }
}

TEST(Demo, IsMadeAnewInItsOwnFolder)
{
    const auto folder = sceau::test::temporaryFolder("again");
    const auto first = makeDemo(folder, now());
    ASSERT_TRUE(first.has_value());

    const auto second = makeDemo(folder, now());

    ASSERT_TRUE(second.has_value());
    EXPECT_NE(first->token, second->token);
    token::Keys keys({{second->module}, std::chrono::seconds(60)});
    EXPECT_EQ(token::find(keys, {second->module, {}})->tokens.size(), 5U);
}

TEST(Demo, NeverEmptiesAFolderOfSomebodyElse)
{
    const auto folder = sceau::test::temporaryFolder("foreign");
    std::ofstream(folder / "thesis.txt") << "mine";

    const auto demo = makeDemo(folder, now());

    ASSERT_FALSE(demo.has_value());
    EXPECT_EQ(demo.error().code, base::Code::targetExists);
    EXPECT_TRUE(std::filesystem::exists(folder / "thesis.txt"));
}

TEST(ParisMidnight, IsThatOfTheDayInParisInSummerAndWinter)
{
    EXPECT_EQ(parisMidnight(instant("2026-11-21T20:00:00Z"), 0), instant("2026-11-20T23:00:00Z"));
    EXPECT_EQ(parisMidnight(instant("2026-11-21T23:30:00Z"), 0), instant("2026-11-21T23:00:00Z"));
    EXPECT_EQ(parisMidnight(instant("2026-03-20T12:00:00Z"), 20), instant("2026-04-08T22:00:00Z"));
    EXPECT_EQ(parisMidnight(instant("2026-11-05T12:00:00Z"), -20), instant("2026-10-15T22:00:00Z"));
}

TEST(DemoCases, StateSirensThatAreSirens)
{
    for (const auto& one : demoCases())
        EXPECT_TRUE(pki::isSiren(one.directorySiren)) << one.which;
    EXPECT_TRUE(pki::isSiren(demoSiren));
}

} // namespace sceau::support::test
