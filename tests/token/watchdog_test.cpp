#include "shared/faulty_module.hpp"
#include "shared/soft_keys.hpp"

#include <atomic>
#include <future>
#include <gtest/gtest.h>
#include <optional>

namespace sceau::token {

using base::Code;
using test::FaultyModule;
using test::goodPin;
using test::sign;
using test::SoftKeys;
using namespace std::chrono_literals;

namespace {

constexpr auto limit = 500ms; ///< a signature takes less, even on a busy machine

class SilentModule : public testing::TestWithParam<const char*> {
protected:
    SilentModule() { module.rules({std::string(GetParam()) + " 1 hang"}); }

    /// Lets the process that was left behind finish.
    void release()
    {
        module.rules({});
        module.waitFor("C_Finalize");
    }
    /// What the other process finds. A busy machine may need longer than `limit` once more; a process that hangs would for ever.
    base::Result<Findings> findAfterwards()
    {
        auto found = find(*keys, module.where());
        while (found && !found->problems.empty())
            found = find(*keys, module.where());
        return found;
    }
    SignRequest request()
    {
        auto made = soft.request(pki::Scheme::ecdsa);
        made.where = module.where();
        return made;
    }

    SoftKeys soft{SoftKeys::Kind::ec};
    FaultyModule module;
    std::optional<Keys> keys{module.options(limit)};
};

} // namespace

TEST_P(SilentModule, IsAnsweredForAndAnotherProcessOfItGoesOn)
{
    const auto signature = sign(*keys, request(), goodPin());
    const auto after = findAfterwards();
    const long logins = module.count("C_Login");
    keys.reset();
    release();

    EXPECT_EQ(signature.error().code, Code::keySilent);
    ASSERT_TRUE(after) << base::name(after.error().code);
    EXPECT_EQ(after->tokens.size(), 1U);
    EXPECT_LE(logins, 1);
}

TEST_P(SilentModule, IsUsedAgainWhenItComesBackAndItsLateAnswerIsDropped)
{
    std::atomic<int> answers = 0;
    std::promise<void> silent;
    keys->sign(request(), goodPin(), [&](const auto&) {
        if (++answers == 1) silent.set_value();
    });
    silent.get_future().wait();
    module.rules({});

    const auto isPassing = [](Code code) {
        return code == Code::keySilent || code == Code::noKey; // SoftHSM shows no token while the late call writes into it
    };
    auto signature = sign(*keys, request(), goodPin());
    while (!signature && isPassing(signature.error().code))
        signature = sign(*keys, request(), goodPin());

    ASSERT_TRUE(signature) << base::name(signature.error().code);
    EXPECT_EQ(answers, 1);
}

TEST(Watchdog, LetsGoOfACallThatAPersonStoppedWaitingFor)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    FaultyModule module({"C_Login 1 hang"});
    Keys keys(module.options());
    std::promise<base::Result<Token>> answer;
    keys.verifyPin(module.where(), goodPin(), false, [&answer](auto result) { answer.set_value(std::move(result)); });
    module.waitFor("C_Login");

    keys.abandon();
    const auto abandoned = answer.get_future().get();
    const auto after = verifyPin(keys, module.where(), goodPin(), false);
    module.rules({});

    EXPECT_EQ(abandoned.error().code, Code::cancelled);
    EXPECT_EQ(abandoned.error().facts.at("pin"), "unknown");
    EXPECT_TRUE(after) << base::name(after.error().code);
}

TEST(Watchdog, AbandonsNothingWhenNoPinIsInUse)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    const FaultyModule module;
    Keys keys(module.options());

    keys.abandon();
    const auto token = verifyPin(keys, module.where(), goodPin(), false);

    EXPECT_TRUE(token) << base::name(token.error().code);
}

TEST(Watchdog, TriesNoPinForSomebodyWhoHasGone)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    FaultyModule module({"C_GetSlotList 1 hang"});
    {
        Keys keys(module.options(limit));
        const auto silent = verifyPin(keys, module.where(), goodPin(), false);
        EXPECT_EQ(silent.error().code, Code::keySilent);
    }
    module.rules({});
    module.waitFor("C_Finalize");

    EXPECT_EQ(module.count("C_Login"), 0);
}

INSTANTIATE_TEST_SUITE_P(Watchdog, SilentModule, testing::Values("C_Initialize", "C_GetSlotList", "C_Login", "C_Sign"));

TEST(Watchdog, AnswersNobodyWhoHasLeft)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    FaultyModule module({"C_Login 1 hang"});
    std::atomic<int> answers = 0;
    {
        Keys keys(module.options());
        keys.verifyPin(module.where(), goodPin(), false, [&answers](const auto&) { ++answers; });
        keys.find(module.where(), [&answers](const auto&) { ++answers; });
        module.waitFor("C_Login");
    }
    module.rules({});
    module.waitFor("C_Finalize");

    EXPECT_EQ(answers, 0);
}

TEST(Watchdog, LetsAnAnswerEndTheKeysThatGaveIt)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    const FaultyModule module;
    auto keys = std::make_unique<Keys>(module.options());
    std::promise<void> ended;

    keys->find(module.where(), [&](const auto&) {
        keys.reset();
        ended.set_value();
    });
    ended.get_future().wait();
    module.waitFor("C_Finalize");

    EXPECT_EQ(keys, nullptr);
}

TEST(Keys, WorkInTheOrderTheyWereAskedOnOneThread)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    Keys keys(soft.options());
    std::vector<int> order;
    std::vector<std::thread::id> threads;
    std::promise<void> last;

    for (int i = 0; i < 5; ++i) {
        keys.find(soft.where(), [&, i](const auto&) {
            order.push_back(i);
            threads.push_back(std::this_thread::get_id());
            if (i == 4) last.set_value();
        });
    }
    last.get_future().wait();

    EXPECT_EQ(order, (std::vector{0, 1, 2, 3, 4}));
    EXPECT_EQ(std::count(threads.begin(), threads.end(), threads.front()), 5);
    EXPECT_FALSE(threads.front() == std::this_thread::get_id());
}

TEST(Keys, OfTwoOwnersDoNotEndEachOther)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    const FaultyModule module;
    Keys first(module.options());
    (void)find(first, module.where());
    {
        Keys second(module.options());
        EXPECT_TRUE(verifyPin(second, module.where(), goodPin(), false));
    }
    const long finalised = module.count("C_Finalize");

    const auto token = verifyPin(first, module.where(), goodPin(), false);

    EXPECT_TRUE(token);
    EXPECT_EQ(finalised, 1) << "the second's";
    EXPECT_EQ(module.count("C_Initialize"), 2) << "one for each owner";
}

} // namespace sceau::token
