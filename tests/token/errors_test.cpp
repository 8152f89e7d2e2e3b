#include "token/errors.hpp"

#include <gtest/gtest.h>

namespace sceau::token {

using base::Code;

namespace {

constexpr CK_RV vendorsOwn = CKR_VENDOR_DEFINED | 0x17U;

} // namespace

struct LoginCase {
    CK_RV rv;
    bool pad;
    Code code;
};

class EveryLoginAnswer : public testing::TestWithParam<LoginCase> {};

TEST_P(EveryLoginAnswer, IsAWrongCodeOnlyWhenTheTokenSaysSo)
{
    const auto error = loginError(GetParam().rv, GetParam().pad);

    EXPECT_EQ(error.code, GetParam().code);
    EXPECT_EQ(error.where, "C_Login");
    EXPECT_EQ(error.facts.at("ckr"), ckrName(GetParam().rv));
}

INSTANTIATE_TEST_SUITE_P(
    Errors, EveryLoginAnswer,
    testing::Values(
        LoginCase{CKR_PIN_INCORRECT, false, Code::pinIncorrect}, LoginCase{CKR_PIN_LOCKED, false, Code::pinLocked},
        LoginCase{CKR_PIN_EXPIRED, false, Code::pinToBeChanged}, LoginCase{CKR_DEVICE_REMOVED, false, Code::keyRemoved},
        LoginCase{CKR_TOKEN_NOT_PRESENT, false, Code::keyRemoved}, LoginCase{CKR_SESSION_CLOSED, false, Code::keyRemoved},
        LoginCase{CKR_FUNCTION_FAILED, false, Code::pinOutcomeUnknown}, LoginCase{CKR_GENERAL_ERROR, false, Code::pinOutcomeUnknown},
        LoginCase{CKR_DEVICE_ERROR, false, Code::pinOutcomeUnknown}, LoginCase{CKR_MECHANISM_INVALID, false, Code::pinOutcomeUnknown},
        LoginCase{CKR_USER_ALREADY_LOGGED_IN, false, Code::pinOutcomeUnknown}, LoginCase{CKR_PIN_LEN_RANGE, false, Code::pinOutcomeUnknown},
        LoginCase{CKR_USER_PIN_NOT_INITIALIZED, false, Code::pinOutcomeUnknown}, LoginCase{vendorsOwn, false, Code::pinOutcomeUnknown},
        LoginCase{CKR_FUNCTION_CANCELED, false, Code::pinOutcomeUnknown}, LoginCase{CKR_FUNCTION_CANCELED, true, Code::pinCancelled}));

struct CodeCase {
    base::Error (*errorOf)(CK_RV rv, bool pad);
    CK_RV rv;
    bool pad;
    Code code;
    friend std::ostream& operator<<(std::ostream& out, const CodeCase& one)
    {
        const auto error = one.errorOf(one.rv, one.pad);
        return out << error.where << ' ' << ckrName(one.rv) << ' ' << base::name(error.code);
    }
};

class EveryAnswerAboutACode : public testing::TestWithParam<CodeCase> {};

TEST_P(EveryAnswerAboutACode, ClaimsNoMoreThanTheKeySaid)
{
    const auto error = GetParam().errorOf(GetParam().rv, GetParam().pad);

    EXPECT_EQ(error.code, GetParam().code);
    EXPECT_EQ(error.facts.at("ckr"), ckrName(GetParam().rv));
}

INSTANTIATE_TEST_SUITE_P(Errors, EveryAnswerAboutACode,
                         testing::Values(CodeCase{setPinError, CKR_USER_NOT_LOGGED_IN, false, Code::pinChangeUnsupported},
                                         CodeCase{setPinError, CKR_PIN_TOO_WEAK, false, Code::newPinRefused},
                                         CodeCase{setPinError, vendorsOwn, false, Code::newPinUnknown},
                                         CodeCase{setPinError, CKR_DEVICE_REMOVED, false, Code::newPinUnknown},
                                         CodeCase{setPinError, CKR_FUNCTION_CANCELED, true, Code::pinCancelled},
                                         CodeCase{pukLoginError, CKR_PIN_INVALID, false,
                                                  Code::pukOutcomeUnknown}, // no PIN is set at a login: the PUK is meant
                                         CodeCase{pukLoginError, CKR_USER_NOT_LOGGED_IN, false, Code::pukOutcomeUnknown},
                                         CodeCase{pukLoginError, CKR_TOKEN_NOT_PRESENT, false, Code::keyRemoved},
                                         CodeCase{pukLoginError, CKR_FUNCTION_CANCELED, true, Code::pinCancelled},
                                         CodeCase{pukSetPinError, CKR_PIN_INVALID, false, Code::newPinRefused},
                                         CodeCase{pukSetPinError, CKR_TOKEN_NOT_PRESENT, false, Code::pukOutcomeUnknown},
                                         CodeCase{initPinError, CKR_PIN_INCORRECT, false, Code::pukIncorrect},
                                         CodeCase{initPinError, CKR_PIN_LOCKED, false, Code::pukLocked},
                                         CodeCase{initPinError, CKR_USER_NOT_LOGGED_IN, false, Code::pukOutcomeUnknown},
                                         CodeCase{initPinError, vendorsOwn, false, Code::pukOutcomeUnknown}));

TEST(Errors, NameEveryCkrAndShowAVendorsOwnAsANumber)
{
    EXPECT_EQ(ckrName(CKR_PIN_INCORRECT), "CKR_PIN_INCORRECT");
    EXPECT_EQ(ckrName(vendorsOwn), "CKR_0x80000017");
}

struct PcscCase {
    long result;
    Code code;
};

class EveryPcscResult : public testing::TestWithParam<PcscCase> {};

TEST_P(EveryPcscResult, HasACode)
{
    EXPECT_EQ(pcscError(GetParam().result, "SCardTest").code, GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(Errors, EveryPcscResult,
                         testing::Values(PcscCase{0x8010001D, Code::serviceStopped}, PcscCase{0x8010001E, Code::serviceStopped},
                                         PcscCase{0x80100003, Code::serviceStopped}, PcscCase{0x80100013, Code::serviceStopped},
                                         PcscCase{0x8010002E, Code::noReader}, PcscCase{0x80100009, Code::noReader},
                                         PcscCase{0x8010000C, Code::keyRemoved}, PcscCase{0x80100069, Code::keyRemoved},
                                         PcscCase{0x8010000F, Code::keyFailed}));

} // namespace sceau::token
