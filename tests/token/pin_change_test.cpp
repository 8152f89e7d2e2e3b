#include "shared/faulty_module.hpp"
#include "shared/soft_keys.hpp"
#include "token/errors.hpp"

#include <gtest/gtest.h>

namespace sceau::token {

using base::Code;
using base::Secret;
using test::FaultyModule;
using test::goodPin;
using test::newPin;
using test::SoftKeys;
using test::wrongPin;

namespace {

class PinChanging : public testing::Test {
protected:
    base::Result<Token> change(Secret pin, Secret fresh = newPin(), bool lastTry = false)
    {
        return changePin(keys, {module.where(), lastTry}, std::move(pin), std::move(fresh));
    }
    bool holds(Secret pin) { return verifyPin(keys, module.where(), std::move(pin), true).has_value(); }
    void expectNothingLeftOpen() const
    {
        EXPECT_EQ(module.count("C_OpenSession"), module.count("C_CloseSession"));
        EXPECT_EQ(module.count("C_Login"), module.count("C_Logout"));
    }

    SoftKeys soft{SoftKeys::Kind::ec};
    FaultyModule module{{"play pin", "play puk"}};
    Keys keys{module.options()};
};

} // namespace

TEST_F(PinChanging, SetsTheNewPinWithOneLoginAndOneSetPin)
{
    const auto token = change(goodPin());

    ASSERT_TRUE(token) << base::name(token.error().code);
    EXPECT_EQ(module.count("C_Login"), 1);
    EXPECT_EQ(module.count("C_SetPIN"), 1);
    expectNothingLeftOpen();
    EXPECT_EQ(token->pin.level, TryLevel::ok);
    EXPECT_EQ(token->certificates.size(), 2U);
    EXPECT_FALSE(holds(goodPin()));
    EXPECT_TRUE(holds(newPin()));
}

TEST_F(PinChanging, SpendsOneTryOnAWrongPinAndSetsNothing)
{
    const auto token = change(wrongPin());

    ASSERT_FALSE(token);
    EXPECT_EQ(token.error().code, Code::pinIncorrect);
    EXPECT_EQ(token.error().facts.at("pin"), "low");
    EXPECT_EQ(token.error().facts.at("puk"), "ok");
    EXPECT_EQ(module.count("C_Login"), 1);
    EXPECT_EQ(module.count("C_SetPIN"), 0);
    EXPECT_TRUE(holds(goodPin()));
}

TEST_F(PinChanging, GoesToLockedAndIsThenNotAskedAnyMore)
{
    (void)change(wrongPin());
    (void)change(wrongPin());

    const auto unasked = change(goodPin());
    const auto third = change(wrongPin(), newPin(), true);
    const auto fourth = change(goodPin(), newPin(), true);

    EXPECT_EQ(unasked.error().code, Code::pinLastTry);
    EXPECT_EQ(third.error().code, Code::pinLocked);
    EXPECT_EQ(fourth.error().code, Code::pinLocked);
    EXPECT_EQ(module.count("C_Login"), 3);
}

TEST_F(PinChanging, RefusesAWeakPinAndTheOldOneBeforeTheTokenIsAsked)
{
    const auto weak = change(goodPin(), Secret::from("12345678"));
    const auto same = change(goodPin(), goodPin());
    const auto few = change(goodPin(), Secret::from("482"));

    EXPECT_EQ(weak.error().code, Code::newPinWeak);
    EXPECT_EQ(weak.error().facts.at("weakness"), "sequence");
    EXPECT_EQ(same.error().facts.at("weakness"), "same");
    EXPECT_EQ(few.error().code, Code::newPinLength);
    EXPECT_EQ(module.count("C_Login"), 0);
    EXPECT_EQ(module.count("C_SetPIN"), 0);
}

TEST_F(PinChanging, TakesAwayTheInitialPin)
{
    module.rules({"play pin", "play initial pin"});
    const auto verified = verifyPin(keys, module.where(), goodPin(), false);

    const auto token = change(goodPin());

    ASSERT_TRUE(verified && token);
    EXPECT_EQ(verified->pin.level, TryLevel::toBeChanged);
    EXPECT_EQ(token->pin.level, TryLevel::ok);
}

TEST_F(PinChanging, GoesOnWithAnExpiredPinWhichTheLoginProved)
{
    module.rules({"play pin", "play expired pin"});
    const auto verified = verifyPin(keys, module.where(), goodPin(), false);

    const auto token = change(goodPin());

    EXPECT_EQ(verified.error().code, Code::pinToBeChanged);
    EXPECT_TRUE(token);
    EXPECT_TRUE(holds(newPin()));
}

TEST_F(PinChanging, NeverTakesThePinForThePukWhereADriverReadsSetPinThatWay)
{
    module.rules({"play pin", "play puk", "play unblock set-pin"});

    const auto wrong = change(wrongPin());
    const auto right = change(goodPin());

    EXPECT_EQ(wrong.error().code, Code::pinIncorrect);
    EXPECT_EQ(wrong.error().facts.at("puk"), "ok");
    ASSERT_TRUE(right);
    EXPECT_EQ(right->puk, TryLevel::ok);
    EXPECT_TRUE(holds(newPin()));
}

TEST_F(PinChanging, SaysThatNobodyKnowsWhichPinHoldsWhenTheKeyGoesMeanwhile)
{
    module.rules({"C_SetPIN 1 pull"});

    const auto token = change(goodPin());

    EXPECT_EQ(token.error().code, Code::newPinUnknown);
    EXPECT_EQ(token.error().facts.at("pin"), "unknown");
}

struct SetPinAnswer {
    CK_RV rv;
    Code code;
    friend std::ostream& operator<<(std::ostream& out, const SetPinAnswer& one) { return out << ckrName(one.rv); }
};

class EverySetPinAnswer : public testing::TestWithParam<SetPinAnswer> {};

TEST_P(EverySetPinAnswer, IsToldForWhatItIs)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    const FaultyModule module({"play pin", "C_SetPIN * ckr " + std::to_string(GetParam().rv)});
    Keys keys(module.options());

    const auto token = changePin(keys, {module.where()}, goodPin(), newPin());

    ASSERT_FALSE(token);
    EXPECT_EQ(token.error().code, GetParam().code);
    EXPECT_EQ(token.error().where, "C_SetPIN");
    EXPECT_EQ(module.count("C_Login"), 1);
    EXPECT_EQ(module.count("C_SetPIN"), 1);
    EXPECT_EQ(module.count("C_Logout"), 1);
}

INSTANTIATE_TEST_SUITE_P(PinChanging, EverySetPinAnswer,
                         testing::Values(SetPinAnswer{CKR_PIN_INVALID, Code::newPinRefused},
                                         SetPinAnswer{CKR_PIN_LEN_RANGE, Code::newPinRefused},
                                         SetPinAnswer{CKR_PIN_TOO_WEAK, Code::newPinRefused},
                                         SetPinAnswer{CKR_FUNCTION_NOT_SUPPORTED, Code::pinChangeUnsupported},
                                         SetPinAnswer{CKR_USER_NOT_LOGGED_IN, Code::pinChangeUnsupported},
                                         SetPinAnswer{CKR_TOKEN_WRITE_PROTECTED, Code::pinChangeUnsupported},
                                         SetPinAnswer{CKR_PIN_INCORRECT, Code::pinIncorrect}, SetPinAnswer{CKR_PIN_LOCKED, Code::pinLocked},
                                         SetPinAnswer{CKR_FUNCTION_CANCELED, Code::newPinUnknown},
                                         SetPinAnswer{CKR_DEVICE_ERROR, Code::newPinUnknown},
                                         SetPinAnswer{CKR_GENERAL_ERROR, Code::newPinUnknown}));

TEST(PinChangingOnAReader, LetsThePersonTypeThereAndTakesNoCodeFromHere)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    FaultyModule module({"play pad"});
    module.typeOnReader(goodPin());
    module.typeOnReader(newPin(), "new-pin");
    Keys keys(module.options());

    const auto token = changePin(keys, {module.where()}, {}, {});
    module.typeOnReader(newPin());
    const auto verified = verifyPin(keys, module.where(), {}, false);

    EXPECT_TRUE(token);
    EXPECT_TRUE(verified);
}

TEST(PinChangingOnAReader, SaysThatThePersonCancelled)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    FaultyModule module({"play pad", "C_SetPIN 1 ckr 0x50"});
    module.typeOnReader(goodPin());
    Keys keys(module.options());

    const auto token = changePin(keys, {module.where()}, {}, {});

    EXPECT_EQ(token.error().code, Code::pinCancelled);
}

TEST(PinChangingOnSoftHsm, WorksWithoutAnythingInBetween)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    Keys keys(soft.options());

    const auto token = changePin(keys, {soft.where()}, goodPin(), newPin());

    ASSERT_TRUE(token) << base::name(token.error().code);
    EXPECT_TRUE(verifyPin(keys, soft.where(), newPin(), false));
    EXPECT_FALSE(verifyPin(keys, soft.where(), goodPin(), false));
}

} // namespace sceau::token
