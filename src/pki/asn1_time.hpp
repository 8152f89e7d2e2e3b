#pragma once

#include "base/clock.hpp"

#include <openssl/asn1.h>
#include <optional>

namespace sceau::pki {

/// UTCTime or GeneralizedTime in whole seconds; empty when it is no valid time.
[[nodiscard]] std::optional<base::Instant> instantOf(const ASN1_TIME* time);

} // namespace sceau::pki
