#include "workflow/history_file.hpp"

#include "base/whole_file.hpp"

#include <QTemporaryDir>
#include <cstring>
#include <future>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace sceau::workflow {
namespace {

using base::Code;
namespace fs = std::filesystem;

HistoryEntry entry(char digit = 'a', const std::string& file = "/dossiers/signed.pdf")
{
    HistoryEntry made;
    made.signedAt = base::Instant{std::chrono::hours{24 * 20000}};
    made.file = file;
    made.order = "TEST-1";
    made.dossier = "D-TEST-1-1";
    made.level = pades::Level::timestamped;
    made.recorded = true;
    made.sha256 = std::string(64, digit);
    made.size = 4096;
    return made;
}

std::string numbered(std::size_t number)
{
    auto text = std::to_string(number);
    return std::string(64 - text.size(), '0') + text;
}

mode_t modeOf(const fs::path& path)
{
    struct stat found {};
    return ::stat(path.c_str(), &found) == 0 ? found.st_mode & 07777U : 0;
}

class AHistoryFile : public testing::Test {
protected:
    void write(const std::string& text) const
    {
        ASSERT_TRUE(base::writeFile(list, base::bytesOf(text), base::WholeFile::Existing::replace, base::WholeFile::Readers::ownerOnly));
    }
    [[nodiscard]] std::string text() const { return std::string(base::textOf(base::readFile(list, 1U << 24U).value())); }

    QTemporaryDir place;
    fs::path folder = fs::path{place.path().toStdString()} / "data" / "history";
    fs::path list = folder / "history.json";
    HistoryFile file{folder};
};

TEST_F(AHistoryFile, GivesBackWhatWasAdded)
{
    ASSERT_TRUE(file.add(entry('a')));
    ASSERT_TRUE(file.add(entry('b', "/dossiers/élan « 2 ».pdf")));

    EXPECT_EQ(file.read().value(), (HistoryFile::Entries{entry('a'), entry('b', "/dossiers/élan « 2 ».pdf")}));
}

TEST_F(AHistoryFile, IsItsOwnersAlone)
{
    ASSERT_TRUE(file.add(entry()));

    EXPECT_EQ(modeOf(folder), 0700U);
    EXPECT_EQ(modeOf(list), 0600U);
}

TEST_F(AHistoryFile, IsEmptyBeforeAnythingWasSignedAndMakesNothing)
{
    EXPECT_TRUE(file.read().value().empty());
    EXPECT_FALSE(fs::exists(folder));
}

TEST_F(AHistoryFile, KeepsOneEntryForTheSameBytes)
{
    ASSERT_TRUE(file.add(entry('a')));
    ASSERT_TRUE(file.add(entry('a', "/elsewhere/signed.pdf")));

    EXPECT_EQ(file.read().value(), HistoryFile::Entries{entry('a', "/elsewhere/signed.pdf")});
}

TEST_F(AHistoryFile, LetsTheOldestGoWhenItIsFull)
{
    ASSERT_TRUE(file.change([](HistoryFile::Entries& entries) {
        for (std::size_t i = 0; i < mostEntries; ++i) {
            entries.push_back(entry());
            entries.back().sha256 = numbered(i);
        }
    }));
    ASSERT_TRUE(file.add(entry('b')));

    const auto entries = file.read().value();
    ASSERT_EQ(entries.size(), mostEntries);
    EXPECT_EQ(entries.front().sha256, numbered(1));
    EXPECT_EQ(entries.back(), entry('b'));
}

TEST_F(AHistoryFile, LosesNoEntryOfAnotherProgram)
{
    constexpr std::size_t each = 20;
    const auto addMany = [this](char side) {
        for (std::size_t i = 0; i < each; ++i) {
            auto one = entry();
            one.sha256 = side + numbered(i).substr(1);
            if (!HistoryFile{folder}.add(one)) return false;
        }
        return true;
    };
    auto other = std::async(std::launch::async, addMany, 'b');
    EXPECT_TRUE(addMany('a'));
    EXPECT_TRUE(other.get());

    EXPECT_EQ(file.read().value().size(), 2 * each);
}

TEST_F(AHistoryFile, ThatOthersCouldHaveChangedIsSetAside)
{
    ASSERT_TRUE(file.add(entry()));
    fs::permissions(list, fs::perms::group_write, fs::perm_options::add);

    EXPECT_TRUE(file.read().value().empty());
    EXPECT_TRUE(fs::exists(file.setAside()));
}

TEST_F(AHistoryFile, IsNotReadThroughALink)
{
    ASSERT_TRUE(file.add(entry()));
    const auto elsewhere = folder.parent_path() / "elsewhere.json";
    fs::rename(list, elsewhere);
    fs::create_symlink(elsewhere, list);

    EXPECT_TRUE(file.read().value().empty());
    EXPECT_TRUE(fs::exists(elsewhere));
}

TEST_F(AHistoryFile, IsNotPutIntoAFolderThatOthersMayRead)
{
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms{0755});

    EXPECT_EQ(file.add(entry()).error().code, Code::folderReadOnly);
}

TEST_F(AHistoryFile, SetsEveryBrokenListAsideUnderANameOfItsOwn)
{
    for (const auto* broken : {"one", "two"}) {
        ASSERT_TRUE(file.add(entry()));
        write(broken);
        EXPECT_TRUE(file.read().value().empty());
    }

    const auto files = std::distance(fs::directory_iterator(folder), fs::directory_iterator());
    EXPECT_EQ(files, 3) << "two lists and the lock";
}

TEST(NoHistoryFolder, KeepsNothingAndIsNoError)
{
    const HistoryFile nowhere{{}};
    EXPECT_TRUE(nowhere.add(entry()));
    EXPECT_TRUE(nowhere.read().value().empty());
    EXPECT_TRUE(nowhere.setAside().empty());
}

/// What turns a good list into one that nobody should believe.
struct Damage {
    const char* name;
    const char* from;
    const char* to;
};

class ABrokenHistory : public AHistoryFile, public testing::WithParamInterface<Damage> {};

TEST_P(ABrokenHistory, IsSetAsideWholeAndTheListBeginsAnew)
{
    ASSERT_TRUE(file.add(entry('a')));
    auto damaged = text();
    const auto at = damaged.find(GetParam().from);
    ASSERT_NE(at, std::string::npos);
    damaged.replace(at, std::strlen(GetParam().from), GetParam().to);
    write(damaged);

    ASSERT_TRUE(file.add(entry('b')));

    EXPECT_EQ(file.read().value(), HistoryFile::Entries{entry('b')});
    EXPECT_EQ(base::textOf(base::readFile(file.setAside(), 1U << 20U).value()), damaged);
}

INSTANTIATE_TEST_SUITE_P(All, ABrokenHistory,
                         testing::Values(Damage{"NotJson", "{", "["}, Damage{"UnknownFormat", "\"format\": 1", "\"format\": 2"},
                                         Damage{"UnknownKey", "\"order\"", "\"ordre\""},
                                         Damage{"MoreKeys", "\"order\"", "\"name\": \"x\", \"order\""},
                                         Damage{"NumberAsText", "4096", "\"4096\""}, Damage{"NegativeSize", "4096", "-1"},
                                         Damage{"UnknownLevel", "B-T", "B-Z"}, Damage{"ShortDigest", "aaaa", "aa"},
                                         Damage{"RelativePath", "/dossiers/", "dossiers/"}, Damage{"NoTime", "T00:00:00Z", ""},
                                         Damage{"NoFlag", "true", "null"}),
                         [](const auto& tested) { return tested.param.name; });

TEST(HistoryTable, HasALineForEachEntryAndNoFormula)
{
    auto named = entry('b', "/dossiers/a,b.pdf");
    named.order = "=1+1";
    const auto table = toCsv({entry('a'), named});

    EXPECT_EQ(table, "signed,file,order,dossier,level,recorded,sha256,size\r\n"
                     "2024-10-04T00:00:00Z,/dossiers/signed.pdf,TEST-1,D-TEST-1-1,B-T,yes,"
                         + std::string(64, 'a')
                         + ",4096\r\n"
                           "2024-10-04T00:00:00Z,\"/dossiers/a,b.pdf\",'=1+1,D-TEST-1-1,B-T,yes,"
                         + std::string(64, 'b') + ",4096\r\n");
}

} // namespace
} // namespace sceau::workflow
