#include "base/whole_file.hpp"
#include "demo_renewal.hpp"
#include "shared_demo.hpp"

#include <algorithm>

namespace sceau::workflow {
namespace {

using base::Code;
using test::DemoRenewal;
using test::rightPin;
using test::wrongPin;
using token::TryLevel;
namespace fs = std::filesystem;

class TheKey : public DemoRenewal {
protected:
    /// The window learns of it by the reader in real life; here it is asked to look.
    bool pull()
    {
        module.pull();
        renewal->refresh();
        return until([](const Snapshot& s) { return s.tokens.empty(); });
    }
    bool insert()
    {
        module.insert();
        renewal->refresh();
        return until([](const Snapshot& s) { return !s.tokens.empty() && !s.busy; });
    }

    /// Among several keys.
    bool choose(const std::string& label)
    {
        if (!until([](const Snapshot& s) { return !s.busy && !s.tokens.empty(); })) return false;
        const auto& tokens = now().tokens;
        const auto found = std::find_if(tokens.begin(), tokens.end(), [&](const auto& token) { return token.label == label; });
        if (found == tokens.end()) return false;
        renewal->chooseToken(static_cast<std::size_t>(found - tokens.begin()));
        return untilIdle();
    }
};

TEST_F(TheKey, IsNoComplaintWithoutAReaderWhenAModuleShowsIt)
{
    open();
    ASSERT_TRUE(untilKey(KeyState::ready));
    EXPECT_FALSE(code());
    EXPECT_EQ(now().order->number, orderOf("renewable"));
    EXPECT_EQ(now().entry->cnbf, now().order->cnbf);
    EXPECT_EQ(now().token->certificates[*now().certificate].certificate.role(), pki::Role::signature);
}

TEST_F(TheKey, IsChosenByAPersonWhereThereAreSeveral)
{
    open("every key");
    ASSERT_TRUE(untilKey(KeyState::chooseKey));
    ASSERT_EQ(now().tokens.size(), 5U);
    EXPECT_FALSE(now().token);

    ASSERT_TRUE(choose("TEST Cle expiree"));
    EXPECT_EQ(now().key, KeyState::notRenewable);
    ASSERT_TRUE(choose("TEST Cle avocat"));
    EXPECT_EQ(now().key, KeyState::ready);

    EXPECT_EQ(now().order->number, orderOf("renewable"));
    renewal->chooseToken(99);
    EXPECT_EQ(now().key, KeyState::ready);
}

TEST_F(TheKey, WithAWrongPinSpendsOneTryThenOpensWithTheRightOne)
{
    module.rules({"play pin"});
    open();
    ASSERT_TRUE(goTo(Step::pin));

    renewal->activate(wrongPin(), false);
    ASSERT_TRUE(untilIdle());
    EXPECT_EQ(code(), Code::pinIncorrect);
    EXPECT_EQ(now().token->pin.level, TryLevel::low) << "the state that was read again";
    EXPECT_EQ(now().step, Step::pin);
    EXPECT_FALSE(now().activated);
    EXPECT_EQ(module.count("C_Login"), 1);
    renewal->activate(rightPin(), false);
    ASSERT_TRUE(untilIdle());

    EXPECT_FALSE(code());
    EXPECT_EQ(now().step, Step::eligibility);
    EXPECT_EQ(now().token->pin.level, TryLevel::ok);
}

TEST_F(TheKey, DoesNotSpendItsLastTryUnasked)
{
    module.rules({"play pin"});
    open();
    ASSERT_TRUE(goTo(Step::pin));
    for (int i = 0; i < 2; ++i) {
        renewal->activate(wrongPin(), false);
        ASSERT_TRUE(untilIdle());
    }
    EXPECT_EQ(now().token->pin.level, TryLevel::final);

    renewal->activate(rightPin(), false);
    ASSERT_TRUE(untilIdle());
    EXPECT_EQ(code(), Code::pinLastTry);
    EXPECT_EQ(module.count("C_Login"), 2);
    renewal->activate(rightPin(), true);
    ASSERT_TRUE(untilIdle());
    EXPECT_TRUE(now().activated);
}

TEST_F(TheKey, LocksAfterThreeWrongPinsAndSaysSo)
{
    module.rules({"play pin"});
    open();
    ASSERT_TRUE(goTo(Step::pin));
    for (int i = 0; i < 3; ++i) {
        renewal->activate(wrongPin(), true);
        ASSERT_TRUE(untilIdle());
    }
    EXPECT_EQ(now().token->pin.level, TryLevel::locked);

    renewal->activate(rightPin(), true);
    ASSERT_TRUE(untilIdle());
    EXPECT_EQ(code(), Code::pinLocked);
    EXPECT_FALSE(now().activated);
}

TEST_F(TheKey, PulledBeforeItsPinEndsInItsOwnError)
{
    open();
    ASSERT_TRUE(goTo(Step::pin));
    module.pull();

    renewal->activate(rightPin(), false);
    ASSERT_TRUE(until([](const Snapshot& s) { return !s.busy && s.keyRemoved; }));

    EXPECT_EQ(code(), Code::keyRemoved);
    EXPECT_FALSE(now().activated);
}

TEST_F(TheKey, ThatTakesLongMayBeLeftAndIsUsableAgain)
{
    auto impatient = settings("renewable");
    impatient.patience = std::chrono::milliseconds{100};
    renewal = std::make_unique<Renewal>(impatient);
    renewal->start();
    ASSERT_TRUE(goTo(Step::pin));
    module.rules({"C_Login 1 hang"});
    renewal->activate(rightPin(), false);
    EXPECT_FALSE(now().cancellable) << "at first it is only waited for";
    ASSERT_TRUE(until([](const Snapshot& s) { return s.cancellable; }));
    EXPECT_EQ(now().stage, "stage.slow");

    renewal->cancel();
    EXPECT_FALSE(now().busy);
    EXPECT_EQ(code(), Code::pinOutcomeUnknown) << "nobody knows whether the try counted";
    renewal->activate(rightPin(), false);
    ASSERT_TRUE(until([](const Snapshot& s) { return !s.busy; }));

    EXPECT_TRUE(now().activated);
    EXPECT_EQ(module.count("C_Login"), 2) << "one for each click";
}

class APulledKey : public TheKey, public testing::WithParamInterface<Step> {};

TEST_P(APulledKey, LosesNothingAndContinuesWhenItIsBack)
{
    open();
    ASSERT_TRUE(goTo(GetParam()));
    auto typed = test::soundContact();
    typed.city = "Grenoble";
    renewal->draftContact(typed);
    const auto before = now();

    ASSERT_TRUE(pull());
    EXPECT_TRUE(now().keyRemoved);
    EXPECT_EQ(now().step, GetParam());
    EXPECT_EQ(now().contact, before.contact);
    ASSERT_TRUE(insert());

    EXPECT_FALSE(now().keyRemoved);
    EXPECT_EQ(now().key, KeyState::ready);
    EXPECT_EQ(now().step, GetParam());
    EXPECT_EQ(now().contact, before.contact);
    ASSERT_TRUE(goTo(Step::signing));
    sign();
    EXPECT_EQ(now().step, Step::done);
}

INSTANTIATE_TEST_SUITE_P(Workflow, APulledKey,
                         testing::Values(Step::pin, Step::eligibility, Step::identity, Step::contact, Step::dossier, Step::signing));

TEST_F(TheKey, PulledOnTheFirstStepStartsTheSearchAgain)
{
    open();
    ASSERT_TRUE(untilKey(KeyState::ready));
    ASSERT_TRUE(pull());
    EXPECT_FALSE(now().token);
    EXPECT_FALSE(now().keyRemoved);
    ASSERT_TRUE(insert());
    EXPECT_EQ(now().key, KeyState::ready);
}

TEST_F(TheKey, PulledBeforeSigningIsNotTakenForAWrongPin)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    module.pull();

    sign();

    EXPECT_EQ(code(), Code::keyRemoved);
    EXPECT_FALSE(fs::exists(target));
    EXPECT_EQ(module.count("C_Login"), 1);
}

TEST_F(TheKey, PulledDuringTheSignatureLeavesNoFileAndSignsWhenBack)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    module.rules({"C_Sign 1 pull"});

    sign();
    EXPECT_EQ(code(), Code::keyRemoved);
    EXPECT_FALSE(fs::exists(target));
    module.rules({});
    ASSERT_TRUE(insert());
    sign();

    EXPECT_EQ(now().step, Step::done);
}

TEST_F(TheKey, PulledRightAfterTheSignatureHasSigned)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    module.rules({"C_Sign 1 pull-after"});
    sign();
    EXPECT_EQ(now().step, Step::done);
    EXPECT_TRUE(fs::exists(target));
}

TEST_F(TheKey, WithAWrongPinAtTheSignatureLeavesNoFile)
{
    module.rules({"play pin"});
    open();
    ASSERT_TRUE(goTo(Step::signing));

    renewal->sign(target, false, wrongPin(), false);
    ASSERT_TRUE(untilIdle());

    EXPECT_EQ(code(), Code::pinIncorrect);
    EXPECT_EQ(now().token->pin.level, TryLevel::low);
    EXPECT_FALSE(fs::exists(target));
    sign();
    EXPECT_EQ(now().step, Step::done);
}

/// Where SoftHSM keeps the token of this label.
fs::path folderOfToken(const std::string& label)
{
    for (const auto& token : fs::directory_iterator(test::demo().softhsmConfiguration.parent_path() / "tokens")) {
        const auto description = base::readFile(token.path() / "token.object", 65536).value();
        if (base::textOf(description).find(label) != std::string_view::npos) return token.path();
    }
    return {};
}

TEST_F(TheKey, ReplacedByOthersIsWaitedForAndResumed)
{
    open("every key");
    ASSERT_TRUE(choose("TEST Cle avocat"));
    ASSERT_TRUE(goTo(Step::contact));
    const auto held = folderOfToken("TEST Cle avocat");
    const auto away = held.parent_path().parent_path() / "away";

    fs::rename(held, away);
    renewal->refresh();
    ASSERT_TRUE(until([](const Snapshot& s) { return s.key == KeyState::anotherKey; }));
    EXPECT_TRUE(now().keyRemoved);
    EXPECT_EQ(now().step, Step::contact);
    fs::rename(away, held);

    open();
    ASSERT_TRUE(until([](const Snapshot& s) { return !s.busy && s.step == Step::contact; }));
    EXPECT_FALSE(now().keyRemoved);
}

TEST_F(TheKey, ReplacedByAnotherOneDoesNotSign)
{
    open("every key");
    ASSERT_TRUE(choose("TEST Cle avocat"));
    ASSERT_TRUE(goTo(Step::signing));
    const auto held = folderOfToken("TEST Cle avocat");
    const auto away = held.parent_path().parent_path() / "away";
    fs::rename(held, away);

    sign();

    EXPECT_EQ(code(), Code::anotherKey);
    EXPECT_EQ(module.count("C_Login"), 1) << "no PIN for a key that was not activated";
    EXPECT_FALSE(fs::exists(target));
    fs::rename(away, held);
}

} // namespace
} // namespace sceau::workflow
