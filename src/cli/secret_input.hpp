#pragma once

#include "base/secret.hpp"
#include "cli/console.hpp"
#include "token/types.hpp"

#include <string>

namespace sceau::cli {

/// The first line of a file, without its end; "-" is standard input, for one secret only. Code::pinUnreadable.
[[nodiscard]] base::Result<base::Secret> secretFrom(const std::string& file, Console& console);

/// The PIN of a key: from --pin-file, else asked on the terminal; empty for a key whose PIN is typed on its reader.
/// What its state leaves to fear is said before. A PIN that is locked, or whose last try was not agreed to, is not asked for:
/// pinLocked, pinLastTry.
[[nodiscard]] base::Result<base::Secret> pinFor(const token::Token& token, const std::string& file, bool lastTry, Console& console);

/// The PUK of a key, in the same way; its state and what three wrong ones do are always said before. Codes: pukLocked, pukLastTry.
[[nodiscard]] base::Result<base::Secret> pukFor(const token::Token& token, const std::string& file, bool lastTry, Console& console);

/// A new PIN: from --new-pin-file, else asked twice; empty for a key whose PIN is typed on its reader. One that must not be sent to the
/// key is refused at once: newPinsDiffer and the codes of token::whyNotSet(). `present`: the PIN or the PUK that sets it.
[[nodiscard]] base::Result<base::Secret> newPinFor(const token::Token& token, const base::Secret& present, const std::string& file,
                                                   Console& console);

} // namespace sceau::cli
