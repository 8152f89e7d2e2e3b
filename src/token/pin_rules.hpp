#pragma once

#include "base/secret.hpp"
#include "token/types.hpp"

#include <chrono>
#include <optional>
#include <string>

/// What a new PIN must not be, judged before any key is asked. Nothing here copies a code.
namespace sceau::token {

/// Why a code is guessed too soon. Texts: "pin.weak.<name>".
enum class Weakness {
    same,     ///< as the present PIN, or as the PUK
    sequence, ///< 1234, 9753, 0000, abcd
    repeated, ///< 1212, 123123
    date,     ///< a day of birth: 310187, 31011987, 19870131; a year: 1987
    few,      ///< fewer than three different characters: 1121
    mirrored, ///< 1221, 123321
};

/// "same", "sequence", "repeated", "date", "few", "mirrored".
[[nodiscard]] std::string name(Weakness weakness);

/// `present`: the PIN that the new one replaces, or the PUK that sets it; an empty one is not compared. `today` bounds years of birth.
[[nodiscard]] std::optional<Weakness> weaknessOf(const base::Secret& fresh, const base::Secret& present, std::chrono::sys_days today);

/// Why a new PIN must not be sent to the key. Codes: newPinCharacters, newPinLength (facts "minimum", "maximum"), newPinWeak (fact
/// "weakness"). A PIN that is typed on the reader is not looked at.
[[nodiscard]] std::optional<base::Error> whyNotSet(const PinState& state, const base::Secret& fresh, const base::Secret& present,
                                                   std::chrono::sys_days today);

} // namespace sceau::token
