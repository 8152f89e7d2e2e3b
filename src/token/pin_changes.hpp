#pragma once

#include "base/secret.hpp"
#include "token/slots.hpp"
#include "token/types.hpp"

/// Inside the room: a PIN replaced, by itself or by the PUK, from the refusals to the state re-read afterwards.
/// Errors carry the facts "pin" and "puk".
namespace sceau::token {

/// A login with the present PIN comes before C_SetPIN: without it, some drivers take the PIN for the PUK and spend a try of that
/// (OpenSC with `user_pin_unblock_style = set_pin_in_unlogged_session`). A PIN that the login proved cannot be wrong a moment later.
[[nodiscard]] base::Status changePin(const Functions& functions, const Slot& slot, const base::Secret& pin, const base::Secret& fresh,
                                     bool lastTry);

/// One style and no other: after a failure nobody knows whether the try of another would be the last.
[[nodiscard]] base::Status unblock(const Functions& functions, const Slot& slot, UnblockStyle style, const base::Secret& puk,
                                   const base::Secret& fresh, bool lastTry);

} // namespace sceau::token
