#include "base/whole_file.hpp"

#include "faults.hpp"
#include "shared/test_pki.hpp"

#include <cerrno>
#include <csignal>
#include <gtest/gtest.h>
#include <iterator>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;
using namespace sceau::base;
using sceau::test::Faults;
using sceau::test::faults;
using sceau::test::WithFaults;

namespace {

std::string contentOf(const fs::path& file)
{
    return std::string(textOf(readFile(file, 1'000'000).value()));
}

std::ptrdiff_t entriesOf(const fs::path& folder)
{
    return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

unsigned modeOf(const fs::path& file)
{
    struct stat found {};
    EXPECT_EQ(::stat(file.c_str(), &found), 0);
    return found.st_mode & 07777U;
}

class WithUmask {
public:
    explicit WithUmask(mode_t mask) : before_(::umask(mask)) {}
    ~WithUmask() { ::umask(before_); }
    WithUmask(const WithUmask&) = delete;
    WithUmask& operator=(const WithUmask&) = delete;

private:
    mode_t before_;
};

} // namespace

/// Every behaviour holds on file systems with nameless files, on those without, and on those that cannot rename without replacing.
class WholeFileTest : public testing::TestWithParam<std::pair<const char*, Faults>> {
protected:
    void SetUp() override { faults() = GetParam().second; }
    void TearDown() override { faults() = {}; }

    fs::path folder = sceau::test::temporaryFolder("whole_file");
    fs::path target = folder / "dossier.pdf";
};

INSTANTIATE_TEST_SUITE_P(FileSystem, WholeFileTest,
                         testing::Values(std::pair{"Nameless", Faults{}}, std::pair{"Hidden", Faults{.namelessOpen = EOPNOTSUPP}},
                                         std::pair{"HiddenAndLinked", Faults{.namelessOpen = EISDIR, .renameWithoutReplacing = EINVAL}},
                                         std::pair{"HiddenWithoutLinks",
                                                   Faults{.namelessOpen = EINVAL, .renameWithoutReplacing = ENOSYS, .link = EPERM}}),
                         [](const auto& row) { return row.param.first; });

TEST_P(WholeFileTest, AppearsOnlyWhenItIsCommitted)
{
    auto file = WholeFile::beside(target).value();
    ASSERT_TRUE(file.write(bytesOf("content")).has_value());
    EXPECT_FALSE(fs::exists(target));

    ASSERT_TRUE(file.commit().has_value());

    EXPECT_EQ(contentOf(target), "content");
    EXPECT_EQ(entriesOf(folder), 1);
}

TEST_P(WholeFileTest, CanBeReadUnderItsTemporaryNameBeforeItIsCommitted)
{
    auto file = WholeFile::beside(target).value();
    ASSERT_TRUE(file.write(bytesOf("content")).has_value());

    EXPECT_EQ(contentOf(file.temporary()), "content");
}

TEST_P(WholeFileTest, LeavesNothingWhenItIsAbandoned)
{
    {
        auto file = WholeFile::beside(target).value();
        ASSERT_TRUE(file.write(bytesOf("content")).has_value());
    }

    EXPECT_EQ(entriesOf(folder), 0);
}

TEST_P(WholeFileTest, LeavesNothingUnderTheTargetsNameWhenItIsKilled)
{
    const auto child = ::fork();
    if (child == 0) {
        auto file = WholeFile::beside(target).value();
        static_cast<void>(file.write(bytesOf("content")));
        ::raise(SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);

    EXPECT_TRUE(WIFSIGNALED(status));
    EXPECT_FALSE(fs::exists(target));
}

TEST_P(WholeFileTest, RefusesATargetThatIsThereFromTheStart)
{
    ASSERT_TRUE(writeFile(target, bytesOf("older")).has_value());

    const auto refused = WholeFile::beside(target);

    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, Code::targetExists);
    EXPECT_EQ(refused.error().facts.at("file"), target.string());
}

TEST_P(WholeFileTest, RefusesATargetThatAppearedMeanwhileAndLeavesItAlone)
{
    auto file = WholeFile::beside(target).value();
    ASSERT_TRUE(file.write(bytesOf("ours")).has_value());
    ASSERT_TRUE(writeFile(target, bytesOf("theirs")).has_value());

    const auto refused = file.commit();

    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, Code::targetExists);
    EXPECT_EQ(contentOf(target), "theirs");
}

TEST_P(WholeFileTest, ReplacesAnExistingFileWhenAskedTo)
{
    ASSERT_TRUE(writeFile(target, bytesOf("older and longer")).has_value());

    ASSERT_TRUE(writeFile(target, bytesOf("newer"), WholeFile::Existing::replace).has_value());

    EXPECT_EQ(contentOf(target), "newer");
    EXPECT_EQ(entriesOf(folder), 1);
}

TEST_P(WholeFileTest, KeepsTheOlderFileWhenItsReplacementIsAbandoned)
{
    ASSERT_TRUE(writeFile(target, bytesOf("older")).has_value());
    {
        auto file = WholeFile::beside(target, WholeFile::Existing::replace).value();
        ASSERT_TRUE(file.write(bytesOf("newer")).has_value());
    }

    EXPECT_EQ(contentOf(target), "older");
}

TEST_P(WholeFileTest, GetsThePermissionsOfTheUmask)
{
    const WithUmask mask(027);

    ASSERT_TRUE(writeFile(target, bytesOf("content")).has_value());

    EXPECT_EQ(modeOf(target), 0640U);
}

TEST_P(WholeFileTest, IsItsOwnersAloneWhenAskedTo)
{
    const WithUmask mask(0);

    ASSERT_TRUE(writeFile(target, bytesOf("content"), WholeFile::Existing::refuse, WholeFile::Readers::ownerOnly).has_value());

    EXPECT_EQ(modeOf(target), 0600U);
}

TEST_P(WholeFileTest, OverwritesOnlyBytesThatAreThere)
{
    auto file = WholeFile::beside(target).value();
    ASSERT_TRUE(file.write(bytesOf("<0000>")).has_value());

    EXPECT_TRUE(file.writeAt(1, bytesOf("1234")).has_value());
    EXPECT_FALSE(file.writeAt(5, bytesOf("12")).has_value());
    EXPECT_FALSE(file.writeAt(~std::uint64_t{0}, bytesOf("1")).has_value());

    ASSERT_TRUE(file.commit().has_value());
    EXPECT_EQ(contentOf(target), "<1234>");
}

TEST_P(WholeFileTest, GoesOnAfterItWasMoved)
{
    auto first = WholeFile::beside(target).value();
    ASSERT_TRUE(first.write(bytesOf("one ")).has_value());
    auto second = std::move(first);
    ASSERT_TRUE(second.write(bytesOf("two")).has_value());

    ASSERT_TRUE(second.commit().has_value());

    EXPECT_EQ(contentOf(target), "one two");
}

TEST_P(WholeFileTest, SaysThatTheDiskIsFullAndLeavesNothing)
{
    {
        auto file = WholeFile::beside(target).value();
        faults().pwrite = ENOSPC;
        EXPECT_EQ(file.write(bytesOf("content")).error().code, Code::diskFull);
    }

    EXPECT_EQ(entriesOf(folder), 0);
}

TEST_P(WholeFileTest, HasNoNameWhenTheDiskDidNotTakeIt)
{
    {
        auto file = WholeFile::beside(target).value();
        ASSERT_TRUE(file.write(bytesOf("content")).has_value());
        faults().fsync = EIO;
        EXPECT_EQ(file.commit().error().code, Code::writeFailed);
    }

    EXPECT_EQ(entriesOf(folder), 0);
}

TEST_P(WholeFileTest, WritesBeyondTwoGigabytes)
{
    constexpr std::uint64_t far = 3'000'000'000;
    auto file = WholeFile::beside(target).value();
    ASSERT_EQ(::ftruncate(file.descriptor(), static_cast<off_t>(far)), 0);
    ASSERT_EQ(::pwrite(file.descriptor(), "end", 3, static_cast<off_t>(far)), 3);

    ASSERT_TRUE(file.commit().has_value());

    EXPECT_EQ(fs::file_size(target), far + 3);
}

TEST(WholeFile, SaysThatTheFolderIsReadOnly)
{
    const auto target = sceau::test::temporaryFolder("read_only") / "dossier.pdf";
    const WithFaults refusal({.namelessOpen = EACCES, .createOpen = EACCES});

    EXPECT_EQ(WholeFile::beside(target).error().code, Code::folderReadOnly);
}

TEST(WholeFile, SaysThatTheFolderIsMissing)
{
    const auto target = sceau::test::temporaryFolder("missing") / "nowhere/dossier.pdf";

    EXPECT_EQ(WholeFile::beside(target).error().code, Code::fileMissing);
}

TEST(WholeFile, IsNeverAFolder)
{
    const auto folder = sceau::test::temporaryFolder("folder");

    EXPECT_EQ(WholeFile::beside(folder, WholeFile::Existing::replace).error().code, Code::writeFailed);
    EXPECT_EQ(WholeFile::beside(folder / "", WholeFile::Existing::replace).error().code, Code::writeFailed);
}

TEST(WholeFile, DoesNotFollowALinkThatStandsUnderItsName)
{
    const auto folder = sceau::test::temporaryFolder("link");
    fs::create_symlink(folder / "elsewhere", folder / "dossier.pdf");

    EXPECT_EQ(writeFile(folder / "dossier.pdf", bytesOf("content")).error().code, Code::targetExists);
    EXPECT_FALSE(fs::exists(folder / "elsewhere"));
}

TEST(ReadFile, TakesAFileOfTheLimitAndRefusesOneByteMore)
{
    const auto file = sceau::test::temporaryFolder("read") / "ten";
    ASSERT_TRUE(writeFile(file, bytesOf("0123456789")).has_value());

    EXPECT_EQ(textOf(readFile(file, 10).value()), "0123456789");
    EXPECT_EQ(readFile(file, 9).error().code, Code::fileTooLarge);
}

TEST(ReadFile, StopsAtTheLimitOfAnEndlessFile)
{
    EXPECT_EQ(readFile("/dev/zero", 1'000).error().code, Code::fileTooLarge);
}

TEST(ReadFile, SaysWhetherTheFileIsMissingOrUnreadable)
{
    const auto folder = sceau::test::temporaryFolder("unreadable");

    EXPECT_EQ(readFile(folder / "missing", 10).error().code, Code::fileMissing);
    EXPECT_EQ(readFile(folder, 10).error().code, Code::fileUnreadable);
}

struct ErrnoRow {
    const char* name;
    int number;
    Code writing;
    Code reading;
};

class FileErrno : public testing::TestWithParam<ErrnoRow> {};

TEST_P(FileErrno, HasOneCodeForReadingAndOneForWriting)
{
    EXPECT_EQ(fileError(GetParam().number, "a", Code::writeFailed).code, GetParam().writing);
    EXPECT_EQ(fileError(GetParam().number, "a", Code::fileUnreadable).code, GetParam().reading);
}

INSTANTIATE_TEST_SUITE_P(Table, FileErrno,
                         testing::Values(ErrnoRow{"NoSpace", ENOSPC, Code::diskFull, Code::diskFull},
                                         ErrnoRow{"Quota", EDQUOT, Code::diskFull, Code::diskFull},
                                         ErrnoRow{"NoEntry", ENOENT, Code::fileMissing, Code::fileMissing},
                                         ErrnoRow{"NotAFolder", ENOTDIR, Code::fileMissing, Code::fileMissing},
                                         ErrnoRow{"Exists", EEXIST, Code::targetExists, Code::targetExists},
                                         ErrnoRow{"Access", EACCES, Code::folderReadOnly, Code::fileUnreadable},
                                         ErrnoRow{"Permission", EPERM, Code::folderReadOnly, Code::fileUnreadable},
                                         ErrnoRow{"ReadOnly", EROFS, Code::folderReadOnly, Code::fileUnreadable},
                                         ErrnoRow{"InputOutput", EIO, Code::writeFailed, Code::fileUnreadable}),
                         [](const auto& row) { return row.param.name; });
