#include "base/secret.hpp"

#include "faults.hpp"

#include <cerrno>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <string>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <type_traits>
#include <unistd.h>

using namespace sceau::base;
using sceau::test::WithFaults;

namespace {

/// The kernel's own words about the page that holds an address ("lo" locked, "dd" not dumped, "wf" wiped on fork).
std::string flagsOf(const void* address)
{
    const auto wanted = reinterpret_cast<std::uintptr_t>(address);
    std::ifstream maps("/proc/self/smaps");
    bool inside = false;
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t begin = 0, end = 0;
        char dash = 0;
        std::istringstream range(line);
        if (range >> std::hex >> begin >> dash >> end && dash == '-') inside = begin <= wanted && wanted < end;
        if (inside && line.starts_with("VmFlags:")) return line + ' ';
    }
    return {};
}

} // namespace

static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);

TEST(Secret, HoldsItsBytesAndEndsThemWithANul)
{
    const auto secret = Secret::from("12é4");

    EXPECT_EQ(secret.view(), "12é4");
    EXPECT_EQ(secret.size(), 5U);
    EXPECT_STREQ(secret.c_str(), "12é4");
}

TEST(Secret, IsEmptyAfterItWasMovedFrom)
{
    auto first = Secret::from("1234");
    auto second = std::move(first);
    Secret third;
    third = std::move(second);

    EXPECT_TRUE(first.empty());  // NOLINT(bugprone-use-after-move): what this test is about
    EXPECT_TRUE(second.empty()); // NOLINT(bugprone-use-after-move)
    EXPECT_EQ(third.view(), "1234");
}

TEST(Secret, ClonesIntoMemoryOfItsOwn)
{
    auto original = Secret::from("1234");
    const auto copy = original.clone();
    original.clear();

    EXPECT_TRUE(original.empty());
    EXPECT_STREQ(original.c_str(), "");
    EXPECT_EQ(copy.view(), "1234");
}

TEST(Secret, TakesUpToItsCapacityAndRefusesMore)
{
    EXPECT_EQ(Secret::from(std::string(Secret::capacity, '1')).size(), Secret::capacity);
    EXPECT_TRUE(Secret::from(std::string(Secret::capacity + 1, '1')).empty());
    EXPECT_TRUE(Secret::from("").empty());
}

TEST(Secret, LivesInMemoryThatIsLockedNotDumpedAndNotInherited)
{
    const auto secret = Secret::from("1234");

    const auto flags = flagsOf(secret.c_str());

    EXPECT_NE(flags.find(" lo "), std::string::npos) << flags;
    EXPECT_NE(flags.find(" dd "), std::string::npos) << flags;
    EXPECT_NE(flags.find(" wf "), std::string::npos) << flags;
}

TEST(Secret, IsKeptWhereTheSystemRefusesToLockMemory)
{
    const WithFaults refusal({.mlock = EPERM});

    const auto secret = Secret::from("1234");

    EXPECT_EQ(secret.view(), "1234");
    EXPECT_EQ(flagsOf(secret.c_str()).find(" lo "), std::string::npos);
}

TEST(Wipe, OverwritesEveryByte)
{
    std::string text = "1234";

    wipe(text.data(), text.size());

    EXPECT_EQ(text, std::string(4, '\0'));
}

TEST(CoreDumps, AreForbiddenToTheWholeProcess)
{
    const auto child = [] {
        forbidCoreDumps();
        rlimit limit{1, 1};
        ::getrlimit(RLIMIT_CORE, &limit);
        ::_exit(::prctl(PR_GET_DUMPABLE) == 0 && limit.rlim_max == 0 ? 0 : 1);
    };

    EXPECT_EXIT(child(), testing::ExitedWithCode(0), "");
}
