#pragma once

#include "pki/certificate.hpp"

#include <optional>

namespace sceau::pki {

/// The SIREN that a certificate states, from every OU "0002 …" and the organizationIdentifier (RGS A4 VII.1; EN 319 412-1 § 5.1.4).
struct StatedSiren {
    enum class State { absent, stated, inconsistent };
    State state = State::absent;
    std::string value; ///< 9 digits when stated
};

/// The person a certificate names.
struct Holder {
    std::string commonName;
    std::string givenName; ///< empty when the certificate has only a common name
    std::string surname;
    std::string organisation;
    StatedSiren siren;
    std::optional<std::string> cnbfHint; ///< 6 digits before an avocat-conseil.fr address: a hint, never an identity proof
    bool test = false;                   ///< "de recette": common name, given name or surname starts with "TEST " (RGS A4 II.4)
    bool pseudonymous = false;
};

[[nodiscard]] Holder holderOf(const Certificate& certificate);

/// Luhn on 9 or 14 digits; La Poste's SIRETs (356000000) by their digit sum.
[[nodiscard]] bool isSiren(std::string_view digits);
[[nodiscard]] bool isSiret(std::string_view digits);

} // namespace sceau::pki
