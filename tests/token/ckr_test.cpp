#include "shared/faulty_module.hpp"
#include "shared/soft_keys.hpp"
#include "token/errors.hpp"

#include <array>
#include <gtest/gtest.h>

namespace sceau::token {

using base::Code;
using test::FaultyModule;
using test::goodPin;
using test::sign;
using test::SoftKeys;

namespace {

constexpr CK_RV vendorsOwn = CKR_VENDOR_DEFINED | 0x17U;

constexpr std::array functions{"C_Initialize", "C_GetSlotList", "C_OpenSession", "C_Login", "C_FindObjectsInit", "C_SignInit", "C_Sign"};

class EveryCkr : public testing::TestWithParam<CK_RV> {};

/// libp11 keeps the code of C_Initialize in 23 bits.
std::string nameAfter(const std::string& function, CK_RV rv)
{
    return ckrName(function == "C_Initialize" ? rv & 0x7FFFFFU : rv);
}

} // namespace

TEST_P(EveryCkr, EndsInACodedErrorWithoutAnotherLoginWhicheverFunctionGivesIt)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    auto request = soft.request(pki::Scheme::ecdsa);
    for (const std::string function : functions) {
        SCOPED_TRACE(function);
        FaultyModule module({function + " * ckr " + std::to_string(GetParam())});
        Keys keys(module.options());
        request.where = module.where();

        const auto signature = sign(keys, request, goodPin());
        const long logins = module.count("C_Login");
        module.rules({});
        const auto afterwards = sign(keys, request, goodPin());

        ASSERT_FALSE(signature);
        EXPECT_NE(signature.error().code, Code::internal);
        EXPECT_NE(signature.error().code, Code::keySilent);
        EXPECT_EQ(signature.error().code == Code::pinIncorrect, GetParam() == CKR_PIN_INCORRECT && function == "C_Login");
        EXPECT_EQ(signature.error().facts.at("ckr"), nameAfter(function, GetParam()));
        EXPECT_LE(logins, 1);
        EXPECT_TRUE(afterwards) << "nothing of the failure stays: " << base::name(afterwards.error().code);
    }
}

INSTANTIATE_TEST_SUITE_P(Fault, EveryCkr,
                         testing::Values(CKR_HOST_MEMORY, CKR_GENERAL_ERROR, CKR_FUNCTION_FAILED, CKR_ARGUMENTS_BAD, CKR_DEVICE_ERROR,
                                         CKR_DEVICE_MEMORY, CKR_DEVICE_REMOVED, CKR_FUNCTION_CANCELED, CKR_FUNCTION_NOT_SUPPORTED,
                                         CKR_MECHANISM_INVALID, CKR_OPERATION_ACTIVE, CKR_PIN_INCORRECT, CKR_PIN_EXPIRED, CKR_PIN_LOCKED,
                                         CKR_SESSION_CLOSED, CKR_SESSION_HANDLE_INVALID, CKR_TOKEN_NOT_PRESENT, CKR_USER_ALREADY_LOGGED_IN,
                                         CKR_USER_NOT_LOGGED_IN, CKR_CRYPTOKI_NOT_INITIALIZED, vendorsOwn),
                         [](const auto& one) { return ckrName(one.param); });

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
