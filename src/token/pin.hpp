#pragma once

#include "base/secret.hpp"
#include "token/types.hpp"

#include <optional>

/// Inside the room: what is known of a PIN before and after a try.
namespace sceau::token {

/// Why the token must not be asked. Codes: pinLocked, pinLastTry, pinCharacters, pinLength (facts "minimum", "maximum"); each with
/// the fact "pin". A PIN that is typed on the reader is not looked at.
[[nodiscard]] std::optional<base::Error> whyNotAsked(const PinState& state, const base::Secret& pin, bool lastTry);

/// A failed login in the light of the state re-read afterwards, which becomes the fact "pin": some tokens answer "wrong code" to the
/// try that locks them.
[[nodiscard]] base::Error explained(base::Error error, TryLevel after);

} // namespace sceau::token
