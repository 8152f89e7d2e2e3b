#pragma once

#include "base/secret.hpp"
#include "token/slots.hpp"
#include "token/types.hpp"

#include <optional>

/// Inside the room: what is known of a PIN or a PUK before and after a try.
namespace sceau::token {

/// What every keyboard and every reader's keypad can type; anything else is a slip that would cost a try.
[[nodiscard]] bool isTypable(const base::Secret& secret);

/// Why the token must not be asked. Codes: pinLocked, pinLastTry, pinCharacters, pinLength (facts "minimum", "maximum"); each with
/// the fact "pin". A PIN that is typed on the reader is not looked at.
[[nodiscard]] std::optional<base::Error> whyNotAsked(const PinState& state, const base::Secret& pin, bool lastTry);

/// The same for a PUK: pukLocked, pukLastTry, pukCharacters, pukLength (fact "minimum"); each with the facts "pin" and "puk".
[[nodiscard]] std::optional<base::Error> whyPukNotAsked(const Codes& codes, const base::Secret& puk, bool lastTry);

/// A failure that says nothing clear is keyRemoved when the slot is empty; else its fact "reader" is the slot's description.
[[nodiscard]] base::Error withPresence(base::Error error, const Place& place);

/// Whether a failure leaves open that the key was pulled.
[[nodiscard]] bool isVague(base::Code code);

/// A failed login in the light of the state re-read afterwards, which becomes the fact "pin": some tokens answer "wrong code" to the
/// try that locks them.
[[nodiscard]] base::Error explained(base::Error error, TryLevel after);

/// The same after a PIN was to be set; the facts are "pin" and "puk".
[[nodiscard]] base::Error explained(base::Error error, const Codes& after);

} // namespace sceau::token
