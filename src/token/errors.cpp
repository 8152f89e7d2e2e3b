#include "token/errors.hpp"

#include <array>
#include <cstdio>
#include <utility>
#include <winscard.h>

namespace sceau::token {

using base::Code;
using base::Error;

namespace {

#define SCEAU_CKR(name)                                                                                                                    \
    std::pair<CK_RV, const char*>                                                                                                          \
    {                                                                                                                                      \
        name, #name                                                                                                                        \
    }
constexpr std::array ckrNames{
    SCEAU_CKR(CKR_OK),
    SCEAU_CKR(CKR_CANCEL),
    SCEAU_CKR(CKR_HOST_MEMORY),
    SCEAU_CKR(CKR_SLOT_ID_INVALID),
    SCEAU_CKR(CKR_GENERAL_ERROR),
    SCEAU_CKR(CKR_FUNCTION_FAILED),
    SCEAU_CKR(CKR_ARGUMENTS_BAD),
    SCEAU_CKR(CKR_NEED_TO_CREATE_THREADS),
    SCEAU_CKR(CKR_CANT_LOCK),
    SCEAU_CKR(CKR_ATTRIBUTE_SENSITIVE),
    SCEAU_CKR(CKR_ATTRIBUTE_TYPE_INVALID),
    SCEAU_CKR(CKR_ATTRIBUTE_VALUE_INVALID),
    SCEAU_CKR(CKR_ACTION_PROHIBITED),
    SCEAU_CKR(CKR_DATA_INVALID),
    SCEAU_CKR(CKR_DATA_LEN_RANGE),
    SCEAU_CKR(CKR_DEVICE_ERROR),
    SCEAU_CKR(CKR_DEVICE_MEMORY),
    SCEAU_CKR(CKR_DEVICE_REMOVED),
    SCEAU_CKR(CKR_FUNCTION_CANCELED),
    SCEAU_CKR(CKR_FUNCTION_NOT_SUPPORTED),
    SCEAU_CKR(CKR_KEY_HANDLE_INVALID),
    SCEAU_CKR(CKR_KEY_SIZE_RANGE),
    SCEAU_CKR(CKR_KEY_TYPE_INCONSISTENT),
    SCEAU_CKR(CKR_KEY_FUNCTION_NOT_PERMITTED),
    SCEAU_CKR(CKR_MECHANISM_INVALID),
    SCEAU_CKR(CKR_MECHANISM_PARAM_INVALID),
    SCEAU_CKR(CKR_OBJECT_HANDLE_INVALID),
    SCEAU_CKR(CKR_OPERATION_ACTIVE),
    SCEAU_CKR(CKR_OPERATION_NOT_INITIALIZED),
    SCEAU_CKR(CKR_PIN_INCORRECT),
    SCEAU_CKR(CKR_PIN_INVALID),
    SCEAU_CKR(CKR_PIN_LEN_RANGE),
    SCEAU_CKR(CKR_PIN_EXPIRED),
    SCEAU_CKR(CKR_PIN_LOCKED),
    SCEAU_CKR(CKR_SESSION_CLOSED),
    SCEAU_CKR(CKR_SESSION_COUNT),
    SCEAU_CKR(CKR_SESSION_HANDLE_INVALID),
    SCEAU_CKR(CKR_SESSION_READ_ONLY),
    SCEAU_CKR(CKR_SESSION_EXISTS),
    SCEAU_CKR(CKR_SESSION_READ_ONLY_EXISTS),
    SCEAU_CKR(CKR_SESSION_READ_WRITE_SO_EXISTS),
    SCEAU_CKR(CKR_TEMPLATE_INCOMPLETE),
    SCEAU_CKR(CKR_TEMPLATE_INCONSISTENT),
    SCEAU_CKR(CKR_TOKEN_NOT_PRESENT),
    SCEAU_CKR(CKR_TOKEN_NOT_RECOGNIZED),
    SCEAU_CKR(CKR_TOKEN_WRITE_PROTECTED),
    SCEAU_CKR(CKR_USER_ALREADY_LOGGED_IN),
    SCEAU_CKR(CKR_USER_NOT_LOGGED_IN),
    SCEAU_CKR(CKR_USER_PIN_NOT_INITIALIZED),
    SCEAU_CKR(CKR_USER_TYPE_INVALID),
    SCEAU_CKR(CKR_USER_ANOTHER_ALREADY_LOGGED_IN),
    SCEAU_CKR(CKR_USER_TOO_MANY_TYPES),
    SCEAU_CKR(CKR_DOMAIN_PARAMS_INVALID),
    SCEAU_CKR(CKR_BUFFER_TOO_SMALL),
    SCEAU_CKR(CKR_CRYPTOKI_NOT_INITIALIZED),
    SCEAU_CKR(CKR_CRYPTOKI_ALREADY_INITIALIZED),
    SCEAU_CKR(CKR_LIBRARY_LOAD_FAILED),
    SCEAU_CKR(CKR_PIN_TOO_WEAK),
    SCEAU_CKR(CKR_FUNCTION_REJECTED),
};
#undef SCEAU_CKR

std::string hexadecimal(const char* prefix, unsigned long value)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%s0x%08lX", prefix, value);
    return text.data();
}

Code codeOf(CK_RV rv)
{
    if (meansRemoved(rv)) return Code::keyRemoved;
    switch (rv) {
    case CKR_MECHANISM_INVALID:
    case CKR_MECHANISM_PARAM_INVALID:
    case CKR_KEY_SIZE_RANGE:
    case CKR_KEY_TYPE_INCONSISTENT:
        return Code::mechanismUnsupported;
    default:
        return Code::keyFailed;
    }
}

/// What an answer about a code that is presented or set means, by the call that gave it.
struct Meaning {
    Code incorrect;
    Code locked;
    Code refused; ///< CKR_PIN_INVALID and CKR_PIN_LEN_RANGE are about a PIN that is to be set (PKCS#11 2.40 § 5.1.6)
    Code unsupported;
    Code notLoggedIn; ///< also how OpenSC passes on a card's 6982, which a wrong PUK may get
    Code otherwise;
};
constexpr Meaning ofPukLogin{Code::pukIncorrect,       Code::pukLocked,         Code::pukOutcomeUnknown,
                             Code::unblockUnsupported, Code::pukOutcomeUnknown, Code::pukOutcomeUnknown};
constexpr Meaning ofNewPinByPuk{Code::pukIncorrect,       Code::pukLocked,         Code::newPinRefused,
                                Code::unblockUnsupported, Code::pukOutcomeUnknown, Code::pukOutcomeUnknown};
constexpr Meaning ofSetPin{Code::pinIncorrect,         Code::pinLocked,    Code::newPinRefused, Code::pinChangeUnsupported,
                           Code::pinChangeUnsupported, Code::newPinUnknown};

Code codeOf(CK_RV rv, bool pad, const Meaning& meaning)
{
    switch (rv) {
    case CKR_PIN_INCORRECT:
        return meaning.incorrect;
    case CKR_PIN_LOCKED:
        return meaning.locked;
    case CKR_PIN_INVALID:
    case CKR_PIN_LEN_RANGE:
    case CKR_PIN_TOO_WEAK:
        return meaning.refused;
    case CKR_USER_NOT_LOGGED_IN:
        return meaning.notLoggedIn;
    case CKR_FUNCTION_NOT_SUPPORTED:
    case CKR_USER_TYPE_INVALID:
    case CKR_USER_PIN_NOT_INITIALIZED:
    case CKR_ACTION_PROHIBITED:
    case CKR_SESSION_READ_ONLY:
    case CKR_SESSION_READ_ONLY_EXISTS:
    case CKR_TOKEN_WRITE_PROTECTED:
        return meaning.unsupported;
    case CKR_FUNCTION_CANCELED:
        return pad ? Code::pinCancelled : meaning.otherwise;
    default:
        return meaning.otherwise;
    }
}

Error withName(Code code, CK_RV rv, std::string where)
{
    return Error{code}.at(std::move(where)).with("ckr", ckrName(rv));
}

} // namespace

std::string ckrName(CK_RV rv)
{
    for (const auto& [value, name] : ckrNames) {
        if (value == rv) return name;
    }
    return hexadecimal("CKR_", rv);
}

bool meansRemoved(CK_RV rv)
{
    switch (rv) {
    case CKR_TOKEN_NOT_PRESENT:
    case CKR_DEVICE_REMOVED:
    case CKR_SLOT_ID_INVALID:        // the reader went with the token
    case CKR_SESSION_HANDLE_INVALID: // the session that we hold ended without us
    case CKR_SESSION_CLOSED:
        return true;
    default:
        return false;
    }
}

Error cryptokiError(CK_RV rv, std::string where)
{
    return withName(codeOf(rv), rv, std::move(where));
}

Error loginError(CK_RV rv, bool pad)
{
    const auto code = [rv, pad] {
        if (meansRemoved(rv)) return Code::keyRemoved;
        if (rv == CKR_PIN_INCORRECT) return Code::pinIncorrect;
        if (rv == CKR_PIN_LOCKED) return Code::pinLocked;
        if (rv == CKR_PIN_EXPIRED) return Code::pinToBeChanged;
        if (rv == CKR_FUNCTION_CANCELED && pad) return Code::pinCancelled;
        return Code::pinOutcomeUnknown;
    }();
    return withName(code, rv, "C_Login");
}

Error pukLoginError(CK_RV rv, bool pad)
{
    return withName(meansRemoved(rv) ? Code::keyRemoved : codeOf(rv, pad, ofPukLogin), rv, "C_Login");
}

Error pukSetPinError(CK_RV rv, bool pad)
{
    return withName(codeOf(rv, pad, ofNewPinByPuk), rv, "C_SetPIN");
}

Error initPinError(CK_RV rv, bool pad)
{
    return withName(codeOf(rv, pad, ofNewPinByPuk), rv, "C_InitPIN");
}

Error setPinError(CK_RV rv, bool pad)
{
    return withName(codeOf(rv, pad, ofSetPin), rv, "C_SetPIN");
}

Error driverError(CK_RV rv, std::string where)
{
    return withName(Code::driverFailed, rv, std::move(where));
}

bool meansServiceLost(long result)
{
    switch (result) {
    case SCARD_E_NO_SERVICE:
    case SCARD_E_SERVICE_STOPPED:
    case SCARD_E_INVALID_HANDLE:
    case SCARD_F_COMM_ERROR:
    case SCARD_F_INTERNAL_ERROR:
    case SCARD_F_UNKNOWN_ERROR:
        return true;
    default:
        return false;
    }
}

Error pcscError(long result, std::string where)
{
    const auto number = hexadecimal("", static_cast<unsigned long>(result) & 0xFFFFFFFFUL);
    const auto code = [result] {
        if (meansServiceLost(result)) return Code::serviceStopped;
        switch (result) {
        case SCARD_E_NO_READERS_AVAILABLE:
        case SCARD_E_UNKNOWN_READER:
        case SCARD_E_READER_UNAVAILABLE:
            return Code::noReader;
        case SCARD_E_NO_SMARTCARD:
        case SCARD_W_REMOVED_CARD:
            return Code::keyRemoved;
        default:
            return Code::keyFailed;
        }
    }();
    return Error{code}.at(std::move(where)).with("scard", number);
}

} // namespace sceau::token
