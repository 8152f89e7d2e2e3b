#pragma once

#include "pki/certificate.hpp"

#include <optional>
#include <span>
#include <vector>

namespace sceau::pki {

/// Whether the token has the private key; before a login many tokens do not tell.
enum class HasKey { yes, no, unknown };

struct Candidate {
    const Certificate* certificate = nullptr;
    HasKey hasKey = HasKey::unknown;
};

/// Why a certificate may not sign a dossier.
enum class Unfit { noKey, usage, policy, extendedUsage, notYetValid, expired, issuer, pseudonym, keyType };

/// What is refused and what is preferred: settings, since no policy of the issuers is hard-coded (TL service history changes).
struct SigningPolicy {
    std::vector<std::string> issuers;                                                               ///< common names; empty: any issuer
    std::vector<std::string> refusedPolicies = {"1.2.250.1.105.24.", "1.2.250.1.105.25."};          ///< OID prefixes (seals, web sites)
    std::vector<std::string> qualifiedPolicies = {"1.2.250.1.105.23.411.2.2.", "0.4.0.194112.1.2"}; ///< preferred (QCWithQSCD)
};

struct Choice {
    std::vector<std::size_t> fit;                     ///< best first; indexes into the candidates
    std::vector<std::pair<std::size_t, Unfit>> unfit; ///< first reason of each other one
    std::optional<std::size_t> chosen;                ///< empty when none fits or when a person must choose
};

/// Orders the certificates of a key as research rule § 1.4: usage, policy, validity, issuer; nonRepudiation alone before dual,
/// qualified device first, then the latest notAfter. Equal candidates are never chosen by a guess.
[[nodiscard]] Choice chooseSigningCertificate(std::span<const Candidate> candidates, base::Instant now, const SigningPolicy& policy = {});

/// The certificate that a key shows to a web site: for digital signatures, and for TLS clients where it states an extended usage. One that
/// is valid now goes before others, one for authentication alone before a dual one, then the latest notAfter. Empty: none is made for it.
[[nodiscard]] std::optional<std::size_t> chooseLoginCertificate(std::span<const Candidate> candidates, base::Instant now);

} // namespace sceau::pki
