#include "renewal/eligibility.hpp"

namespace sceau::renewal {
namespace {

constexpr std::chrono::minutes clockTolerance{5};

/// R8: the dossier was signed inside the window, and recently (RGS A2 III.2.3.1: "datée de moins de 3 mois").
RuleVerdict signingTime(const pki::Certificate& certificate, const Processing& processing, const Limits& limits)
{
    const auto window = windowFor(certificate.notAfter, limits.window);
    const base::Facts facts{{"date", formatInstant(processing.signedAt)}, {"at", base::rfc3339(processing.signedAt)}};
    const bool inside =
        processing.signedAt >= window.opens && processing.signedAt <= window.closes && processing.signedAt >= certificate.notBefore;
    if (processing.signedAt > processing.now + clockTolerance) return {Rule::r8, Outcome::unknown, "R8.future", facts};
    if (!inside) return {Rule::r8, Outcome::fail, "R8.outside", facts};
    if (processing.now >= monthsAfter(processing.signedAt, limits.freshness)) return {Rule::r8, Outcome::fail, "R8.stale", facts};
    if (!processing.signedAtProven) return {Rule::r8, Outcome::warn, "R8.claimed", facts};
    return {Rule::r8, Outcome::pass, "R8.pass", facts};
}

/// R9: the certificate when the dossier is registered. Revoked since: refused, even if it was good when it signed.
RuleVerdict certificateNow(const pki::Certificate& certificate, const Processing& processing)
{
    const base::Facts facts{{"date", formatInstant(certificate.notAfter)}, {"at", base::rfc3339(certificate.notAfter)}};
    if (processing.revocation == RevocationStatus::revoked) return {Rule::r9, Outcome::fail, "R9.revoked", facts};
    if (processing.now > certificate.notAfter) {
        const bool proven =
            processing.signedAtProven && processing.signedAt >= certificate.notBefore && processing.signedAt <= certificate.notAfter;
        return proven ? RuleVerdict{Rule::r9, Outcome::pass, "R9.provenBefore", facts}
                      : RuleVerdict{Rule::r9, Outcome::unknown, "R9.expired", facts};
    }
    if (processing.now < certificate.notBefore) return {Rule::r9, Outcome::unknown, "R9.notYetValid", facts};
    if (processing.revocation != RevocationStatus::good) return {Rule::r9, Outcome::unknown, "R9.unknown", facts};
    return {Rule::r9, Outcome::pass, "R9.pass", facts};
}

} // namespace

std::vector<RuleVerdict> decideProcessing(const pki::Certificate& certificate, const Processing& processing, const Limits& limits)
{
    return {signingTime(certificate, processing, limits), certificateNow(certificate, processing)};
}

} // namespace sceau::renewal
