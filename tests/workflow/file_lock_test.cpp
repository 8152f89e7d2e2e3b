#include "workflow/file_lock.hpp"

#include "shared/test_pki.hpp"

#include <gtest/gtest.h>

using namespace sceau;
using workflow::FileLock;

TEST(FileLock, IsHeldByOneAtATime)
{
    const auto file = test::temporaryFolder("lock") / "a.lock";
    auto first = FileLock::tryTake(file);

    EXPECT_TRUE(first);
    EXPECT_FALSE(FileLock::tryTake(file));
    first.reset();
    EXPECT_TRUE(FileLock::tryTake(file));
}

TEST(FileLock, GoesWhereItIsMoved)
{
    const auto file = test::temporaryFolder("lock") / "a.lock";
    {
        auto first = FileLock::take(file);
        ASSERT_TRUE(first);
        const FileLock moved = *std::move(first);
        EXPECT_FALSE(FileLock::tryTake(file));
    }

    EXPECT_TRUE(FileLock::tryTake(file));
}

TEST(FileLock, FollowsNoLinkAndNeedsItsFolder)
{
    const auto folder = test::temporaryFolder("lock");
    std::filesystem::create_symlink(folder / "elsewhere", folder / "link.lock");

    EXPECT_FALSE(FileLock::tryTake(folder / "link.lock"));
    const auto missing = FileLock::take(folder / "none" / "a.lock");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, base::Code::fileMissing);
}
