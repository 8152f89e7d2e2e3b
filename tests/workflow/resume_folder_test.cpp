#include "workflow/resume_folder.hpp"

#include "base/whole_file.hpp"
#include "snapshots.hpp"

#include <QTemporaryDir>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace sceau::workflow {
namespace {

namespace fs = std::filesystem;
using std::chrono::days;

constexpr base::Instant today{std::chrono::hours{24 * 20000}};

class KeptRenewals : public testing::Test {
protected:
    KeptRenewals() : path(fs::path{place.path().toStdString()} / "state" / "renewals"), folder(path) {}

    static Resume resume(const std::string& order = "TEST-1", const std::string& key = "1", base::Instant at = today)
    {
        auto snapshot = test::everythingAnswered(Step::identity);
        snapshot.token = test::keyNamed(key);
        snapshot.order = test::paidOrder(order);
        return *resumeOf(snapshot, at);
    }
    std::vector<fs::path> files() const
    {
        std::vector<fs::path> found;
        for (const auto& entry : fs::directory_iterator(path))
            found.push_back(entry.path());
        return found;
    }

    QTemporaryDir place;
    fs::path path;
    ResumeFolder folder;
};

mode_t modeOf(const fs::path& path)
{
    struct stat found {};
    return ::stat(path.c_str(), &found) == 0 ? found.st_mode & 07777U : 0;
}

TEST_F(KeptRenewals, AreReadableByTheirOwnerAlone)
{
    ASSERT_TRUE(folder.save(resume()));
    EXPECT_EQ(modeOf(path), 0700U);
    ASSERT_EQ(files().size(), 1U);
    EXPECT_EQ(modeOf(files()[0]), 0600U);
}

TEST_F(KeptRenewals, AreFoundByTheirKeyAlone)
{
    ASSERT_TRUE(folder.save(resume("TEST-1", "1")));
    ASSERT_TRUE(folder.save(resume("TEST-2", "1")));
    ASSERT_TRUE(folder.save(resume("TEST-3", "2")));

    EXPECT_EQ(folder.of(resume("", "1").key, today).size(), 2U);
    ASSERT_EQ(folder.of(resume("", "2").key, today).size(), 1U);
    EXPECT_EQ(folder.of(resume("", "2").key, today)[0], resume("TEST-3", "2"));
    EXPECT_TRUE(folder.of(resume("", "3").key, today).empty());
}

TEST_F(KeptRenewals, AreOnePerOrder)
{
    ASSERT_TRUE(folder.save(resume()));
    auto later = resume();
    later.step = Step::dossier;
    ASSERT_TRUE(folder.save(later));
    ASSERT_EQ(folder.of(later.key, today).size(), 1U);
    EXPECT_EQ(folder.of(later.key, today)[0].step, Step::dossier);

    folder.remove(later);
    EXPECT_TRUE(files().empty());
}

TEST_F(KeptRenewals, StayWhateverTheOrdersNumber)
{
    ASSERT_TRUE(folder.save(resume("../../etc/passwd")));
    ASSERT_EQ(files().size(), 1U);
    EXPECT_EQ(folder.of(resume().key, today)[0].order, "../../etc/passwd");
}

TEST_F(KeptRenewals, AreDeletedAfterNinetyDays)
{
    ASSERT_TRUE(folder.save(resume()));
    EXPECT_EQ(folder.of(resume().key, today + days{90}).size(), 1U);
    EXPECT_TRUE(folder.of(resume().key, today + days{91}).empty());
    EXPECT_TRUE(files().empty());
}

TEST_F(KeptRenewals, OfAnotherKeyAreDeletedAfterNinetyDaysToo)
{
    ASSERT_TRUE(folder.save(resume()));
    EXPECT_TRUE(folder.of(resume("", "2").key, today + days{91}).empty());
    EXPECT_TRUE(files().empty());
}

TEST_F(KeptRenewals, ThatAreBrokenAreDeletedAndHideNoOther)
{
    ASSERT_TRUE(folder.save(resume()));
    const auto broken = path / "renewal-broken.json";
    ASSERT_TRUE(
        base::writeFile(broken, base::bytesOf("{\"format\":"), base::WholeFile::Existing::refuse, base::WholeFile::Readers::ownerOnly));

    EXPECT_EQ(folder.of(resume().key, today).size(), 1U);
    EXPECT_FALSE(fs::exists(broken));
}

TEST_F(KeptRenewals, ThatOthersCouldHaveTouchedAreLeftAlone)
{
    ASSERT_TRUE(folder.save(resume()));
    const auto file = files()[0];
    fs::permissions(file, fs::perms::group_write, fs::perm_options::add);

    EXPECT_TRUE(folder.of(resume().key, today).empty());
    EXPECT_TRUE(fs::exists(file));
}

TEST_F(KeptRenewals, AreNotReadThroughALink)
{
    ASSERT_TRUE(folder.save(resume()));
    const auto elsewhere = fs::path{place.path().toStdString()} / "elsewhere.json";
    fs::rename(files()[0], elsewhere);
    fs::create_symlink(elsewhere, path / "renewal-link.json");

    EXPECT_TRUE(folder.of(resume().key, today).empty());
    EXPECT_TRUE(fs::exists(elsewhere));
}

TEST_F(KeptRenewals, AreNotPutIntoAFolderThatOthersMayRead)
{
    fs::create_directories(path);
    fs::permissions(path, fs::perms{0755});
    EXPECT_EQ(folder.save(resume()).error().code, base::Code::folderReadOnly);
}

TEST(NoResumeFolder, KeepsNothingAndIsNoError)
{
    const ResumeFolder nowhere{{}};
    const auto snapshot = test::everythingAnswered(Step::identity);
    EXPECT_TRUE(nowhere.save(*resumeOf(snapshot, today)));
    EXPECT_TRUE(nowhere.of(identityOf(*snapshot.token, 0), today).empty());
}

} // namespace
} // namespace sceau::workflow
