#include "demo_renewal.hpp"

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
    const auto& tokens = now().tokens;
    const auto expired =
        std::find_if(tokens.begin(), tokens.end(), [](const auto& t) { return t.label.find("expiree") != std::string::npos; });
    const auto renewable = std::find_if(tokens.begin(), tokens.end(), [](const auto& t) { return t.label == "TEST Cle avocat"; });
    ASSERT_TRUE(expired != tokens.end() && renewable != tokens.end());
    const auto other = static_cast<std::size_t>(renewable - tokens.begin());

    renewal->chooseToken(static_cast<std::size_t>(expired - tokens.begin()));
    ASSERT_TRUE(untilKey(KeyState::notRenewable));
    renewal->chooseToken(other);
    ASSERT_TRUE(untilKey(KeyState::ready));

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

} // namespace
} // namespace sceau::workflow
