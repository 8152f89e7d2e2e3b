#include "shared/piv_keys.hpp"
#include "shared/soft_keys.hpp"
#include "shared/test_pki.hpp"

namespace sceau::token {

using base::Code;
using base::Secret;
using test::goodPin;
using test::goodPuk;
using test::newPin;
using test::wrongPin;
using test::wrongPuk;

namespace {

class PivPuk : public test::PivTest {
protected:
    void SetUp() override
    {
        PivTest::SetUp();
        if (!IsSkipped()) piv.insert(card);
    }
    base::Result<Token> verify(Secret pin, bool lastTry = false) { return verifyPin(keys, piv.where(), std::move(pin), lastTry); }
    base::Result<Token> change(Secret pin) { return changePin(keys, {piv.where(), false}, std::move(pin), newPin()); }
    base::Result<Token> unblockWith(Secret puk, bool lastTry = false)
    {
        return unblock(keys, {piv.where(), UnblockStyle::setPin, lastTry}, std::move(puk), newPin());
    }
    void lock()
    {
        for (int i = 0; i < 3; ++i)
            (void)verify(wrongPin(), true);
    }

    Keys keys{piv.options()};
};

} // namespace

TEST_F(PivPuk, IsNotNeededToChangeThePin)
{
    const auto changed = change(goodPin());
    const auto fresh = verify(newPin());
    const auto old = verify(goodPin());

    ASSERT_TRUE(changed) << base::name(changed.error().code);
    EXPECT_TRUE(fresh);
    EXPECT_EQ(old.error().code, Code::pinIncorrect);
    EXPECT_EQ(card.account().changes, 1U);
    EXPECT_EQ(card.account().unblockings, 0U);
}

TEST_F(PivPuk, IsLeftAloneWhenAChangeBeginsWithAWrongPinWhichCostsOneTry)
{
    const auto refused = change(wrongPin());

    EXPECT_EQ(refused.error().code, Code::pinIncorrect);
    EXPECT_EQ(card.account().pinTries, 2U);
    EXPECT_EQ(card.account().pukTries, 3U);
    EXPECT_EQ(card.account().changes + card.account().unblockings, 0U);
}

TEST_F(PivPuk, UnblocksALockedPinWithOneTryAndTheNewPinHolds)
{
    lock();

    const auto unblocked = unblockWith(goodPuk());
    const auto token = verify(newPin());

    ASSERT_TRUE(unblocked) << base::name(unblocked.error().code);
    EXPECT_EQ(unblocked->pin.level, TryLevel::ok);
    EXPECT_TRUE(token);
    EXPECT_EQ(card.account().unblockings, 1U);
    EXPECT_EQ(card.account().pukTries, 3U);
}

TEST_F(PivPuk, ThatIsWrongCostsOneTryOfItsOwnAndThePinStaysLocked)
{
    lock();

    const auto refused = unblockWith(wrongPuk());

    EXPECT_EQ(refused.error().code, Code::pukIncorrect);
    EXPECT_EQ(refused.error().facts.at("pin"), "locked");
    EXPECT_EQ(card.account().unblockings, 1U);
    EXPECT_EQ(card.account().pukTries, 2U);
}

TEST_F(PivPuk, ThatIsWrongThreeTimesIsDeadAndEachClickCostsOneTry)
{
    lock();

    for (unsigned left = 3; left-- > 0;) {
        const auto refused = unblockWith(wrongPuk(), true);
        EXPECT_FALSE(refused);
        EXPECT_EQ(card.account().pukTries, left);
    }
    const auto dead = unblockWith(goodPuk(), true);

    EXPECT_EQ(dead.error().code, Code::pukLocked);
    EXPECT_EQ(card.account().unblockings, 3U);
}

/// OpenSC has no flags for the PUK: only who counts the refused ones knows that the next try is the last.
TEST_F(PivPuk, IsNotSpentOnItsLastTryWithoutAgreement)
{
    lock();
    (void)unblockWith(wrongPuk());
    (void)unblockWith(wrongPuk());

    const auto refused = unblockWith(goodPuk());
    const auto agreed = unblockWith(goodPuk(), true);

    EXPECT_EQ(refused.error().code, Code::pukLastTry);
    ASSERT_TRUE(agreed) << base::name(agreed.error().code);
    EXPECT_EQ(card.account().unblockings, 3U);
}

TEST_F(PivPuk, IsCountedAlsoWhenTheProgramIsStartedAgain)
{
    const auto memory = test::temporaryFolder("memory") / "drivers.json";
    const auto inARunOfItsOwn = [&](Secret puk, bool lastTry = false) {
        Keys run({{piv.module()}, std::chrono::seconds{60}, memory});
        return unblock(run, {piv.where(), UnblockStyle::setPin, lastTry}, std::move(puk), newPin());
    };
    lock();
    (void)inARunOfItsOwn(wrongPuk());
    const auto second = inARunOfItsOwn(wrongPuk());

    const auto refused = inARunOfItsOwn(goodPuk());
    const auto agreed = inARunOfItsOwn(goodPuk(), true);
    const auto forgotten = inARunOfItsOwn(wrongPuk());

    EXPECT_EQ(second.error().facts.at("puk"), "final");
    EXPECT_EQ(refused.error().code, Code::pukLastTry);
    ASSERT_TRUE(agreed) << base::name(agreed.error().code);
    EXPECT_EQ(card.account().unblockings, 4U);
    EXPECT_EQ(forgotten.error().facts.at("puk"), "low") << "a PUK that was right has all its tries again";
}

} // namespace sceau::token
