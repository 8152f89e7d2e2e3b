#include "workflow/history.hpp"

#include "base/whole_file.hpp"
#include "pades/sign.hpp"
#include "pades/verify.hpp"
#include "shared/identity_signer.hpp"
#include "shared/live_authorities.hpp"
#include "shared/pdf_kinds.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"
#include "shared/time_authority.hpp"
#include "until.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <unistd.h>

namespace sceau::workflow {
namespace {

using base::Code;
using pades::Level;
using sceau::test::readText;
using sceau::test::writeText;
using test::until;
namespace fs = std::filesystem;
using Done = HistoryState::Done;

constexpr base::Instant aDay{std::chrono::hours{24 * 20000}};

/// A list of files, and what a window sees of it.
class AHistory : public testing::Test {
protected:
    fs::path addFile(const std::string& name, const std::string& content, base::Instant signedAt = aDay)
    {
        const auto path = writeText(folder / name, content);
        EXPECT_TRUE(list.add({signedAt, path, "TEST-1", "D-1", Level::basic, true, sha256Of(path).value(), content.size()}));
        return path;
    }

    void open(support::LevelServices services = {}, std::vector<pki::Certificate> anchors = {})
    {
        history = std::make_unique<History>(HistorySettings{folder / "history", std::move(services), std::move(anchors)});
        look();
    }
    void look()
    {
        history->look();
        ASSERT_TRUE(untilLooked());
    }

    bool untilIdle()
    {
        return until([this] { return !history->state().busy; });
    }
    bool untilLooked()
    {
        return until([this] { return !history->state().busy && !history->state().looking; });
    }

    [[nodiscard]] const HistoryRow& row(const std::string& name) const
    {
        const auto& rows = history->rows();
        const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& each) { return each.entry.file.filename() == name; });
        if (found == rows.end()) throw std::out_of_range(name);
        return *found;
    }
    [[nodiscard]] std::string digest(const std::string& name) const { return row(name).entry.sha256; }
    [[nodiscard]] std::string code() const
    {
        return history->state().error ? base::name(history->state().error->code) : std::string("none");
    }

    fs::path folder = sceau::test::temporaryFolder("history");
    HistoryFile list{folder / "history"};
    std::unique_ptr<History> history;
};

TEST_F(AHistory, SaysOfEachFileWhatHasBecomeOfIt)
{
    addFile("kept.pdf", "as signed");
    fs::remove(addFile("gone.pdf", "gone"));
    writeText(addFile("longer.pdf", "longer"), "longer now");
    writeText(addFile("other.pdf", "12345"), "54321");
    fs::permissions(addFile("locked.pdf", "locked"), fs::perms::none);

    open();

    EXPECT_EQ(row("kept.pdf").state, FileState::present);
    EXPECT_EQ(row("gone.pdf").state, FileState::missing);
    EXPECT_EQ(row("longer.pdf").state, FileState::changed);
    EXPECT_EQ(row("other.pdf").state, FileState::changed) << "of the same size";
    if (::geteuid() != 0) {
        EXPECT_EQ(row("locked.pdf").state, FileState::unreadable);
    }
}

TEST_F(AHistory, SeesAChangeThatComesWhileItIsOpen)
{
    const auto file = addFile("letter.pdf", "12345");
    open();
    ASSERT_EQ(row("letter.pdf").state, FileState::present);

    fs::remove(file);
    history->look();
    ASSERT_TRUE(until([this] { return row("letter.pdf").state == FileState::missing; }));
    writeText(file, "54321");
    history->look();
    EXPECT_TRUE(until([this] { return row("letter.pdf").state == FileState::changed; }));
}

TEST_F(AHistory, ListsTheNewestFirst)
{
    addFile("second.pdf", "2", aDay + std::chrono::days{1});
    addFile("first.pdf", "1", aDay);
    addFile("third.pdf", "3", aDay + std::chrono::days{2});

    open();

    std::vector<std::string> names;
    for (const auto& each : history->rows())
        names.push_back(each.entry.file.filename());
    EXPECT_EQ(names, (std::vector<std::string>{"third.pdf", "second.pdf", "first.pdf"}));
}

TEST_F(AHistory, SaysThatABrokenListWasSetAsideUntilThatFileIsGone)
{
    addFile("letter.pdf", "1");
    ASSERT_TRUE(base::writeFile(folder / "history" / "history.json", base::bytesOf("{"), base::WholeFile::Existing::replace,
                                base::WholeFile::Readers::ownerOnly));
    open();
    EXPECT_TRUE(history->rows().empty());
    ASSERT_TRUE(history->state().unreadable);
    EXPECT_EQ(history->state().unreadable->code, Code::historyUnreadable);

    fs::remove(history->state().unreadable->facts.at("file"));
    history->look();
    EXPECT_TRUE(until([this] { return !history->state().unreadable; }));
}

TEST_F(AHistory, FindsAFileThatWasMovedByItsBytes)
{
    const auto file = addFile("letter.pdf", "as signed");
    fs::rename(file, folder / "moved.pdf");
    open();

    history->find(digest("letter.pdf"), folder / "moved.pdf");
    ASSERT_TRUE(untilIdle() && untilLooked());

    EXPECT_EQ(code(), "none");
    EXPECT_EQ(row("moved.pdf").state, FileState::present);
    EXPECT_EQ(list.read()->front().file, folder / "moved.pdf");
}

TEST_F(AHistory, TakesNoOtherFileForIt)
{
    fs::remove(addFile("letter.pdf", "as signed"));
    const auto other = writeText(folder / "other.pdf", "not signed");
    open();

    history->find(digest("letter.pdf"), other);
    ASSERT_TRUE(untilIdle() && untilLooked());

    EXPECT_EQ(code(), base::name(Code::historyOtherFile));
    EXPECT_EQ(row("letter.pdf").state, FileState::missing);
}

TEST_F(AHistory, ForgetsALineAndLeavesItsFile)
{
    const auto file = addFile("letter.pdf", "1");
    addFile("other.pdf", "2");
    open();

    history->forget(digest("letter.pdf"));
    ASSERT_TRUE(until([this] { return history->rows().size() == 1; }));

    EXPECT_EQ(list.read()->size(), 1U);
    EXPECT_TRUE(fs::exists(file));
}

TEST_F(AHistory, CopiesAFileButOverNoOtherUnlessThatWasAgreed)
{
    addFile("letter.pdf", "as signed");
    const auto target = writeText(folder / "copy.pdf", "something else");
    open();

    history->copy(digest("letter.pdf"), target, false);
    ASSERT_TRUE(untilIdle());
    EXPECT_EQ(code(), base::name(Code::targetExists));
    EXPECT_EQ(readText(target), "something else");
    history->copy(digest("letter.pdf"), target, true);
    ASSERT_TRUE(untilIdle());

    EXPECT_EQ(history->state().ended, Done::copied);
    EXPECT_EQ(readText(target), "as signed");
}

TEST_F(AHistory, WritesItsTable)
{
    addFile("letter.pdf", "1");
    open();

    history->writeTable(folder / "list.csv", false);
    ASSERT_TRUE(untilIdle());

    EXPECT_EQ(history->state().ended, Done::exported);
    EXPECT_EQ(readText(folder / "list.csv"), toCsv(list.read().value()));
}

TEST_F(AHistory, RefusesAHigherLevelWhereNoServiceIsSet)
{
    addFile("letter.pdf", "1");
    open();

    history->raise(digest("letter.pdf"), Level::timestamped, folder / "raised.pdf", false);

    EXPECT_EQ(code(), base::name(Code::timestampNowhere));
    EXPECT_FALSE(history->state().busy);
}

TEST(RaisedName, StandsBesideTheFileAndTellsItsLevelOnce)
{
    EXPECT_EQ(raisedName("/a/letter.pdf", Level::archival), "/a/letter-B-LTA.pdf");
    EXPECT_EQ(raisedName("/a/letter-B-T.pdf", Level::longTerm), "/a/letter-B-LT.pdf");
    EXPECT_EQ(raisedName("/a/letter", Level::timestamped), "/a/letter-B-T.pdf");
}

TEST(LevelsAbove, AreThoseThatAddSomething)
{
    EXPECT_EQ(levelsAbove(Level::timestamped), (std::vector{Level::longTerm, Level::archival}));
    EXPECT_TRUE(levelsAbove(Level::archival).empty());
}

/// A signed letter in the list, authorities that publish and a time-stamping authority that is `openssl ts`.
class ASignedLetter : public AHistory {
protected:
    ASignedLetter()
    {
        sceau::test::IdentitySigner signer(live.signer());
        signer.setChain(live.chain());
        const auto input = sceau::test::pdfKind("classic").make(sceau::test::temporaryFolder("letter"));
        const auto made = pades::sign(input, letter, signer, {});
        if (!made) throw std::runtime_error(base::name(made.error().code));
        if (!list.add({aDay, letter, "TEST-1", "D-1", Level::basic, true, sha256Of(letter).value(), made->size}))
            throw std::runtime_error("list");
        sceau::test::TimeAuthority::Manner manner;
        manner.identity = &live.unit();
        manner.chain = live.chain();
        stamping.emplace(manner);
    }
    void openWithServices()
    {
        support::LevelServices services;
        services.timestamps = {{stamping->url(), {}}};
        services.network = {"", true};
        open(services, {live.root()});
    }
    void raise(Level level, const fs::path& target, bool force = false)
    {
        history->raise(digest("signed.pdf"), level, target, force);
        ASSERT_TRUE(untilIdle() && untilLooked());
    }

    sceau::test::LiveAuthorities live;
    std::optional<sceau::test::TimeAuthority> stamping;
    fs::path letter = folder / "signed.pdf";
    fs::path raised = folder / "signed-B-LTA.pdf";
};

TEST_F(ASignedLetter, IsRaisedIntoANewFileThatJoinsTheList)
{
    const auto before = readText(letter);
    openWithServices();

    raise(Level::archival, raised);

    ASSERT_EQ(code(), "none");
    EXPECT_EQ(history->state().ended, Done::raised);
    EXPECT_EQ(pades::levelOf(raised, {live.root()}), Level::archival);
    EXPECT_EQ(readText(letter), before);
    EXPECT_TRUE(readText(raised).starts_with(before)) << "what was signed is the beginning of what was made";
    ASSERT_EQ(history->rows().size(), 2U);
    EXPECT_EQ(row("signed-B-LTA.pdf").state, FileState::present);
    EXPECT_EQ(row("signed-B-LTA.pdf").entry.level, Level::archival);
    EXPECT_EQ(row("signed-B-LTA.pdf").entry.order, "TEST-1");
    EXPECT_EQ(row("signed.pdf").entry.level, Level::basic);
}

TEST_F(ASignedLetter, IsNotRaisedOverAFileUnlessThatWasAgreedNorOverItself)
{
    writeText(raised, "something else");
    openWithServices();

    raise(Level::timestamped, raised);
    EXPECT_EQ(code(), base::name(Code::targetExists));
    raise(Level::timestamped, letter, true);
    EXPECT_EQ(code(), base::name(Code::targetIsInput));
    EXPECT_EQ(readText(raised), "something else");
    raise(Level::timestamped, raised, true);

    EXPECT_EQ(code(), "none");
    EXPECT_EQ(pades::levelOf(raised, {live.root()}), Level::timestamped);
}

TEST_F(ASignedLetter, ThatChangedIsNotRaised)
{
    openWithServices();
    writeText(letter, readText(letter) + " ");

    raise(Level::timestamped, raised);

    EXPECT_EQ(code(), base::name(Code::historyFileChanged));
    EXPECT_FALSE(fs::exists(raised));
    EXPECT_EQ(stamping->asked(), 0);
}

TEST_F(ASignedLetter, LeavesNothingWhenTheServiceDoesNotAnswer)
{
    openWithServices();
    stamping.reset();

    raise(Level::timestamped, raised);

    EXPECT_EQ(code(), base::name(Code::timestampUnavailable));
    EXPECT_FALSE(fs::exists(raised));
    EXPECT_EQ(list.read()->size(), 1U);
}

TEST_F(ASignedLetter, IsNotRaisedWhenAPersonCancels)
{
    openWithServices();

    history->raise(digest("signed.pdf"), Level::archival, raised, false);
    ASSERT_TRUE(history->state().cancellable);
    history->cancel();
    ASSERT_TRUE(untilIdle() && untilLooked());

    EXPECT_EQ(code(), "none") << "what a person wanted is no failure";
    EXPECT_EQ(history->state().ended, Done::nothing);
    EXPECT_FALSE(fs::exists(raised));
}

} // namespace
} // namespace sceau::workflow
