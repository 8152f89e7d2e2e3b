#pragma once

#include "base/secret.hpp"
#include "cli/console.hpp"
#include "token/types.hpp"

#include <string>

namespace sceau::cli {

/// The first line of a file, without its end; "-" is standard input, for one secret only. Code::pinUnreadable.
[[nodiscard]] base::Result<base::Secret> secretFrom(const std::string& file, Console& console);

/// The PIN of a key: from --pin-file, else asked on the terminal; empty for a key whose PIN is typed on its reader.
/// A PIN that is locked, or whose last try was not agreed to, is not asked for: pinLocked, pinLastTry.
[[nodiscard]] base::Result<base::Secret> pinFor(const token::Token& token, const std::string& file, bool lastTry, Console& console);

} // namespace sceau::cli
