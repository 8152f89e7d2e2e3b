#include "review/pool.hpp"

#include "review/batch.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

#include <algorithm>
#include <csignal>
#include <gtest/gtest.h>
#include <unistd.h>

namespace sceau::review {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

/// A file with one signature that shows on its second page, and pages to read.
VerifiedFile passed(const fs::path& file)
{
    VerifiedFile verified;
    verified.report.file = file;
    verified.report.status = pades::FileStatus::totalPassed;
    verified.look.views = {{"Signature1", 100, 2}};
    verified.look.plain = PlainPages{100, {}};
    return verified;
}

/// Answers with the file's name as its text and its process as its pictures, but for "crash", "sleep" and "lie".
void readPages()
{
    while (const auto message = base::receiveMessage(STDIN_FILENO, messageLimit)) {
        const auto request = decodePageRequest(*message);
        if (!request) return;
        const auto name = request->file.string();
        if (name.starts_with("crash")) std::raise(SIGSEGV);
        if (name.starts_with("sleep")) ::pause();
        const auto process = std::to_string(::getpid());
        const base::Bytes picture(process.begin(), process.end());
        PageAnswer answer{request->text, request->text ? name : "", std::vector<base::Bytes>(request->pages.size(), picture)};
        base::sendMessage(STDIN_FILENO, name.starts_with("lie") ? base::Bytes{1, 2, 3} : encode(answer));
    }
}

PageWork work(bool pictures = true)
{
    return {pictures, [] { return base::Child::copy(readPages); }, 400ms, std::size_t{1} << 20U};
}

using Files = std::map<std::string, VerifiedFile>;

Files judged(const std::vector<std::string>& names, const PageWork& pages, unsigned processes = 1, Journal* journal = nullptr)
{
    Pool pool(copyWith(passed, {}), processes, {}, pages);
    const std::vector<fs::path> files(names.begin(), names.end());
    Files found;
    const BatchListener listener{[&](std::size_t place, VerifiedFile verified) -> base::Result<bool> {
                                     found[names[place]] = std::move(verified);
                                     return true;
                                 },
                                 [](const BatchProgress&) { return true; }};
    const auto status = judgeAll(files, pool, journal, Order::input, listener);
    if (!status) throw std::runtime_error("the batch failed");
    return found;
}

} // namespace

TEST(PagesOfABatch, GiveTheirTextAndTheirPictures)
{
    const auto file = judged({"TEST-425490-1"}, work()).at("TEST-425490-1");

    ASSERT_TRUE(file.look.text.has_value());
    EXPECT_EQ(file.look.text->numbers, std::vector<std::string>{"TEST-425490-1"});
    ASSERT_EQ(file.pictures.size(), 2U);
    EXPECT_EQ(file.pictures[0].field, "");
    EXPECT_EQ(file.pictures[1].page, 2);
    EXPECT_EQ(file.pictures[1].field, "Signature1");
}

TEST(PagesOfABatch, AreNotDrawnWhereNoReportShowsThem)
{
    const auto file = judged({"425490-1"}, work(false)).at("425490-1");

    EXPECT_TRUE(file.pictures.empty());
    EXPECT_TRUE(file.look.text->readable);
}

TEST(PagesOfABatch, AreReadByOneProcessForManyFiles)
{
    const auto files = judged({"a", "b"}, work());

    EXPECT_EQ(files.at("a").pictures[0].png, files.at("b").pictures[0].png);
}

TEST(PagesOfABatch, CostTheirOwnPicturesAndNoVerdictWhenTheyAreHostile)
{
    const auto files = judged({"a", "crash", "b", "sleep", "c", "lie", "d"}, work(), 2);

    for (const auto& [name, file] : files)
        EXPECT_EQ(file.report.status, pades::FileStatus::totalPassed) << name;
    for (const auto* lost : {"crash", "sleep", "lie"}) {
        EXPECT_TRUE(files.at(lost).pictures.empty()) << lost;
        EXPECT_FALSE(files.at(lost).look.text->readable) << lost;
    }
    for (const auto* good : {"a", "b", "c", "d"})
        EXPECT_EQ(files.at(good).pictures.size(), 2U) << good;
}

TEST(PagesOfABatch, AreDrawnAtTheSameTimeAsOthers)
{
    const auto files = judged({"sleep", "a", "b", "c"}, work(), 2);

    EXPECT_EQ(files.at("c").pictures.size(), 2U); // though one process never answers
    EXPECT_EQ(files.at("a").pictures[0].png, files.at("c").pictures[0].png);
}

TEST(PagesOfABatch, AreNoMoreDrawnWhenTheReportHasEnough)
{
    auto pages = work();
    pages.mostPictures = 1;

    const auto files = judged({"a", "b"}, pages);

    EXPECT_FALSE(files.at("a").pictures.empty());
    EXPECT_TRUE(files.at("b").pictures.empty());
    EXPECT_TRUE(files.at("b").look.text->readable);
}

TEST(PagesOfABatch, WithoutAProgramThatReadsThemCostNoVerdict)
{
    auto pages = work();
    pages.start = [] { return base::Result<base::Child>(base::fail(base::Code::programMissing, "sceau-pictures")); };

    const auto file = judged({"a"}, pages).at("a");

    EXPECT_EQ(file.report.status, pades::FileStatus::totalPassed);
    EXPECT_FALSE(file.look.text->readable);
}

TEST(PagesOfABatch, AreDrawnAnewFromAJournalThatKnowsTheirText)
{
    const auto folder = test::temporaryFolder("pages");
    const auto file = test::writeText(folder / "425490-1", "x").string();
    const auto conditions = base::bytesOf("dossier");
    {
        auto first = Journal::open(folder / "journal", conditions);
        (void)judged({file}, work(false), 1, &*first);
    }
    auto unreadable = work();
    unreadable.start = [] {
        return base::Child::copy([] {
            while (const auto message = base::receiveMessage(STDIN_FILENO, messageLimit))
                base::sendMessage(STDIN_FILENO, encode(PageAnswer{false, "", {{1}, {2}}}));
        });
    };

    auto second = Journal::open(folder / "journal", conditions);
    const auto again = judged({file}, unreadable, 1, &*second).at(file);

    EXPECT_EQ(again.look.text->numbers, std::vector<std::string>{"425490-1"});
    EXPECT_EQ(again.pictures.size(), 2U);
}

} // namespace sceau::review
