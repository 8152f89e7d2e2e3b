#pragma once

#include "base/result.hpp"
#include "pki/certificate.hpp"
#include "pki/choice.hpp"
#include "renewal/identity.hpp"
#include "renewal/window.hpp"

#include <optional>

namespace sceau::renewal {

enum class Rule { r1, r2a, r2b, r3, r4, r5, r6, r7, r8, r9 };
enum class Outcome { pass, fail, warn, unknown };
enum class Eligible { yes, no, unknown };

/// The verdict of one rule, as data: window, command line and tests read the same thing.
/// `code` is a key of resources/text.json ("R2b.early"): its texts and remedy take `facts`.
struct RuleVerdict {
    Rule rule;
    Outcome outcome;
    std::string code;
    base::Facts facts;
};

struct Eligibility {
    Eligible eligible = Eligible::unknown;
    std::vector<RuleVerdict> rules; ///< every rule, in the order R7, R1, R6, R4, R5, R2a, R2b, R3
    Window window{};
    int daysLeft = 0;
};

enum class RevocationStatus { good, revoked, unknown, notChecked };

struct Limits {
    WindowLimits window;
    int adviceDays = 45;              ///< R3
    int warningWorkingDays = 12;      ///< R3: 2 for the CNB, 10 for the delivery
    std::chrono::months freshness{3}; ///< R8: how long a signed dossier may wait for its processing
    pki::SigningPolicy signing;
};

/// What is known when the question is asked; what is not known is an empty optional and gives `unknown`, never a guess.
struct Circumstances {
    base::Instant now{};
    const pki::Certificate* certificate = nullptr;
    pki::HasKey hasKey = pki::HasKey::unknown;
    std::optional<DirectoryEntry> entry;
    std::optional<int> earlierRenewals; ///< of this key lineage (R4)
    RevocationStatus revocation = RevocationStatus::notChecked;
    std::optional<PortalKind> portal;
};

/// R1–R7. Never stops at the first failure. R6 without a status warns; R4 unknown or R5 partial gives Eligible::unknown.
[[nodiscard]] Eligibility decide(const Circumstances& circumstances, const Limits& limits = {});

/// What can be said before any PIN: R7, R1, R2a, R2b (SPEC § 3, step 1).
[[nodiscard]] Eligibility decideWithoutLogin(const Circumstances& circumstances, const Limits& limits = {});

/// R8, R9: at the CNB, on a signed dossier.
struct Processing {
    base::Instant now{};
    base::Instant signedAt{};
    bool signedAtProven = false; ///< TSA time; else /M, a claim
    RevocationStatus revocation = RevocationStatus::notChecked;
};
[[nodiscard]] std::vector<RuleVerdict> decideProcessing(const pki::Certificate& certificate, const Processing& processing,
                                                        const Limits& limits = {});

[[nodiscard]] std::string name(Rule rule);       ///< "R2b"
[[nodiscard]] std::string name(Outcome outcome); ///< "pass"
[[nodiscard]] std::string name(Eligible eligible);

} // namespace sceau::renewal
