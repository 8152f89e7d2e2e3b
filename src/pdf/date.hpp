#pragma once

#include "base/clock.hpp"

namespace sceau::pdf {

/// "D:20261121205000Z" (ISO 32000-2 § 7.9.4).
[[nodiscard]] std::string pdfDate(base::Instant time);

} // namespace sceau::pdf
