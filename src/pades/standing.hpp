#pragma once

#include "pades/existence.hpp"
#include "pades/verify.hpp"
#include "pki/evidence.hpp"
#include "pki/revocation.hpp"

#include <span>

namespace sceau::pades {

/// What a file's certificates are judged by.
struct Grounds {
    std::span<const pki::Certificate> anchors;
    pki::Evidence evidence;
    Existence existence;
};

/// When something was made with a certificate's key, as far as that is proven.
struct Making {
    base::Instant notAfter{};               ///< it existed then: best-signature-time (EN 319 102-1 § 3.1); now when nothing proves more
    std::optional<base::Instant> notBefore; ///< it covers something that a time-stamp dates
    bool proven = false;                    ///< a time-stamp says so, not our own clock
    bool byAuthority = false;               ///< which speaks less often: its status may be from before, as long as it was current then
};

/// Whether a certificate was good when its key was used (EN 319 102-1 §§ 5.2.6, 5.6.2).
struct Standing {
    Indication indication = Indication::indeterminate;
    std::string subIndication;              ///< empty when passed
    std::optional<ReportMessage> why;       ///< empty when passed
    std::vector<pki::Certificate> chain;    ///< leaf to anchor; empty when none was found
    std::optional<base::Instant> goodUntil; ///< the authority said then that it was not revoked
};

/// The best that any path to an anchor gives. Each certificate on it must be inside its validity, used within its constraints, and not
/// revoked, as statements say that are believed themselves; time slides back from now, authority first, wherever something ended
/// (§ 5.6.2.2), and what was made must be proven older than that.
[[nodiscard]] Standing standingOf(const pki::Certificate& leaf, std::span<const pki::Certificate> pool, const Making& making,
                                  const Grounds& grounds);

/// How a certificate's own signature was made.
[[nodiscard]] bool isReliable(const pki::SignatureNames& names, const pki::Certificate& signer, base::Instant at);

} // namespace sceau::pades
