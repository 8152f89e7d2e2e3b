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

/// What a verifier that looks into the past judges by itself.
struct PathRules {
    bool anchorExpires = true;   ///< false: a trusted list's date, not the anchor's notAfter, says how long it is trusted
    bool refusesWeakKeys = true; ///< false: algorithms and keys are judged by reliableUntil(), at a time of their own
};

/// Every path from `leaf` to one of `anchors` that names and signatures allow, whatever the time; shortest first, at most sixteen of at
/// most eight certificates. A certificate that is itself an anchor ends its path.
[[nodiscard]] std::vector<Chain> pathsOf(const Certificate& leaf, std::span<const Certificate> pool, std::span<const Certificate> anchors);

/// RFC 5280 § 6 of one path at `time`, its last certificate trusted. Codes as buildChain().
[[nodiscard]] base::Status judgePath(const Chain& path, base::Instant time, const PathRules& rules = {});

/// Whether `issuer`'s name is the one that `certificate` states, and its key verifies the signature. Not whether it may issue.
[[nodiscard]] bool isSignedBy(const Certificate& certificate, const Certificate& issuer);

} // namespace sceau::pki
