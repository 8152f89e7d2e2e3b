#pragma once

#include "cli/console.hpp"
#include "renewal/eligibility.hpp"

namespace sceau::cli {

/// Every rule with its verdict and what to do, for people.
void describe(const renewal::Eligibility& eligibility, Console& console);

} // namespace sceau::cli
