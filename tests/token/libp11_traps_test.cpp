// What libp11 0.4.12 does to its callers, and that we are not among them.
#include "shared/faulty_module.hpp"
#include "shared/soft_keys.hpp"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>

namespace sceau::token {

using base::Code;
using test::FaultyModule;
using test::goodPin;
using test::sign;
using test::SoftKeys;

namespace {

class Libp11Trap : public testing::Test {
protected:
    SignRequest request()
    {
        auto made = soft.request(pki::Scheme::ecdsa);
        made.where = module.where();
        return made;
    }
    SoftKeys soft{SoftKeys::Kind::ec};
    FaultyModule module;
    Keys keys{module.options()};
};

} // namespace

TEST_F(Libp11Trap, AKeyThatIsGoneWhenASessionOpensDoesNotHangTheFinder)
{
    module.rules({"C_OpenSession * ckr 0xE0"});

    const auto findings = find(keys, module.where());

    ASSERT_TRUE(findings);
    EXPECT_TRUE(findings->tokens.empty());
    EXPECT_TRUE(findings->problems.empty());
}

TEST_F(Libp11Trap, AKeyThatIsGoneWhenASessionOpensDoesNotHangThePin)
{
    module.rules({"C_OpenSession * ckr 0xE0"});

    const auto token = verifyPin(keys, module.where(), goodPin(), false);

    EXPECT_EQ(token.error().code, Code::keyRemoved);
    EXPECT_EQ(module.count("C_Login"), 0);
}

TEST_F(Libp11Trap, ASecondLoginAsksTheTokenAgain)
{
    const auto good = verifyPin(keys, module.where(), goodPin(), false);
    const auto wrong = verifyPin(keys, module.where(), test::wrongPin(), false);

    ASSERT_TRUE(good);
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code, Code::pinIncorrect);
    EXPECT_EQ(module.count("C_Login"), 2);
}

TEST_F(Libp11Trap, SomebodyElsesLoginIsNoProofOfThisPin)
{
    module.rules({"C_Login 1 ckr 0x100"}); // CKR_USER_ALREADY_LOGGED_IN

    const auto token = verifyPin(keys, module.where(), test::wrongPin(), false);

    ASSERT_FALSE(token);
    EXPECT_EQ(token.error().code, Code::pinOutcomeUnknown);
    EXPECT_EQ(token.error().facts.at("ckr"), "CKR_USER_ALREADY_LOGGED_IN");
    EXPECT_EQ(module.count("C_Logout"), 1) << "the next click must ask the token";
}

TEST_F(Libp11Trap, OnlyReadOnlySessionsAreOpenedAndEachIsClosed)
{
    (void)find(keys, module.where());
    (void)verifyPin(keys, module.where(), test::wrongPin(), false);
    (void)sign(keys, request(), goodPin());

    EXPECT_EQ(module.count("C_OpenSession"), 3);
    EXPECT_EQ(module.count("C_CloseSession"), 3);
}

TEST_F(Libp11Trap, AModuleThatDoesNotInitialiseIsLeftWithoutACrash)
{
    module.rules({"C_Initialize * ckr 0x30"});

    const auto findings = find(keys, module.where());
    module.rules({});
    const auto later = find(keys, module.where());

    ASSERT_TRUE(findings && later);
    ASSERT_EQ(findings->problems.size(), 1U);
    EXPECT_EQ(findings->problems[0].error.code, Code::driverFailed);
    EXPECT_EQ(findings->problems[0].error.facts.at("ckr"), "CKR_DEVICE_ERROR");
    EXPECT_EQ(later->tokens.size(), 1U);
}

TEST_F(Libp11Trap, TwoSlotsAndMoreAreListedAgainAndAgain)
{
    soft.addToken("TEST DEUX", std::array{soft.signature()});
    soft.addToken("TEST TROIS", std::array{soft.signature()});

    for (int round = 0; round < 3; ++round)
        EXPECT_EQ(find(keys, module.where())->tokens.size(), 3U);
}

TEST_F(Libp11Trap, OneReaderThatFailsDoesNotHideTheOthers)
{
    soft.addToken("TEST DEUX", std::array{soft.signature()});
    module.rules({"C_GetTokenInfo 1 ckr 0x30"});

    const auto findings = find(keys, module.where());

    ASSERT_TRUE(findings);
    EXPECT_EQ(findings->tokens.size(), 1U);
    ASSERT_EQ(findings->problems.size(), 1U);
    EXPECT_EQ(findings->problems[0].error.facts.at("ckr"), "CKR_DEVICE_ERROR");
}

TEST_F(Libp11Trap, AModuleThatLostThePcscServiceIsStartedAgain)
{
    (void)find(keys, module.where());
    module.rules({"C_GetSlotList " + std::to_string(module.count("C_GetSlotList") + 1) + " ckr 0x5"});

    const auto findings = find(keys, module.where());

    EXPECT_EQ(findings->tokens.size(), 1U);
    EXPECT_EQ(module.count("C_Initialize"), 2);
}

} // namespace sceau::token
