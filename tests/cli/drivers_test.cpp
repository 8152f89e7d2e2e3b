#include "demo.hpp"

#include "shared/driver_files.hpp"
#include "shared/piv_keys.hpp"
#include "shared/test_pki.hpp"

#include <cstdlib>
#include <gmock/gmock.h>

namespace sceau::cli::test {
namespace {

using testing::HasSubstr;

/// The line of --json about this module.
nlohmann::json lineOf(const Answer& answer, const std::string& module)
{
    for (const auto& line : answer.lines()) {
        if (line.at("module") == module) return line;
    }
    return {};
}

/// A person with a state of their own, a card in a reader and no other key.
class DriversOfACard : public sceau::test::PivTest {
protected:
    [[nodiscard]] Answer drivers(std::vector<std::string> options) const
    {
        Circumstances circumstances;
        circumstances.environment = {{"XDG_STATE_HOME", state.string()},
                                     {"PCSCLITE_CSOCK_NAME", std::getenv("PCSCLITE_CSOCK_NAME")},
                                     {"OPENSC_CONF", std::getenv("OPENSC_CONF")}};
        options.insert(options.begin(), {"token", "drivers"});
        return sceauctl(options, circumstances);
    }

    std::filesystem::path state = sceau::test::temporaryFolder("state");
};

} // namespace

TEST(TokenDrivers, TellWhichStepFailsInWordsAndInJson)
{
    const auto windows = sceau::test::driverFile(sceau::test::peFor(0x014C, false)).string();

    const auto answer = sceauctl({"token", "drivers", "--module", windows, "--json"});

    EXPECT_EQ(answer.status, 0) << answer.err;
    const auto line = answer.lines().at(0);
    EXPECT_EQ(line.at("module"), windows);
    EXPECT_EQ(line.at("source"), "named");
    EXPECT_EQ(line.at("failed"), "kind");
    EXPECT_EQ(line.at("checks").back().at("code"), "KEY-206");
    EXPECT_EQ(line.at("checks").back().at("facts").at("library"), "PE 32-bit x86");
    EXPECT_THAT(answer.err, HasSubstr("KEY-206"));
    EXPECT_THAT(answer.err, HasSubstr("PE 32-bit x86"));
}

TEST(TokenDrivers, OfASoftwareKeyWork)
{
    const Demo demo;

    const auto answer = demo.run({"token", "drivers", "--module", demo.module(), "--json"});

    const auto checks = answer.lines().at(0).at("checks");
    ASSERT_GE(checks.size(), 7U);
    EXPECT_EQ(checks.at(6).at("step"), "tokens");
    EXPECT_EQ(checks.at(6).at("facts").at("tokens"), "5");
}

TEST(TokenDrivers, TakeOneOrderAtATime)
{
    EXPECT_EQ(sceauctl({"token", "drivers", "--use", "/a.so", "--forget"}).status, 2);
    EXPECT_EQ(sceauctl({"token", "drivers", "--use", "/a.so", "--module", "/a.so"}).status, 2);
}

TEST(TokenDrivers, AreNotRememberedWhenTheyAreMissing)
{
    const auto answer = sceauctl({"token", "drivers", "--use", "/nowhere/driver.so"});

    EXPECT_EQ(answer.status, 3);
    EXPECT_EQ(answer.code(), "KEY-205");
}

TEST_F(DriversOfACard, AreRememberedShownAndForgotten)
{
    piv.insert(card);
    const auto module = piv.module().string();

    const auto used = drivers({"--use", module, "--json"});
    const auto after = drivers({"--json"});
    const auto forgotten = drivers({"--forget"});
    const auto atLast = drivers({"--json"});

    EXPECT_EQ(used.status, 0) << used.err;
    EXPECT_EQ(used.line().at("atr"), base::hex(card.atr()));
    const auto line = lineOf(after, std::filesystem::canonical(module).string());
    EXPECT_EQ(line.at("failed"), nullptr) << after.out;
    EXPECT_EQ(line.at("reads").at(0).at("atr"), base::hex(card.atr()));
    EXPECT_EQ(line.at("remembered"), nlohmann::json::array({base::hex(card.atr())}));
    EXPECT_THAT(after.err, HasSubstr("lit la clé"));
    EXPECT_EQ(forgotten.status, 0);
    EXPECT_EQ(lineOf(atLast, module).at("remembered"), nlohmann::json::array());
    EXPECT_EQ(card.account().verifications, 0U);
}

} // namespace sceau::cli::test
