#pragma once

#include "pki/certificate.hpp"

#include <span>

namespace sceau::pki {

struct Chain {
    std::vector<Certificate> certificates; ///< leaf first, anchor last
};

/// A path from `leaf` to one of `anchors` valid at `time` (RFC 5280 § 6), intermediates taken from `pool`.
/// Trust comes from `anchors` alone, never from the system. Codes: chainNotFound, signerExpired, signerNotYetValid, algorithmWeak.
[[nodiscard]] base::Result<Chain> buildChain(const Certificate& leaf, std::span<const Certificate> pool,
                                             std::span<const Certificate> anchors, base::Instant time);

} // namespace sceau::pki
