#include "review/pool.hpp"

#include "review/batch.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/process.hpp"
#include "shared/test_pki.hpp"

#include <condition_variable>
#include <csignal>
#include <fstream>
#include <gtest/gtest.h>
#include <memory>
#include <mutex>
#include <thread>
#include <unistd.h>

namespace sceau::review {

using base::Code;

namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr FileLimits quick{.memory = std::size_t{256} << 20U, .time = 300ms};

/// Judges by the file's name: "bomb", "crash", "sleep", "exit", "lie"; any other name is judged well, its process told as the field.
VerifiedFile byName(const fs::path& file)
{
    pades::FileReport report;
    report.file = file;
    report.status = pades::FileStatus::totalPassed;
    report.signatures.emplace_back().field = std::to_string(::getpid());
    const auto name = file.filename().string();
    if (name.starts_with("bomb")) {
        std::vector<std::unique_ptr<char[]>> hoard;
        for (;;)
            hoard.push_back(std::make_unique_for_overwrite<char[]>(std::size_t{32} << 20U));
    }
    if (name.starts_with("crash")) std::raise(SIGSEGV);
    if (name.starts_with("exit")) ::_exit(7);
    if (name.starts_with("sleep")) ::pause();
    if (name.starts_with("lie")) report.file = "another.pdf";
    return {report, {}};
}

std::vector<fs::path> named(const std::vector<std::string>& names)
{
    return {names.begin(), names.end()};
}

struct Outcome {
    base::Status status;
    std::vector<std::string> order;
    std::map<std::string, pades::FileReport> reports;

    [[nodiscard]] Code code(const std::string& file) const { return reports.at(file).messages.at(0).code; }
    [[nodiscard]] std::string process(const std::string& file) const { return reports.at(file).signatures.at(0).field; }
};

Outcome judged(const std::vector<std::string>& names, unsigned processes, Order order = Order::input, Journal* journal = nullptr)
{
    Pool pool(copyWith(byName, quick), processes, quick);
    const auto files = named(names);
    Outcome outcome;
    const BatchListener listener{[&](std::size_t place, VerifiedFile verified) -> base::Result<bool> {
                                     outcome.order.push_back(files[place].string());
                                     outcome.reports[files[place].string()] = std::move(verified.report);
                                     return true;
                                 },
                                 [](const BatchProgress&) { return true; }};
    outcome.status = judgeAll(files, pool, journal, order, listener);
    return outcome;
}

} // namespace

TEST(VerifierPool, UsesOneProcessForManyFiles)
{
    const auto outcome = judged({"a", "b", "c"}, 1);

    ASSERT_TRUE(outcome.status.has_value());
    EXPECT_EQ(outcome.process("a"), outcome.process("b"));
    EXPECT_EQ(outcome.process("b"), outcome.process("c"));
    EXPECT_NE(outcome.process("a"), std::to_string(::getpid()));
}

TEST(VerifierPool, LosesOneVerdictToEachBombAndGoesOn)
{
    const auto outcome = judged({"a", "bomb", "b", "crash", "c", "sleep", "exit", "d", "lie", "e"}, 2);

    ASSERT_TRUE(outcome.status.has_value());
    EXPECT_EQ(outcome.order.size(), 10U);
    for (const auto* good : {"a", "b", "c", "d", "e"})
        EXPECT_EQ(outcome.reports.at(good).status, pades::FileStatus::totalPassed) << good;
    for (const auto* lost : {"bomb", "crash", "sleep", "exit", "lie"})
        EXPECT_EQ(outcome.reports.at(lost).status, pades::FileStatus::unreadable) << lost;
    EXPECT_EQ(outcome.code("bomb"), Code::verifierMemory);
    EXPECT_EQ(outcome.code("crash"), Code::verifierCrashed);
    EXPECT_EQ(outcome.code("exit"), Code::verifierCrashed);
    EXPECT_EQ(outcome.code("lie"), Code::verifierCrashed);
    EXPECT_EQ(outcome.code("sleep"), Code::verifierSlow);
    EXPECT_EQ(outcome.reports.at("crash").messages.at(0).facts.at("signal"), std::to_string(SIGSEGV));
}

TEST(VerifierPool, HandsReportsOverInTheOrderOfTheFiles)
{
    EXPECT_EQ(judged({"sleep", "a", "b", "c"}, 2, Order::input).order, (std::vector<std::string>{"sleep", "a", "b", "c"}));
}

TEST(VerifierPool, HandsReportsOverAsTheyComeWhenAsked)
{
    EXPECT_EQ(judged({"sleep", "a", "b", "c"}, 2, Order::done).order.back(), "sleep");
}

TEST(VerifierPool, GivesALargerFileMoreTime)
{
    EXPECT_EQ(timeFor(0, {}), 30s);
    EXPECT_EQ(timeFor(400'000'000, {}), 130s);
}

TEST(VerifierPool, EndsAtOnceWhenItsListenerHasEnough)
{
    Pool pool(copyWith(byName, {}), 1, {});
    const auto files = named({"sleep"});
    int ticks = 0;
    const BatchListener listener{[](std::size_t, const VerifiedFile&) -> base::Result<bool> { return true; },
                                 [&](const BatchProgress&) { return ++ticks < 2; }};

    const auto status = judgeAll(files, pool, nullptr, Order::input, listener);

    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().code, Code::cancelled);
}

namespace {

/// What the process that verifierFor() starts makes of one file.
pades::FileReport verifiedElsewhere(const fs::path& file, const Verification& verification)
{
    Pool pool(verifierFor(verification), 1, {});
    EXPECT_TRUE(pool.give(7, file).has_value());
    std::vector<Answered> answers;
    while (!pool.idle()) {
        for (auto& answer : pool.collect(30s))
            answers.push_back(std::move(answer));
    }
    if (answers.size() != 1 || answers[0].ticket != 7U) throw std::runtime_error("one answer was expected");
    const auto verified = decodeVerified(answers[0].verified);
    return verified ? verified->report : pades::FileReport{};
}

/// A process with threads is not copied: it starts the program.
std::jthread anotherThread()
{
    return std::jthread([](const std::stop_token& stop) {
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any().wait(lock, stop, [] { return false; });
    });
}

Verification usual()
{
    Verification verification;
    verification.options.anchors = {test::authority().root().certificate};
    verification.options.at = test::now();
    return verification;
}

fs::path unsignedFile(const fs::path& folder)
{
    return test::writeText(folder / "unsigned.pdf", test::twoPages().classic());
}

} // namespace

TEST(VerifierProgram, JudgesAsThisProcessDoes)
{
    const auto file = unsignedFile(test::temporaryFolder("program"));
    const auto another = anotherThread();

    EXPECT_EQ(verifiedElsewhere(file, usual()).status, pades::FileStatus::noSignature);
}

TEST(VerifierProgram, AndACopyOpenWhatThePasswordOpens)
{
    const auto folder = test::temporaryFolder("locked");
    const auto locked = folder / "locked.pdf";
    ASSERT_EQ(test::run({"qpdf", "--encrypt", "TEST password", "owner", "256", "--", unsignedFile(folder), locked}).status, 0);
    auto verification = usual();
    const auto without = verifiedElsewhere(locked, verification);
    verification.options.password = base::Secret::from("TEST password");

    const auto copied = verifiedElsewhere(locked, verification);
    const auto another = anotherThread();
    const auto started = verifiedElsewhere(locked, verification);

    EXPECT_EQ(without.status, pades::FileStatus::unreadable);
    EXPECT_EQ(copied.status, pades::FileStatus::noSignature);
    EXPECT_EQ(started.status, pades::FileStatus::noSignature);
}

namespace {

/// Files that are there, and a journal beside them.
class VerificationJournal : public testing::Test {
protected:
    std::string file(const std::string& name, const std::string& content = "x") const
    {
        return test::writeText(folder / name, content).string();
    }
    [[nodiscard]] base::Result<Journal> journal(std::string_view conditions = "etsi") const
    {
        return Journal::open(folder / "journal", base::bytesOf(conditions));
    }
    fs::path folder = test::temporaryFolder("journal");
};

} // namespace

TEST_F(VerificationJournal, SparesWhatWasJudgedBefore)
{
    const auto a = file("a"), b = file("b");
    std::string before;
    {
        auto first = journal();
        ASSERT_TRUE(first.has_value());
        before = judged({a}, 1, Order::input, &*first).process(a);
    }

    auto second = journal();
    ASSERT_TRUE(second.has_value());
    const auto outcome = judged({a, b}, 1, Order::input, &*second);

    EXPECT_EQ(outcome.process(a), before);
    EXPECT_NE(outcome.process(b), before);
}

TEST_F(VerificationJournal, JudgesAChangedFileAnew)
{
    const auto a = file("a");
    std::string before;
    {
        auto first = journal();
        before = judged({a}, 1, Order::input, &*first).process(a);
    }
    file("a", "yy");

    auto second = journal();
    EXPECT_NE(judged({a}, 1, Order::input, &*second).process(a), before);
}

TEST_F(VerificationJournal, RefusesOtherConditions)
{
    ASSERT_TRUE(journal("etsi").has_value());

    const auto other = journal("dossier");

    ASSERT_FALSE(other.has_value());
    EXPECT_EQ(other.error().code, Code::journalOther);
}

TEST_F(VerificationJournal, IsUsedByOneAtATime)
{
    const auto first = journal();

    const auto second = journal();

    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code, Code::journalUnreadable);
}

TEST_F(VerificationJournal, LeavesAFileThatIsNoneOfItsOwnAsItIs)
{
    file("journal", "a letter, far longer than any heading would be");

    const auto refused = journal();

    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, Code::journalUnreadable);
    EXPECT_EQ(test::readText(folder / "journal"), "a letter, far longer than any heading would be");
}

TEST_F(VerificationJournal, DropsWhatAPowerCutTore)
{
    const auto a = file("a"), b = file("b");
    std::string ofA, ofB;
    {
        auto first = journal();
        const auto outcome = judged({a, b}, 1, Order::input, &*first);
        ofA = outcome.process(a);
        ofB = outcome.process(b);
    }
    fs::resize_file(folder / "journal", fs::file_size(folder / "journal") - 1);

    auto second = journal();
    ASSERT_TRUE(second.has_value());
    const auto outcome = judged({a, b}, 1, Order::input, &*second);

    EXPECT_EQ(outcome.process(a), ofA);
    EXPECT_NE(outcome.process(b), ofB);
}

TEST_F(VerificationJournal, IsItsOwnersAlone)
{
    ASSERT_TRUE(journal().has_value());

    EXPECT_EQ(fs::status(folder / "journal").permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

} // namespace sceau::review
