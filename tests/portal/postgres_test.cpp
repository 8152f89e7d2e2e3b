#include "postgres.hpp"

#include "portal/database.hpp"
#include "portal_fixture.hpp"
#include "shared/test_pki.hpp"

#include <gtest/gtest.h>

namespace sceau::portal::test {
namespace {

using base::Code;
using sceau::test::now;

const std::string number = "425490";

/// From the import to the signature, as the SQLite tests prove it piece by piece.
void liveTheLifeOfAnOrder(const std::string& where)
{
    const auto made = Portal::init(where, renewal::PortalKind::test);
    ASSERT_TRUE(made.has_value()) << base::name(made.error().code)
                                  << (made.error().facts.contains("sql") ? made.error().facts.at("sql") : "");
    EXPECT_EQ(Portal::init(where, renewal::PortalKind::test).error().code, Code::portalExists);
    ASSERT_TRUE((*made)->importJson(documentedImport(), now()).has_value());
    ASSERT_TRUE((*made)->importJson(documentedImport(), now()).has_value());

    const auto portal = Portal::open(where);
    ASSERT_TRUE(portal.has_value());
    EXPECT_EQ((*portal)->kind(), renewal::PortalKind::test);
    EXPECT_EQ((*portal)->entry("012345")->firstNames.front(), "TEST Hélène");
    EXPECT_EQ((*portal)->ordersFor(issuer(), serial())->size(), 1U);
    EXPECT_EQ(*(*portal)->earlierRenewals(issuer(), "0202"), 1);
    EXPECT_EQ(*(*portal)->earlierRenewals(issuer(), serial()), 0);

    ASSERT_TRUE((*portal)->issue(number, bytes("%PDF one"), "{}", now()).has_value());
    EXPECT_EQ((*portal)->issue(number, bytes("%PDF two"), "{}", now()).error().code, Code::dossierIssued);
    ASSERT_TRUE((*portal)->cancelIssued(number, now()).has_value());
    ASSERT_TRUE((*portal)->issue(number, base::Bytes{'%', 'P', 0, 255, '\\', '\''}, "{}", now()).has_value());
    EXPECT_EQ((*(*portal)->issued(number))->pdf, (base::Bytes{'%', 'P', 0, 255, '\\', '\''}));
    EXPECT_EQ((*(*portal)->issued(number))->id, "TEST-425490-2");
    ASSERT_TRUE((*portal)->recordSigned(number, base::Bytes{'%', 'P', 0, 255, '\\', '\'', '!'}, now()).has_value());
    EXPECT_EQ((*portal)->order(number)->step, renewal::OrderStep::signedElectronically);
    EXPECT_EQ((*portal)->order(number)->lastAction, now());
    EXPECT_EQ((*portal)->events(number)->size(), 9U);
}

} // namespace

TEST(PortalEngines, LiveTheSameLifeInSqlite)
{
    liveTheLifeOfAnOrder(newFile().string());
}

TEST(PortalEngines, LiveTheSameLifeInPostgresql)
{
    const auto server = Postgres::start();
    if (!server) GTEST_SKIP() << "PostgreSQL is not installed";

    ASSERT_NO_FATAL_FAILURE(liveTheLifeOfAnOrder(server->url()));

    const auto database = Database::open(server->url(), Database::Missing::refuse);
    ASSERT_TRUE(database.has_value());
    for (const char* forgery : {"UPDATE events SET kind = 'nothing'", "DELETE FROM events", "TRUNCATE events"}) {
        EXPECT_EQ((*database)->run(forgery).error().code, Code::portalInvalid) << forgery;
    }
    auto kept = (*database)->run("SELECT count(*) FROM events WHERE order_number = '425490'");
    ASSERT_TRUE(kept.has_value());
    ASSERT_TRUE(kept->next());
    EXPECT_EQ(kept->value(0).toInt(), 9);
}

TEST(PortalEngines, SayThatAServerDoesNotAnswer)
{
    const auto nowhere = sceau::test::temporaryFolder("nowhere").string();

    EXPECT_EQ(Portal::open("postgresql://clerk@/postgres?host=" + nowhere).error().code, Code::portalUnreadable);
}

} // namespace sceau::portal::test
