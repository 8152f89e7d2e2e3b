#include "demo.hpp"

#include "shared/test_pki.hpp"

#include <fstream>
#include <gmock/gmock.h>

namespace sceau::cli::test {

TEST(DemoInit, TellsEverythingThatTheOtherCommandsNeed)
{
    const auto folder = sceau::test::temporaryFolder("made");

    const auto line = sceauctl({"demo", "init", "--dir", folder.string(), "--json"}).line();

    EXPECT_EQ(line.at("dir"), folder.string());
    for (const char* file : {"module", "pin_file", "portal", "trust"}) {
        EXPECT_TRUE(std::filesystem::exists(line.at(file).get<std::string>())) << file;
    }
    ASSERT_EQ(line.at("orders").size(), 5U);
    Circumstances told;
    told.environment["SOFTHSM2_CONF"] = line.at("environment").at("SOFTHSM2_CONF");
    const auto proven =
        sceauctl({"pin", "verify", "--module", line.at("module"), "--token", line.at("token"), "--pin-file", line.at("pin_file")}, told);
    EXPECT_EQ(proven.status, 0) << proven.err;
}

TEST(DemoInit, KeepsItsPinToItsOwner)
{
    const Demo demo;

    EXPECT_EQ(std::filesystem::status(demo.pinFile()).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(DemoInit, NeverEmptiesAFolderOfSomebodyElse)
{
    const auto folder = sceau::test::temporaryFolder("foreign");
    std::ofstream(folder / "thesis.txt") << "mine";

    const auto answer = sceauctl({"demo", "init", "--dir", folder.string()});

    EXPECT_EQ(answer.status, 4);
    EXPECT_EQ(answer.code(), "DOC-411");
    EXPECT_TRUE(std::filesystem::exists(folder / "thesis.txt"));
}

} // namespace sceau::cli::test
