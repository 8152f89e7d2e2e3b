#include "shared/piv_keys.hpp"
#include "shared/soft_keys.hpp"

#include <future>

namespace sceau::token {

using base::Code;
using test::goodPin;
using test::Instruction;
using test::isSignatureOf;
using test::PivSlot;
using test::sign;
using namespace std::chrono_literals;

namespace {

constexpr auto limit = 3s; ///< a signature takes less, even on a busy machine

class PivSigning : public test::PivTest {
protected:
    void SetUp() override
    {
        PivTest::SetUp();
        if (!IsSkipped()) piv.insert(card);
    }
    SignRequest request(PivSlot slot = PivSlot::authentication) { return piv.request(card, slot); }

    Keys keys{piv.options()};
};

} // namespace

TEST_F(PivSigning, WithTheAuthenticationKeyTakesOnePinAndOneSignature)
{
    const auto signature = sign(keys, request(), goodPin());

    ASSERT_TRUE(signature) << base::name(signature.error().code);
    EXPECT_TRUE(isSignatureOf(request(), *signature));
    EXPECT_EQ(card.account().verifications, 1U);
    EXPECT_EQ(card.account().signatures, 1U);
}

TEST_F(PivSigning, WithTheKeyThatWantsItsPinEachTimeTakesItOnceMoreAndOneSignature)
{
    const auto signature = sign(keys, request(PivSlot::signature), goodPin());

    ASSERT_TRUE(signature) << base::name(signature.error().code);
    EXPECT_TRUE(isSignatureOf(request(PivSlot::signature), *signature));
    EXPECT_EQ(card.account().verifications, 2U);
    EXPECT_EQ(card.account().signatures, 1U);
}

TEST_F(PivSigning, WithAWrongPinCostsOneTryWhicheverTheKey)
{
    const auto once = sign(keys, request(PivSlot::signature), test::wrongPin());

    EXPECT_EQ(once.error().code, Code::pinIncorrect);
    EXPECT_EQ(card.account().verifications, 1U);
    EXPECT_EQ(card.account().pinTries, 2U);
    EXPECT_EQ(card.account().signatures, 0U);
}

TEST_F(PivSigning, EndsWithOneCodeWhenTheKeyIsPulledMeanwhileAndWorksWhenItIsBack)
{
    card.pullAt(Instruction::generalAuthenticate);

    const auto pulled = sign(keys, request(), goodPin());
    const auto spent = card.account().verifications;
    piv.remove();
    piv.insert(card);
    const auto back = sign(keys, request(), goodPin());

    ASSERT_FALSE(pulled);
    EXPECT_EQ(pulled.error().code, Code::keyRemoved) << "also when the service notices only after the signature has failed";
    EXPECT_EQ(spent, 1U);
    EXPECT_TRUE(back) << base::name(back.error().code);
    EXPECT_EQ(card.account().verifications, 2U);
    EXPECT_EQ(card.account().pinTries, 3U);
}

/// OpenSC 0.23 may unlock a card that it has let go already, and then waits for ever.
TEST_F(PivSigning, EndsWithOneCodeWhenTheKeyIsPulledBeforeItHasReadThePin)
{
    Keys impatient{piv.options(limit)};
    ASSERT_TRUE(find(impatient, piv.where()));
    card.pullAt(Instruction::verify);

    const auto pulled = sign(impatient, request(), goodPin());

    ASSERT_FALSE(pulled);
    EXPECT_NE(pulled.error().code, Code::pinIncorrect);
    EXPECT_EQ(card.account().pinTries, 3U);
    EXPECT_EQ(card.account().signatures, 0U);
}

TEST_F(PivSigning, IsAnsweredByTheWatchdogWhenTheKeyFreezesAndWorksAgainWhenItThaws)
{
    Keys impatient{piv.options(limit)};
    ASSERT_TRUE(find(impatient, piv.where()));
    card.freezeAt(Instruction::generalAuthenticate);

    const auto frozen = sign(impatient, request(), goodPin());
    const auto meanwhile = find(impatient, piv.where());
    const auto spent = card.account().verifications;
    card.thaw();
    auto thawed = sign(impatient, request(), goodPin());
    while (!thawed && thawed.error().code == Code::keySilent)
        thawed = sign(impatient, request(), goodPin());

    EXPECT_EQ(frozen.error().code, Code::keySilent);
    ASSERT_TRUE(meanwhile);
    EXPECT_TRUE(meanwhile->tokens.empty());
    ASSERT_EQ(meanwhile->problems.size(), 1U);
    EXPECT_EQ(meanwhile->problems.front().error.code, Code::keySilent);
    EXPECT_EQ(spent, 1U);
    ASSERT_TRUE(thawed) << base::name(thawed.error().code);
    EXPECT_TRUE(isSignatureOf(request(), *thawed));
    EXPECT_EQ(card.account().verifications, 2U);
}

TEST_F(PivSigning, WorksAfterTheServiceWasKilledAndStartedAgain)
{
    const auto before = onlyToken(keys);
    piv.restartService();

    const auto signature = sign(keys, piv.request(card, PivSlot::authentication, before.uri), goodPin());

    ASSERT_TRUE(signature) << base::name(signature.error().code);
    EXPECT_EQ(card.account().verifications, 1U);
    EXPECT_EQ(onlyToken(keys).serial, before.serial);
}

TEST_F(PivSigning, EndsWithOneCodeWhenTheServiceIsKilledMeanwhileAndWorksWhenItIsBack)
{
    card.freezeAt(Instruction::generalAuthenticate);
    std::promise<base::Result<base::Bytes>> answer;
    keys.sign(request(), goodPin(), [&answer](auto result) { answer.set_value(std::move(result)); });
    card.waitUntilFrozen();
    piv.killService();
    card.thaw();

    const auto interrupted = answer.get_future().get();
    piv.restartService();
    const auto after = sign(keys, request(), goodPin());

    ASSERT_FALSE(interrupted);
    EXPECT_NE(interrupted.error().code, Code::pinIncorrect);
    ASSERT_TRUE(after) << base::name(after.error().code);
    EXPECT_EQ(card.account().verifications, 2U);
    EXPECT_EQ(card.account().pinTries, 3U);
}

} // namespace sceau::token
