#pragma once

#include "renewal/eligibility.hpp"
#include "text/text.hpp"

namespace sceau::renewal {

/// The line of `eligibility --json` (SPEC § 8), without a line end; instants in RFC 3339 UTC, null when no certificate was judged.
[[nodiscard]] std::string toJson(const Eligibility& eligibility, text::Language language);

} // namespace sceau::renewal
