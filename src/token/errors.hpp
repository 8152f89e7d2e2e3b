#pragma once

#include "base/result.hpp"
#include "token/cryptoki.hpp"

#include <string>

/// Inside the room: the one place where the codes of PKCS#11 and of PC/SC become ours.
namespace sceau::token {

/// "CKR_PIN_INCORRECT"; "CKR_0x80000001" for a vendor's own.
[[nodiscard]] std::string ckrName(CK_RV rv);

/// The token or its reader is gone.
[[nodiscard]] bool meansRemoved(CK_RV rv);

/// Any call but C_Login. The raw name is the fact "ckr".
[[nodiscard]] base::Error cryptokiError(CK_RV rv, std::string where);

/// C_Login only: nothing but CKR_PIN_INCORRECT is a wrong code; what is not understood may have cost a try.
[[nodiscard]] base::Error loginError(CK_RV rv, bool pad);

/// C_Login with a PUK: only CKR_PIN_INCORRECT is a wrong PUK; what is not understood may have cost a try.
[[nodiscard]] base::Error pukLoginError(CK_RV rv, bool pad);

/// C_SetPIN with a PUK in the place of the PIN, and C_InitPIN after a login with it, where some drivers present it only now: what is
/// not understood may have cost a try and may have set the new PIN.
[[nodiscard]] base::Error pukSetPinError(CK_RV rv, bool pad);
[[nodiscard]] base::Error initPinError(CK_RV rv, bool pad);

/// C_SetPIN after a login with the PIN: what is not understood may have set the new one.
[[nodiscard]] base::Error setPinError(CK_RV rv, bool pad);

/// A module that does not start.
[[nodiscard]] base::Error driverError(CK_RV rv, std::string where);

/// The result of an SCard function. The raw value is the fact "scard".
[[nodiscard]] base::Error pcscError(long result, std::string where);

/// The PC/SC service is not there, or is another one than before: a new context is needed.
[[nodiscard]] bool meansServiceLost(long result);

} // namespace sceau::token
