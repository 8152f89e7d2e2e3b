#include "shared/piv_keys.hpp"
#include "shared/soft_keys.hpp"

namespace sceau::token {

using base::Code;
using test::goodPin;
using test::wrongPin;

namespace {

class PivPin : public test::PivTest {
protected:
    void SetUp() override
    {
        PivTest::SetUp();
        if (!IsSkipped()) piv.insert(card);
    }
    base::Result<Token> verify(base::Secret pin, bool lastTry = false) { return verifyPin(keys, piv.where(), std::move(pin), lastTry); }

    Keys keys{piv.options()};
};

} // namespace

TEST_F(PivPin, ThatIsGoodReachesTheCardOnce)
{
    const auto token = verify(goodPin());

    ASSERT_TRUE(token) << base::name(token.error().code);
    EXPECT_EQ(token->pin.level, TryLevel::ok);
    EXPECT_EQ(card.account().verifications, 1U);
}

TEST_F(PivPin, ThatIsWrongCostsOneTryAndTheStateIsReadAnew)
{
    const auto wrong = verify(wrongPin());

    EXPECT_EQ(wrong.error().code, Code::pinIncorrect);
    EXPECT_EQ(wrong.error().facts.at("pin"), "ok") << "OpenSC shows only the last try and the lock";
    EXPECT_EQ(card.account().verifications, 1U);
    EXPECT_EQ(card.account().pinTries, 2U);
}

TEST_F(PivPin, GoesThroughFinalToLockedAndIsNotAskedAgain)
{
    const auto first = verify(wrongPin());
    const auto second = verify(wrongPin());
    const auto shown = onlyToken(keys).pin.level;
    const auto third = verify(wrongPin(), true);
    const auto fourth = verify(goodPin(), true);

    EXPECT_EQ(first.error().code, Code::pinIncorrect);
    EXPECT_EQ(second.error().code, Code::pinIncorrect);
    EXPECT_EQ(second.error().facts.at("pin"), "final");
    EXPECT_EQ(shown, TryLevel::final);
    EXPECT_EQ(third.error().code, Code::pinLocked);
    EXPECT_EQ(third.error().facts.at("pin"), "locked");
    EXPECT_EQ(fourth.error().code, Code::pinLocked);
    EXPECT_EQ(card.account().verifications, 3U);
    EXPECT_EQ(card.account().pinTries, 0U);
}

TEST_F(PivPin, IsNotSpentOnTheLastTryWithoutAgreement)
{
    (void)verify(wrongPin());
    (void)verify(wrongPin());

    const auto refused = verify(goodPin());
    const auto asked = card.account().verifications;
    const auto agreed = verify(goodPin(), true);

    EXPECT_EQ(refused.error().code, Code::pinLastTry);
    EXPECT_EQ(asked, 2U);
    ASSERT_TRUE(agreed) << base::name(agreed.error().code);
    EXPECT_EQ(onlyToken(keys).pin.level, TryLevel::ok);
    EXPECT_EQ(card.account().pinTries, 3U);
}

/// OpenSC itself shows the flags of before until it binds the card again.
TEST_F(PivPin, IsSaidToBeFineByTheAnswerOnceTheLastTryWasGood)
{
    (void)verify(wrongPin());
    (void)verify(wrongPin());

    const auto agreed = verify(goodPin(), true);

    ASSERT_TRUE(agreed) << base::name(agreed.error().code);
    EXPECT_EQ(agreed->pin.level, TryLevel::ok);
}

TEST_F(PivPin, KeepsItsStateWhenTheKeyIsPulledAndPutBack)
{
    (void)verify(wrongPin());
    (void)verify(wrongPin());
    piv.remove();
    piv.insert(card);

    const auto refused = verify(goodPin());

    EXPECT_EQ(refused.error().code, Code::pinLastTry);
    EXPECT_EQ(card.account().verifications, 2U);
}

} // namespace sceau::token
