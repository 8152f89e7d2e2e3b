#include "shared/faulty_module.hpp"
#include "shared/soft_keys.hpp"
#include "token/errors.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace sceau::token {

using base::Code;
using base::Secret;
using test::FaultyModule;
using test::goodPin;
using test::newPin;
using test::SoftKeys;
using test::wrongPin;
using test::wrongPuk;

namespace {

/// How a driver wants it, and what that costs.
struct Way {
    UnblockStyle style;
    std::string play; ///< of the fault module
    long logins;
    long initPins;
    long setPins;
    friend std::ostream& operator<<(std::ostream& out, const Way& way) { return out << name(way.style); }
};

class EveryWayToUnblock : public testing::TestWithParam<Way> {
protected:
    EveryWayToUnblock() { module.rules(rules()); }

    static std::vector<std::string> rules() { return {"play pin", "play puk", GetParam().play}; }
    base::Result<Token> unblock(Secret puk, Secret fresh = newPin(), bool lastTry = false)
    {
        return token::unblock(keys, {module.where(), GetParam().style, lastTry}, std::move(puk), std::move(fresh));
    }
    void lock()
    {
        for (int i = 0; i < 3; ++i)
            (void)verifyPin(keys, module.where(), wrongPin(), true);
        module.forgetCalls();
    }
    bool holds(Secret pin) { return verifyPin(keys, module.where(), std::move(pin), false).has_value(); }

    SoftKeys soft{SoftKeys::Kind::ec};
    FaultyModule module;
    Keys keys{module.options()};
};

} // namespace

TEST_P(EveryWayToUnblock, GivesALockedKeyANewPin)
{
    lock();

    const auto token = unblock(test::goodPuk());

    ASSERT_TRUE(token) << base::name(token.error().code);
    EXPECT_EQ(module.count("C_Login"), GetParam().logins);
    EXPECT_EQ(module.count("C_InitPIN"), GetParam().initPins);
    EXPECT_EQ(module.count("C_SetPIN"), GetParam().setPins);
    EXPECT_EQ(module.count("C_OpenSession"), module.count("C_CloseSession"));
    EXPECT_EQ(module.count("C_Logout"), GetParam().logins);
    EXPECT_EQ(token->pin.level, TryLevel::ok);
    EXPECT_TRUE(holds(newPin()));
}

TEST_P(EveryWayToUnblock, SpendsOneTryOfAWrongPukAndTriesNoOtherWay)
{
    lock();

    const auto token = unblock(wrongPuk());

    ASSERT_FALSE(token);
    EXPECT_EQ(token.error().code, Code::pukIncorrect);
    EXPECT_EQ(token.error().facts.at("pin"), "locked");
    EXPECT_EQ(module.number("puk-tries"), 1);
    EXPECT_LE(module.count("C_Login"), GetParam().logins);
    EXPECT_LE(module.count("C_SetPIN"), GetParam().setPins);
    EXPECT_EQ(module.count("C_InitPIN"), 0);
}

TEST_P(EveryWayToUnblock, SaysThatThreeWrongPuksDestroyedTheKey)
{
    lock();
    for (int i = 0; i < 3; ++i)
        (void)unblock(wrongPuk(), newPin(), true);

    const auto token = unblock(test::goodPuk(), newPin(), true);

    EXPECT_EQ(token.error().code, Code::pukLocked);
}

TEST_P(EveryWayToUnblock, SpendsTheLastTryOnlyWhenToldToAlsoWhereTheDriverTellsNothingOfThePuk)
{
    const auto first = unblock(wrongPuk());
    const auto second = unblock(wrongPuk());
    const auto unasked = unblock(test::goodPuk());
    const auto agreed = unblock(test::goodPuk(), newPin(), true);
    const auto again = unblock(wrongPuk());

    EXPECT_EQ(first.error().facts.at("puk"), "low");
    EXPECT_EQ(second.error().facts.at("puk"), "final");
    EXPECT_EQ(unasked.error().code, Code::pukLastTry);
    EXPECT_TRUE(agreed);
    EXPECT_EQ(again.error().facts.at("puk"), "low") << "a right PUK has all its tries again";
}

TEST_P(EveryWayToUnblock, RefusesACodeThatCannotBeRightBeforeTheTokenIsAsked)
{
    const auto few = unblock(Secret::from("123"));
    const auto many = unblock(Secret::from(std::string(40, '7')));
    const auto accents = unblock(Secret::from("1234567\xC3\xA9"));
    const auto weak = unblock(test::goodPuk(), Secret::from("1212"));
    const auto same = unblock(test::goodPuk(), test::goodPuk());

    EXPECT_EQ(few.error().code, Code::pukLength);
    EXPECT_EQ(many.error().code, Code::pukLength);
    EXPECT_EQ(accents.error().code, Code::pukCharacters);
    EXPECT_EQ(weak.error().code, Code::newPinWeak);
    EXPECT_EQ(same.error().facts.at("weakness"), "same");
    EXPECT_EQ(module.count("C_Login") + module.count("C_SetPIN") + module.count("C_InitPIN"), 0);
}

INSTANTIATE_TEST_SUITE_P(Unblocking, EveryWayToUnblock,
                         testing::Values(Way{UnblockStyle::officer, "", 1, 1, 0},
                                         Way{UnblockStyle::setPin, "play unblock set-pin", 0, 0, 1},
                                         Way{UnblockStyle::contextSpecific, "play unblock context-specific", 1, 0, 1}),
                         [](const auto& one) {
                             auto text = name(one.param.style);
                             text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
                             return text;
                         });

namespace {

class UnblockingAsOfficer : public testing::Test {
protected:
    base::Result<Token> unblock(Secret puk, bool lastTry = false)
    {
        return token::unblock(keys, {module.where(), UnblockStyle::officer, lastTry}, std::move(puk), newPin());
    }

    SoftKeys soft{SoftKeys::Kind::ec};
    FaultyModule module{{"play pin", "play puk"}};
    Keys keys{module.options()};
};

} // namespace

TEST_F(UnblockingAsOfficer, GoesThroughLowAndFinalToLockedAndSpendsTheLastTryOnlyWhenToldTo)
{
    const auto first = unblock(wrongPuk());
    const auto second = unblock(wrongPuk());
    const auto unasked = unblock(test::goodPuk());
    const auto third = unblock(wrongPuk(), true);
    const auto fourth = unblock(test::goodPuk(), true);

    EXPECT_EQ(first.error().facts.at("puk"), "low");
    EXPECT_EQ(second.error().facts.at("puk"), "final");
    EXPECT_EQ(unasked.error().code, Code::pukLastTry);
    EXPECT_EQ(third.error().code, Code::pukLocked) << "the token called the try that locked it only a wrong one";
    EXPECT_EQ(third.error().facts.at("puk"), "locked");
    EXPECT_EQ(fourth.error().code, Code::pukLocked);
    EXPECT_EQ(module.count("C_Login"), 3) << "a dead token is not asked";
}

TEST_F(UnblockingAsOfficer, LeavesThePinAloneWhenThePukIsWrong)
{
    (void)unblock(wrongPuk());

    EXPECT_TRUE(verifyPin(keys, module.where(), goodPin(), false));
}

struct PukAnswer {
    UnblockStyle style;
    const char* function;
    CK_RV rv;
    Code code;
    friend std::ostream& operator<<(std::ostream& out, const PukAnswer& one)
    {
        return out << name(one.style) << ' ' << one.function << ' ' << ckrName(one.rv);
    }
};

class EveryPukAnswer : public testing::TestWithParam<PukAnswer> {};

TEST_P(EveryPukAnswer, IsToldForWhatItIsAndNothingElseIsTried)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    const std::string function = GetParam().function;
    const FaultyModule module({"play pin", "play puk", function + " * ckr " + std::to_string(GetParam().rv)});
    Keys keys(module.options());

    const auto token = unblock(keys, {module.where(), GetParam().style}, test::goodPuk(), newPin());

    ASSERT_FALSE(token);
    EXPECT_EQ(token.error().code, GetParam().code);
    EXPECT_EQ(token.error().where, function);
    EXPECT_EQ(module.count(function), 1);
    EXPECT_LE(module.count("C_Login"), 1);
    EXPECT_LE(module.count("C_InitPIN") + module.count("C_SetPIN"), 1);
}

constexpr auto officer = UnblockStyle::officer;
constexpr auto setPin = UnblockStyle::setPin;
INSTANTIATE_TEST_SUITE_P(Unblocking, EveryPukAnswer,
                         testing::Values(PukAnswer{officer, "C_Login", CKR_PIN_INCORRECT, Code::pukIncorrect},
                                         PukAnswer{officer, "C_Login", CKR_PIN_LOCKED, Code::pukLocked},
                                         PukAnswer{officer, "C_Login", CKR_FUNCTION_NOT_SUPPORTED, Code::unblockUnsupported},
                                         PukAnswer{officer, "C_Login", CKR_USER_TYPE_INVALID, Code::unblockUnsupported},
                                         PukAnswer{officer, "C_Login", CKR_SESSION_READ_ONLY_EXISTS, Code::unblockUnsupported},
                                         PukAnswer{officer, "C_Login", CKR_PIN_LEN_RANGE, Code::pukOutcomeUnknown},
                                         PukAnswer{officer, "C_Login", CKR_FUNCTION_FAILED, Code::pukOutcomeUnknown},
                                         PukAnswer{officer, "C_Login", CKR_DEVICE_REMOVED, Code::keyRemoved},
                                         PukAnswer{officer, "C_InitPIN", CKR_PIN_INVALID, Code::newPinRefused},
                                         PukAnswer{officer, "C_InitPIN", CKR_PIN_LEN_RANGE, Code::newPinRefused},
                                         PukAnswer{officer, "C_InitPIN", CKR_PIN_INCORRECT, Code::pukIncorrect},
                                         PukAnswer{officer, "C_InitPIN", CKR_FUNCTION_NOT_SUPPORTED, Code::unblockUnsupported},
                                         PukAnswer{officer, "C_InitPIN", CKR_DEVICE_REMOVED, Code::pukOutcomeUnknown},
                                         PukAnswer{setPin, "C_SetPIN", CKR_PIN_INCORRECT, Code::pukIncorrect},
                                         PukAnswer{setPin, "C_SetPIN", CKR_PIN_LOCKED, Code::pukLocked},
                                         PukAnswer{setPin, "C_SetPIN", CKR_FUNCTION_NOT_SUPPORTED, Code::unblockUnsupported},
                                         PukAnswer{setPin, "C_SetPIN", CKR_USER_NOT_LOGGED_IN, Code::pukOutcomeUnknown},
                                         PukAnswer{setPin, "C_SetPIN", CKR_PIN_LEN_RANGE, Code::newPinRefused},
                                         PukAnswer{setPin, "C_SetPIN", CKR_DEVICE_REMOVED, Code::pukOutcomeUnknown}));

TEST(UnblockingOnAReader, LetsThePersonTypeThePukThere)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    FaultyModule module({"play pad"});
    module.typeOnReader(test::goodPuk(), "puk");
    module.typeOnReader(newPin(), "new-pin");
    Keys keys(module.options());

    const auto token = unblock(keys, {module.where(), UnblockStyle::officer}, {}, {});
    module.typeOnReader(newPin());
    const auto verified = verifyPin(keys, module.where(), {}, false);

    EXPECT_TRUE(token);
    EXPECT_TRUE(verified);
}

TEST(UnblockingOnSoftHsm, WorksAfterAFindAndAVerification)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    Keys keys(soft.options());
    (void)find(keys, soft.where());
    (void)verifyPin(keys, soft.where(), goodPin(), false);

    const auto token = unblock(keys, {soft.where(), UnblockStyle::officer}, test::goodPuk(), newPin());

    ASSERT_TRUE(token) << base::name(token.error().code);
    EXPECT_TRUE(verifyPin(keys, soft.where(), newPin(), false));
}

TEST(UnblockStyle, IsKnownByTheDriversName)
{
    Token token;
    token.module = "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so";
    EXPECT_EQ(usualStyle(token), UnblockStyle::setPin);
    token.module = "/usr/lib/pkcs11/libIDPrimePKCS11.so";
    EXPECT_EQ(usualStyle(token), UnblockStyle::officer);
}

TEST(UnblockStyle, HasANameThatSettingsUse)
{
    for (const auto style : {UnblockStyle::officer, UnblockStyle::setPin, UnblockStyle::contextSpecific})
        EXPECT_EQ(unblockStyleNamed(name(style)), style);
    EXPECT_EQ(unblockStyleNamed("so"), std::nullopt);
}

} // namespace sceau::token
