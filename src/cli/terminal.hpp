#pragma once

#include "base/result.hpp"
#include "base/secret.hpp"

#include <string>

namespace sceau::cli {

/// Asks on the terminal itself, without echo, whatever stdin and stdout are. The terminal's settings come back also when a signal ends
/// the program. Codes: pinUnreadable (no terminal, nothing typed), pinCancelled (end of file).
[[nodiscard]] base::Result<base::Secret> askSecret(const std::string& prompt);

} // namespace sceau::cli
