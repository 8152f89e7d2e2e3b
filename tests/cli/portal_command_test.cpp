#include "demo.hpp"

#include <gmock/gmock.h>

namespace sceau::cli::test {

TEST(PortalInit, MakesAnEmptyPortalOnce)
{
    const Demo demo;

    const auto made = demo.run({"portal", "init", "--portal", "p.db", "--kind", "production", "--json"});
    const auto again = demo.run({"portal", "init", "--portal", "p.db"});
    const auto shown = demo.run({"portal", "show", "--portal", "p.db", "--json"}).line();

    EXPECT_EQ(made.status, 0);
    EXPECT_EQ(made.line().at("kind"), "production");
    EXPECT_EQ(again.status, 4);
    EXPECT_EQ(again.code(), "ORD-614");
    EXPECT_EQ(shown.at("kind"), "production");
    EXPECT_EQ(shown.at("entries"), 0);
    EXPECT_EQ(shown.at("orders"), 0);
}

TEST(PortalImport, SaysWhereTheFileIsWrong)
{
    const Demo demo;
    ASSERT_EQ(demo.run({"portal", "init", "--portal", "p.db"}).status, 0);

    const auto answer = demo.run({"portal", "import", "--portal", "p.db", demo.write("bad.json", R"({"orders":[{"number":7}]})")});

    EXPECT_EQ(answer.status, 4);
    EXPECT_EQ(answer.code(), "ORD-618");
    EXPECT_THAT(answer.err, testing::HasSubstr("/orders/0/number"));
    EXPECT_EQ(demo.run({"portal", "import", "--portal", "p.db", "absent.json"}).code(), "DOC-409");
}

TEST(PortalOrders, AreListedAndShown)
{
    const Demo demo;

    const auto orders = demo.run({"portal", "orders", "--portal", demo.portal(), "--json"}).lines();
    const auto one = demo.run({"portal", "show", "--portal", demo.portal(), "--order", "425490", "--json"}).line();

    EXPECT_EQ(orders.size(), 5U);
    EXPECT_EQ(orders.front().at("number"), "425490");
    EXPECT_EQ(orders.front().at("step"), "paid");
    EXPECT_EQ(orders.front().at("price_cents"), 14050);
    EXPECT_EQ(one.at("entry").at("cnbf"), "012345");
    EXPECT_EQ(one.at("events").at(0).at("kind"), "import");
    EXPECT_EQ(demo.run({"portal", "show", "--portal", demo.portal(), "--order", "1"}).code(), "ORD-601");
}

TEST(Portal, ThatIsNoneIsToldFromOneThatIsMissing)
{
    const Demo demo;

    const auto none = demo.run({"portal", "orders", "--portal", demo.pinFile()});
    const auto missing = demo.run({"portal", "orders", "--portal", "absent.db"});

    EXPECT_EQ(none.status, 5);
    EXPECT_EQ(none.code(), "ORD-610");
    EXPECT_EQ(missing.status, 4);
    EXPECT_EQ(missing.code(), "DOC-409");
}

TEST(Portal, IsTakenFromTheSettingsWhereNoneIsNamed)
{
    const Demo demo;
    std::filesystem::create_directories(demo.path("config/sceau"));
    demo.write("config/sceau/settings.json", nlohmann::json{{"portal", demo.portal()}}.dump());
    Circumstances circumstances;
    circumstances.environment["XDG_CONFIG_HOME"] = demo.path("config").string();

    EXPECT_EQ(demo.run({"portal", "orders", "--json"}, circumstances).lines().size(), 5U);
}

} // namespace sceau::cli::test
