#include "shared/faulty_module.hpp"
#include "shared/soft_keys.hpp"

#include <gtest/gtest.h>

namespace sceau::token {

using base::Code;
using base::Secret;
using test::FaultyModule;
using test::goodPin;
using test::SoftKeys;
using test::wrongPin;

namespace {

class PinVerification : public testing::Test {
protected:
    base::Result<Token> verify(Secret pin, bool lastTry = false) { return verifyPin(keys, module.where(), std::move(pin), lastTry); }
    TryLevel levelNow() { return find(keys, module.where())->tokens.at(0).pin.level; }

    SoftKeys soft{SoftKeys::Kind::ec};
    FaultyModule module{{"play pin"}};
    Keys keys{module.options()};
};

} // namespace

TEST_F(PinVerification, AcceptsTheGoodPinWithExactlyOneLogin)
{
    const auto token = verify(goodPin());

    ASSERT_TRUE(token) << base::name(token.error().code);
    EXPECT_EQ(module.count("C_Login"), 1);
    EXPECT_EQ(module.count("C_Logout"), 1);
    EXPECT_EQ(module.count("C_OpenSession"), module.count("C_CloseSession"));
}

TEST_F(PinVerification, ReadsWhatOnlyALoginShows)
{
    const auto before = find(keys, module.where());
    const auto after = verify(goodPin());

    ASSERT_TRUE(before && after);
    EXPECT_FALSE(test::withId(before->tokens.at(0), soft.signature().id)->alwaysAuthenticate.has_value());
    EXPECT_EQ(test::withId(*after, soft.signature().id)->alwaysAuthenticate, false);
    EXPECT_EQ(test::withId(*after, soft.signature().id)->hasKey, pki::HasKey::yes);
}

TEST_F(PinVerification, GoesThroughLowAndFinalToLockedAndSaysSoInWords)
{
    const auto first = verify(wrongPin());
    const auto second = verify(wrongPin());
    const auto third = verify(wrongPin(), true);
    const auto fourth = verify(goodPin(), true);

    EXPECT_EQ(first.error().code, Code::pinIncorrect);
    EXPECT_EQ(first.error().facts.at("pin"), "low");
    EXPECT_EQ(second.error().code, Code::pinIncorrect);
    EXPECT_EQ(second.error().facts.at("pin"), "final");
    EXPECT_EQ(third.error().code, Code::pinLocked) << "the token called the try that locked it only a wrong one";
    EXPECT_EQ(third.error().facts.at("pin"), "locked");
    EXPECT_EQ(fourth.error().code, Code::pinLocked);
    EXPECT_EQ(module.count("C_Login"), 3) << "a locked token is not asked";
}

TEST_F(PinVerification, SpendsTheLastTryOnlyWhenToldTo)
{
    (void)verify(wrongPin());
    (void)verify(wrongPin());

    const auto refused = verify(goodPin());
    const long asked = module.count("C_Login");
    const auto agreed = verify(goodPin(), true);

    EXPECT_EQ(refused.error().code, Code::pinLastTry);
    EXPECT_EQ(refused.error().facts.at("pin"), "final");
    EXPECT_EQ(asked, 2);
    EXPECT_TRUE(agreed);
}

TEST_F(PinVerification, ReadsTheStateAnewAfterASuccess)
{
    (void)verify(wrongPin());
    const auto low = levelNow();
    const auto token = verify(goodPin());

    ASSERT_TRUE(token);
    EXPECT_EQ(low, TryLevel::low);
    EXPECT_EQ(token->pin.level, TryLevel::ok);
    EXPECT_EQ(levelNow(), TryLevel::ok);
}

TEST_F(PinVerification, LeavesNothingLoggedInSoThatAWrongPinAfterAGoodOneIsWrong)
{
    const auto good = verify(goodPin());
    const auto wrong = verify(wrongPin());

    EXPECT_TRUE(good);
    EXPECT_EQ(wrong.error().code, Code::pinIncorrect);
}

struct UnaskedCase {
    std::string pin;
    Code code;
};

class EveryPinThatCannotBeRight : public testing::TestWithParam<UnaskedCase> {};

TEST_P(EveryPinThatCannotBeRight, IsRefusedBeforeTheTokenIsAsked)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    const FaultyModule module({"play pin"});
    Keys keys(module.options());

    const auto token = verifyPin(keys, module.where(), Secret::from(GetParam().pin), false);

    ASSERT_FALSE(token);
    EXPECT_EQ(token.error().code, GetParam().code);
    EXPECT_EQ(token.error().facts.at("pin"), "ok");
    EXPECT_EQ(module.count("C_Login"), 0);
}

INSTANTIATE_TEST_SUITE_P(PinVerification, EveryPinThatCannotBeRight,
                         testing::Values(UnaskedCase{"", Code::pinLength}, UnaskedCase{"123", Code::pinLength},
                                         UnaskedCase{std::string(256, '1'), Code::pinLength},
                                         UnaskedCase{"12345\xC3\xA9", Code::pinCharacters}, UnaskedCase{"12345\n", Code::pinCharacters},
                                         UnaskedCase{std::string("12\0"
                                                                 "345",
                                                                 6),
                                                     Code::pinCharacters},
                                         UnaskedCase{"\xE2\x80\x8B"
                                                     "123456",
                                                     Code::pinCharacters}));

TEST(PinVerificationOnAReader, LetsThePersonTypeThereAndTakesNoPinFromHere)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    FaultyModule module({"play pad"});
    module.typeOnReader(goodPin());
    Keys keys(module.options());

    const auto findings = find(keys, module.where());
    const auto token = verifyPin(keys, module.where(), {}, false);

    ASSERT_TRUE(findings && token);
    EXPECT_TRUE(findings->tokens.at(0).pin.pad);
    EXPECT_EQ(module.count("C_Login"), 1);
}

TEST(PinVerificationOnAReader, SaysThatThePersonCancelled)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    const FaultyModule module({"play pad", "C_Login 1 ckr 0x50"});
    Keys keys(module.options());

    const auto token = verifyPin(keys, module.where(), {}, false);

    ASSERT_FALSE(token);
    EXPECT_EQ(token.error().code, Code::pinCancelled);
}

} // namespace sceau::token
