#pragma once

#include "rules.hpp"
#include "target.hpp"

/// PINs and PUKs as keys play them and SoftHSM does not: tries, locks, a reader's keypad, an initial PIN, three ways to unblock.
namespace fault {

inline constexpr int triesOfACode = 3;

/// A code as a call gives it; none: what a person types on the reader, from the file of that name.
struct Code {
    CK_UTF8CHAR* text;
    CK_ULONG length;
    std::string typed;

    Code(CK_UTF8CHAR* given, CK_ULONG size, const char* file) : text(given), length(size)
    {
        if (given || !plays("pad")) return;
        typed = read(file);
        text = reinterpret_cast<CK_UTF8CHAR*>(typed.data());
        length = typed.size();
    }
    Code(const Code&) = delete;
    Code& operator=(const Code&) = delete;
};

/// A try of the code whose wrong ones the file `counter` counts, when `play` is played.
template <class Try> CK_RV counted(const char* play, const char* counter, const Try& attempt)
{
    if (!plays(play)) return attempt();
    const int wrong = number(counter);
    if (wrong >= triesOfACode) return CKR_PIN_LOCKED;
    const auto rv = attempt();
    if (rv == CKR_PIN_INCORRECT) write(counter, std::to_string(wrong + 1));
    if (rv == CKR_OK) write(counter, "0");
    return rv;
}

inline CK_FLAGS flagsAfter(int wrong, CK_FLAGS low, CK_FLAGS final, CK_FLAGS locked)
{
    if (wrong >= triesOfACode) return locked;
    if (wrong == triesOfACode - 1) return low | final;
    return wrong > 0 ? low : 0;
}

inline CK_FLAGS playedFlags(CK_FLAGS flags)
{
    if (plays("pad")) flags |= CKF_PROTECTED_AUTHENTICATION_PATH;
    if (plays("initial pin") && !exists("pin-changed")) flags |= CKF_USER_PIN_TO_BE_CHANGED;
    if (plays("pin")) {
        flags &= ~CK_FLAGS{CKF_USER_PIN_COUNT_LOW | CKF_USER_PIN_FINAL_TRY | CKF_USER_PIN_LOCKED};
        flags |= flagsAfter(number("tries"), CKF_USER_PIN_COUNT_LOW, CKF_USER_PIN_FINAL_TRY, CKF_USER_PIN_LOCKED);
    }
    if (plays("puk")) {
        flags &= ~CK_FLAGS{CKF_SO_PIN_COUNT_LOW | CKF_SO_PIN_FINAL_TRY | CKF_SO_PIN_LOCKED};
        flags |= flagsAfter(number("puk-tries"), CKF_SO_PIN_COUNT_LOW, CKF_SO_PIN_FINAL_TRY, CKF_SO_PIN_LOCKED);
    }
    return flags;
}

/// A new PIN holds: it is nobody's initial one, and has all its tries.
inline CK_RV afterNewPin(CK_RV rv)
{
    if (rv == CKR_OK) write("pin-changed", "");
    if (rv == CKR_OK && plays("pin")) write("tries", "0");
    return rv;
}

inline CK_RV login(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR* text, CK_ULONG length)
{
    if (user == CKU_CONTEXT_SPECIFIC && plays("unblock context-specific")) return CKR_OK; // the PUK counts with C_SetPIN
    const bool officer = user == CKU_SO;
    const Code code(text, length, officer ? "pad-puk" : "pad-pin");
    const auto attempt = [&] { return target()->C_Login(session, user, code.text, code.length); };
    const auto rv = officer ? counted("puk", "puk-tries", attempt) : counted("pin", "tries", attempt);
    const bool expired = rv == CKR_OK && user == CKU_USER && plays("expired pin") && !exists("pin-changed");
    return expired ? CK_RV{CKR_PIN_EXPIRED} : rv;
}

inline CK_RV initPin(CK_SESSION_HANDLE session, CK_UTF8CHAR* text, CK_ULONG length)
{
    const Code fresh(text, length, "pad-new-pin");
    return afterNewPin(target()->C_InitPIN(session, fresh.text, fresh.length));
}

/// SoftHSM sets a PIN with the PUK in an officer's session only.
inline CK_RV unblock(CK_SESSION_HANDLE session, const Code& puk, const Code& fresh)
{
    const auto proven = counted("puk", "puk-tries", [&] { return target()->C_Login(session, CKU_SO, puk.text, puk.length); });
    if (proven != CKR_OK) return proven;
    const auto rv = target()->C_InitPIN(session, fresh.text, fresh.length);
    target()->C_Logout(session);
    return afterNewPin(rv);
}

inline CK_RV setPin(CK_SESSION_HANDLE session, CK_UTF8CHAR* old, CK_ULONG oldLength, CK_UTF8CHAR* text, CK_ULONG length)
{
    CK_SESSION_INFO info{};
    target()->C_GetSessionInfo(session, &info);
    const bool byPuk = info.state == CKS_RW_PUBLIC_SESSION && (plays("unblock set-pin") || plays("unblock context-specific"));
    const Code present(old, oldLength, byPuk ? "pad-puk" : "pad-pin");
    const Code fresh(text, length, "pad-new-pin");
    if (byPuk) return unblock(session, present, fresh);
    return afterNewPin(
        counted("pin", "tries", [&] { return target()->C_SetPIN(session, present.text, present.length, fresh.text, fresh.length); }));
}

} // namespace fault
