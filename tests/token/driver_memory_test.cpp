#include "token/driver_memory.hpp"

#include "base/whole_file.hpp"
#include "shared/test_pki.hpp"

#include <cstdlib>
#include <gtest/gtest.h>

namespace sceau::token {

namespace fs = std::filesystem;

namespace {

const DriverMemory one{{"3bff13", "/opt/driver.so"}};

class Memory : public testing::Test {
protected:
    void put(std::string_view text)
    {
        ASSERT_TRUE(base::writeFile(file, base::bytesOf(text), base::WholeFile::Existing::replace, base::WholeFile::Readers::ownerOnly));
    }

    fs::path file = test::temporaryFolder("memory") / "drivers.json";
};

class EveryBrokenMemory : public Memory, public testing::WithParamInterface<const char*> {};

} // namespace

TEST_F(Memory, IsReadAsItWasWritten)
{
    ASSERT_TRUE(writeDriverMemory(file, one));

    EXPECT_EQ(readDriverMemory(file), one);
}

TEST_F(Memory, IsItsOwnersAloneInAFolderOfItsOwn)
{
    const auto deep = file.parent_path() / "state" / "sceau" / "drivers.json";

    ASSERT_TRUE(writeDriverMemory(deep, one));

    EXPECT_EQ(fs::status(deep).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(fs::status(deep.parent_path()).permissions(), fs::perms::owner_all);
}

TEST_F(Memory, ThatOthersMayWriteOrReadIsNotBelieved)
{
    ASSERT_TRUE(writeDriverMemory(file, one));

    for (const auto more : {fs::perms::group_write, fs::perms::others_write, fs::perms::others_read}) {
        fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write | more);
        EXPECT_TRUE(readDriverMemory(file).empty());
    }
}

TEST_F(Memory, IsNotReadThroughALink)
{
    ASSERT_TRUE(writeDriverMemory(file, one));
    const auto link = file.parent_path() / "link.json";
    fs::create_symlink(file, link);

    EXPECT_TRUE(readDriverMemory(link).empty());
}

TEST_F(Memory, IsForgottenAndThatTwice)
{
    ASSERT_TRUE(writeDriverMemory(file, one));

    EXPECT_TRUE(forgetDrivers(file));
    EXPECT_TRUE(forgetDrivers(file));
    EXPECT_TRUE(readDriverMemory(file).empty());
}

TEST_F(Memory, LivesInThePersonsFolderForStates)
{
    ::setenv("HOME", "/home/test", 1);
    ::unsetenv("XDG_STATE_HOME");
    EXPECT_EQ(driverMemoryFile(), "/home/test/.local/state/sceau/drivers.json");

    ::setenv("XDG_STATE_HOME", "/state", 1);
    EXPECT_EQ(driverMemoryFile(), "/state/sceau/drivers.json");

    ::unsetenv("XDG_STATE_HOME");
}

TEST_P(EveryBrokenMemory, IsNoMemory)
{
    put(GetParam());

    EXPECT_TRUE(readDriverMemory(file).empty());
}

INSTANTIATE_TEST_SUITE_P(Memory, EveryBrokenMemory,
                         testing::Values("", "{", "[]", "{}", R"({"drivers":[]})", R"({"drivers":{"3bff":1}})",
                                         R"({"drivers":{"3bff":"driver.so"}})", R"({"drivers":{"3BFF":"/driver.so"}})",
                                         R"({"drivers":{"3bf":"/driver.so"}})", R"({"drivers":{"":"/driver.so"}})",
                                         R"({"drivers":{"zz":"/driver.so"}})", R"({"drivers":{"3bff":"/driver.so"},"more":1})"));

} // namespace sceau::token
