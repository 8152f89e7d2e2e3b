// A PKCS#11 module in front of SoftHSM that does what SoftHSM cannot: count tries and lock, be pulled, hang, fail with any code.
// Everything it knows lies in the folder that SCEAU_FAULT names, so that a test may look and change it at any moment:
//   rules     FUNCTION NTH ACTION [VALUE], one a line, read anew at each call. NTH: a number, or * for every call.
//             Actions: ckr 0x30 · delay 200 (ms) · hang (until the rule is gone) · pull (before the call) · pull-after
//             crash · exit (both end the process that called)
//             play pin, play puk: three wrong ones lock · play pad: codes are typed on the reader
//             play initial pin: it is to be changed · play expired pin: its login answers CKR_PIN_EXPIRED
//             play unblock set-pin, play unblock context-specific: logged out, C_SetPIN takes the PUK as the old PIN
//             play hardware: a slot that is a reader, and says nothing of that one's name
//   calls     every call, one a line; written by this module
//   tries, puk-tries   wrong codes so far · removed (exists: no token) · pin-changed (exists: no initial PIN any more)
//   pad-pin, pad-new-pin, pad-puk   what a person types on the reader
#include "codes.hpp"
#include "function_names.hpp"

#include <cstring>

namespace {

using fault::target;

/// What a token that was pulled answers; nothing for calls that need no token.
CK_RV answerWithoutToken(const char* function)
{
    static constexpr const char* always[] = {"C_Initialize",   "C_Finalize",    "C_GetInfo",     "C_GetFunctionList",
                                             "C_CloseSession", "C_GetSlotList", "C_GetSlotInfo", "C_CloseAllSessions"};
    static constexpr const char* bySlot[] = {"C_GetTokenInfo", "C_OpenSession", "C_GetMechanismList", "C_GetMechanismInfo"};
    for (const char* name : always) {
        if (std::strcmp(name, function) == 0) return CKR_OK;
    }
    for (const char* name : bySlot) {
        if (std::strcmp(name, function) == 0) return CKR_TOKEN_NOT_PRESENT;
    }
    return CKR_DEVICE_REMOVED;
}

template <class Call> CK_RV around(const char* function, const Call& call)
{
    if (!target()) return CKR_LIBRARY_LOAD_FAILED;
    const auto order = fault::ordersFor(function);
    if (order.answer) return *order.answer;
    if (fault::exists("removed")) {
        if (const auto rv = answerWithoutToken(function); rv != CKR_OK) return rv;
    }
    const CK_RV rv = call();
    if (order.pullAfter) fault::write("removed", "");
    return rv;
}

template <auto Member, const char* Name> struct Wrapped;

template <class... Args, CK_RV (*CK_FUNCTION_LIST::*Member)(Args...), const char* Name> struct Wrapped<Member, Name> {
    static CK_RV call(Args... args)
    {
        return around(Name, [&] { return (target()->*Member)(args...); });
    }
};

CK_RV slotList(unsigned char present, CK_SLOT_ID* ids, CK_ULONG* count)
{
    return around("C_GetSlotList", [&] {
        if (!present || !fault::exists("removed")) return target()->C_GetSlotList(present, ids, count);
        *count = 0;
        return CK_RV{CKR_OK};
    });
}

CK_RV slotInfo(CK_SLOT_ID slot, CK_SLOT_INFO* info)
{
    return around("C_GetSlotInfo", [&] {
        const auto rv = target()->C_GetSlotInfo(slot, info);
        if (rv != CKR_OK) return rv;
        if (fault::exists("removed")) info->flags &= ~CKF_TOKEN_PRESENT;
        if (fault::plays("hardware")) info->flags |= CKF_HW_SLOT;
        return rv;
    });
}

CK_RV tokenInfo(CK_SLOT_ID slot, CK_TOKEN_INFO* info)
{
    return around("C_GetTokenInfo", [&] {
        const auto rv = target()->C_GetTokenInfo(slot, info);
        if (rv == CKR_OK) info->flags = fault::playedFlags(info->flags);
        return rv;
    });
}

CK_RV login(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR* code, CK_ULONG length)
{
    return around("C_Login", [&] { return fault::login(session, user, code, length); });
}

CK_RV initPin(CK_SESSION_HANDLE session, CK_UTF8CHAR* code, CK_ULONG length)
{
    return around("C_InitPIN", [&] { return fault::initPin(session, code, length); });
}

CK_RV setPin(CK_SESSION_HANDLE session, CK_UTF8CHAR* old, CK_ULONG oldLength, CK_UTF8CHAR* code, CK_ULONG length)
{
    return around("C_SetPIN", [&] { return fault::setPin(session, old, oldLength, code, length); });
}

CK_FUNCTION_LIST everyFunction();

} // namespace

extern "C" __attribute__((visibility("default"))) CK_RV C_GetFunctionList(CK_FUNCTION_LIST** list)
{
    static CK_FUNCTION_LIST functions = everyFunction();
    return around("C_GetFunctionList", [&] {
        *list = &functions;
        return CK_RV{CKR_OK};
    });
}

namespace {

#define SCEAU_NAME(function) constexpr char name_##function[] = #function;
SCEAU_FUNCTIONS(SCEAU_NAME)
#undef SCEAU_NAME

CK_FUNCTION_LIST everyFunction()
{
    CK_FUNCTION_LIST list{};
    list.version = {2, 40};
#define SCEAU_WRAP(function) list.function = Wrapped<&CK_FUNCTION_LIST::function, name_##function>::call;
    SCEAU_FUNCTIONS(SCEAU_WRAP)
#undef SCEAU_WRAP
    list.C_GetFunctionList = C_GetFunctionList;
    list.C_GetSlotList = slotList;
    list.C_GetSlotInfo = slotInfo;
    list.C_GetTokenInfo = tokenInfo;
    list.C_Login = login;
    list.C_InitPIN = initPin;
    list.C_SetPIN = setPin;
    return list;
}

} // namespace
