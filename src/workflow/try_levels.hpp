#pragma once

#include "token/types.hpp"

#include <optional>
#include <string_view>

namespace sceau::workflow {

/// The state that was read again after a failure: the fact "pin" or "puk" of its error.
[[nodiscard]] std::optional<token::TryLevel> levelIn(const base::Error& error, std::string_view fact);

} // namespace sceau::workflow
