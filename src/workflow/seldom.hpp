#pragma once

#include "base/progress.hpp"

namespace sceau::workflow {

/// Passes on what a long call reports, but not more often than a person can see; each new stage at once.
[[nodiscard]] base::Progress seldom(base::Progress shown);

} // namespace sceau::workflow
