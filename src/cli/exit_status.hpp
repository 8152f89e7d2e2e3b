#pragma once

#include "base/result.hpp"

namespace sceau::cli {

/// The contract with scripts; if several apply, the highest below 70.
enum class Exit { done = 0, negative = 1, usage = 2, key = 3, document = 4, network = 5, internal = 70 };

[[nodiscard]] Exit exitOf(const base::Error& error);

/// What a batch ends with when its parts ended with these.
[[nodiscard]] Exit worse(Exit a, Exit b);

} // namespace sceau::cli
