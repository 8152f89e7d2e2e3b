// Every function that an operation calls gives every answer of the standard, one after the other. What must come of it is the same for
// all: a coded error or a sound success, no more tries than the operation has, and nothing left behind.
#include "shared/faulty_module.hpp"
#include "shared/soft_keys.hpp"
#include "token/cryptoki.hpp"
#include "token/errors.hpp"
#include "token/operations.hpp"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <iostream>
#include <set>

namespace sceau::token {

using base::Code;
using base::Secret;
using test::FaultyModule;
using test::SoftKeys;

namespace {

constexpr std::array answers{
    CKR_CANCEL,
    CKR_HOST_MEMORY,
    CKR_SLOT_ID_INVALID,
    CKR_GENERAL_ERROR,
    CKR_FUNCTION_FAILED,
    CKR_ARGUMENTS_BAD,
    CKR_NO_EVENT,
    CKR_NEED_TO_CREATE_THREADS,
    CKR_CANT_LOCK,
    CKR_ATTRIBUTE_READ_ONLY,
    CKR_ATTRIBUTE_SENSITIVE,
    CKR_ATTRIBUTE_TYPE_INVALID,
    CKR_ATTRIBUTE_VALUE_INVALID,
    CKR_ACTION_PROHIBITED,
    CKR_DATA_INVALID,
    CKR_DATA_LEN_RANGE,
    CKR_DEVICE_ERROR,
    CKR_DEVICE_MEMORY,
    CKR_DEVICE_REMOVED,
    CKR_ENCRYPTED_DATA_INVALID,
    CKR_ENCRYPTED_DATA_LEN_RANGE,
    CKR_FUNCTION_CANCELED,
    CKR_FUNCTION_NOT_PARALLEL,
    CKR_FUNCTION_NOT_SUPPORTED,
    CKR_KEY_HANDLE_INVALID,
    CKR_KEY_SIZE_RANGE,
    CKR_KEY_TYPE_INCONSISTENT,
    CKR_KEY_NOT_NEEDED,
    CKR_KEY_CHANGED,
    CKR_KEY_NEEDED,
    CKR_KEY_INDIGESTIBLE,
    CKR_KEY_FUNCTION_NOT_PERMITTED,
    CKR_KEY_NOT_WRAPPABLE,
    CKR_KEY_UNEXTRACTABLE,
    CKR_MECHANISM_INVALID,
    CKR_MECHANISM_PARAM_INVALID,
    CKR_OBJECT_HANDLE_INVALID,
    CKR_OPERATION_ACTIVE,
    CKR_OPERATION_NOT_INITIALIZED,
    CKR_PIN_INCORRECT,
    CKR_PIN_INVALID,
    CKR_PIN_LEN_RANGE,
    CKR_PIN_EXPIRED,
    CKR_PIN_LOCKED,
    CKR_SESSION_CLOSED,
    CKR_SESSION_COUNT,
    CKR_SESSION_HANDLE_INVALID,
    CKR_SESSION_PARALLEL_NOT_SUPPORTED,
    CKR_SESSION_READ_ONLY,
    CKR_SESSION_EXISTS,
    CKR_SESSION_READ_ONLY_EXISTS,
    CKR_SESSION_READ_WRITE_SO_EXISTS,
    CKR_SIGNATURE_INVALID,
    CKR_SIGNATURE_LEN_RANGE,
    CKR_TEMPLATE_INCOMPLETE,
    CKR_TEMPLATE_INCONSISTENT,
    CKR_TOKEN_NOT_PRESENT,
    CKR_TOKEN_NOT_RECOGNIZED,
    CKR_TOKEN_WRITE_PROTECTED,
    CKR_UNWRAPPING_KEY_HANDLE_INVALID,
    CKR_UNWRAPPING_KEY_SIZE_RANGE,
    CKR_UNWRAPPING_KEY_TYPE_INCONSISTENT,
    CKR_USER_ALREADY_LOGGED_IN,
    CKR_USER_NOT_LOGGED_IN,
    CKR_USER_PIN_NOT_INITIALIZED,
    CKR_USER_TYPE_INVALID,
    CKR_USER_ANOTHER_ALREADY_LOGGED_IN,
    CKR_USER_TOO_MANY_TYPES,
    CKR_WRAPPED_KEY_INVALID,
    CKR_WRAPPED_KEY_LEN_RANGE,
    CKR_WRAPPING_KEY_HANDLE_INVALID,
    CKR_WRAPPING_KEY_SIZE_RANGE,
    CKR_WRAPPING_KEY_TYPE_INCONSISTENT,
    CKR_RANDOM_SEED_NOT_SUPPORTED,
    CKR_RANDOM_NO_RNG,
    CKR_DOMAIN_PARAMS_INVALID,
    CKR_CURVE_NOT_SUPPORTED,
    CKR_BUFFER_TOO_SMALL,
    CKR_SAVED_STATE_INVALID,
    CKR_INFORMATION_SENSITIVE,
    CKR_STATE_UNSAVEABLE,
    CKR_CRYPTOKI_NOT_INITIALIZED,
    CKR_CRYPTOKI_ALREADY_INITIALIZED,
    CKR_MUTEX_BAD,
    CKR_MUTEX_NOT_LOCKED,
    CKR_NEW_PIN_MODE,
    CKR_NEXT_OTP,
    CKR_EXCEEDED_MAX_ITERATIONS,
    CKR_FIPS_SELF_TEST_FAILED,
    CKR_LIBRARY_LOAD_FAILED,
    CKR_PIN_TOO_WEAK,
    CKR_PUBLIC_KEY_INVALID,
    CKR_FUNCTION_REJECTED,
    CKR_VENDOR_DEFINED | 0x17UL,
};

/// What came of an operation.
struct Outcome {
    std::optional<base::Error> error;
    [[nodiscard]] bool is(Code code) const { return error && error->code == code; }
};

template <class T> Outcome outcomeOf(const base::Result<T>& result)
{
    return result ? Outcome{} : Outcome{result.error()};
}

/// A key whose PIN the operations change to and fro.
struct Key {
    SoftKeys soft{SoftKeys::Kind::ec};
    FaultyModule module;
    Secret pin = test::goodPin();
    Secret next = test::pinFrom(7);

    [[nodiscard]] Operations operations() const
    {
        return Operations(FaultyModule::file(), [] { return true; });
    }
    Outcome afterChange(const base::Result<Token>& result)
    {
        if (result) std::swap(pin, next);
        return outcomeOf(result);
    }
};

bool isOwn(const KeyCertificate& item, const SoftKeys& soft)
{
    return item.certificate == soft.signature().certificate || item.certificate == soft.authentication().certificate;
}

/// Nothing is shown that is not on the key.
void expectSound(const Token& token, const Key& key)
{
    for (const auto& item : token.certificates)
        EXPECT_TRUE(isOwn(item, key.soft)) << item.label;
}

/// An operation, the tries that it may cost, and how the driver that it is asked of plays.
struct Operation {
    const char* name;
    Outcome (*run)(Operations&, Key&);
    long logins = 0;
    long setPins = 0;
    long initPins = 0;
    std::vector<std::string> plays = {};
};

std::ostream& operator<<(std::ostream& out, const Operation& operation)
{
    return out << operation.name;
}

Outcome find(Operations& operations, Key& key)
{
    const auto findings = operations.find(FaultyModule::where());
    for (const auto& token : findings.tokens)
        expectSound(token, key);
    for (const auto& problem : findings.problems)
        return {problem.error};
    return {};
}

Outcome verifyPin(Operations& operations, Key& key)
{
    const auto token = operations.verifyPin(FaultyModule::where(), key.pin, false);
    if (token) expectSound(*token, key);
    return outcomeOf(token);
}

Outcome sign(Operations& operations, Key& key)
{
    auto request = key.soft.request(pki::Scheme::ecdsa);
    request.where = FaultyModule::where();
    const auto signature = operations.sign(request, key.pin);
    EXPECT_TRUE(!signature || test::isSignatureOf(request, *signature));
    return outcomeOf(signature);
}

Outcome changePin(Operations& operations, Key& key)
{
    return key.afterChange(operations.changePin({FaultyModule::where()}, key.pin, key.next));
}

template <UnblockStyle Style> Outcome unblock(Operations& operations, Key& key)
{
    return key.afterChange(operations.unblock({FaultyModule::where(), Style}, test::goodPuk(), key.next));
}

class EveryAnswerOfEveryCall : public testing::TestWithParam<Operation> {
protected:
    Outcome run(std::vector<std::string> rules)
    {
        rules.insert(rules.end(), GetParam().plays.begin(), GetParam().plays.end());
        key.module.rules(rules);
        key.module.forgetCalls();
        auto operations = key.operations();
        return GetParam().run(operations, key);
    }

    /// The functions that the operation calls, from the first to the last.
    std::set<std::string> functionsCalled()
    {
        EXPECT_FALSE(run({}).error);
        const auto calls = key.module.calls();
        return {calls.begin(), calls.end()};
    }

    void expectNoMoreTriesThanItsOwn() const
    {
        EXPECT_LE(key.module.count("C_Login"), GetParam().logins);
        EXPECT_LE(key.module.count("C_SetPIN"), GetParam().setPins);
        EXPECT_LE(key.module.count("C_InitPIN"), GetParam().initPins);
    }

    /// These do what the operation is for: without them there is no success, and support is told the answer. Two exceptions: an
    /// expired PIN is right, and may be changed; a key that goes while it is looked for is no problem of its driver.
    static bool isDecisive(const std::string& function, CK_RV rv)
    {
        static const std::set<std::string> all{"C_OpenSession", "C_Login", "C_SetPIN", "C_InitPIN", "C_SignInit", "C_Sign"};
        if (function == "C_Login" && rv == CKR_PIN_EXPIRED && GetParam().setPins > 0) return false;
        if (function == "C_OpenSession" && meansRemoved(rv)) return false;
        return all.contains(function);
    }

    static void expectTold(const Outcome& outcome, const std::string& function, CK_RV rv)
    {
        const bool decisive = isDecisive(function, rv);
        EXPECT_TRUE(outcome.error || !decisive);
        if (!outcome.error) return;
        if (decisive) {
            EXPECT_EQ(outcome.error->facts.at("ckr"), ckrName(rv));
        }
        const bool presentsACode = function == "C_Login" || function == "C_SetPIN" || function == "C_InitPIN";
        const bool wrongCode = outcome.is(Code::pinIncorrect) || outcome.is(Code::pukIncorrect);
        EXPECT_EQ(wrongCode, presentsACode && rv == CKR_PIN_INCORRECT);
        EXPECT_FALSE(outcome.is(Code::internal) || outcome.is(Code::keySilent) || outcome.is(Code::cancelled));
        EXPECT_FALSE(outcome.error->where.empty());
    }

    void expectNothingLeftBehind()
    {
        key.module.rules({});
        auto operations = key.operations();
        const auto token = operations.verifyPin(FaultyModule::where(), key.pin, false);
        ASSERT_TRUE(token) << base::name(token.error().code);
        EXPECT_EQ(token->certificates.size(), 2U);
    }

    Key key;
};

} // namespace

TEST_P(EveryAnswerOfEveryCall, IsACodedErrorOrASoundSuccessWithNoMoreTriesThanItsOwn)
{
    const auto functions = functionsCalled();
    std::size_t failures = 0;
    for (const auto& function : functions) {
        for (const auto rv : answers) {
            SCOPED_TRACE(function + " " + ckrName(rv));
            const auto outcome = run({function + " * ckr " + std::to_string(rv)});
            expectTold(outcome, function, rv);
            expectNoMoreTriesThanItsOwn();
            if (!outcome.error || rv == answers.back()) expectNothingLeftBehind();
            failures += outcome.error ? 1 : 0;
        }
    }
    const auto pairs = functions.size() * answers.size();
    std::cout << GetParam().name << ": " << pairs << " pairs (" << functions.size() << " functions, " << answers.size() << " answers), "
              << failures << " coded errors, " << pairs - failures << " sound successes\n";
}

INSTANTIATE_TEST_SUITE_P(
    Fault, EveryAnswerOfEveryCall,
    testing::Values(Operation{"find", find}, Operation{"verifyPin", verifyPin, 1}, Operation{"sign", sign, 1},
                    Operation{"changePin", changePin, 1, 1}, Operation{"unblockAsOfficer", unblock<UnblockStyle::officer>, 1, 0, 1},
                    Operation{"unblockWithSetPin", unblock<UnblockStyle::setPin>, 0, 1, 0, {"play unblock set-pin"}},
                    Operation{"unblockInContext", unblock<UnblockStyle::contextSpecific>, 1, 1, 0, {"play unblock context-specific"}}),
    [](const auto& one) { return std::string(one.param.name); });

} // namespace sceau::token
