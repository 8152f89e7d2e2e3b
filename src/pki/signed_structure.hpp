#pragma once

#include "pki/der.hpp"
#include "pki/revocation.hpp"

namespace sceau::pki {

/// X.509's SIGNED {}, as certificates, CRLs and OCSP responses are: views into the bytes it was read from.
struct SignedStructure {
    DerElement content;    ///< what is signed
    DerElement algorithm;  ///< AlgorithmIdentifier
    base::BytesView value; ///< the signature
    std::vector<DerElement> rest;
};

/// Empty when `der`, and nothing after it, is not one in DER.
[[nodiscard]] std::optional<SignedStructure> readSigned(base::BytesView der);

/// Whether its signature verifies with the certificate's key, by the algorithm that it names.
[[nodiscard]] bool verifies(const SignedStructure& structure, const Certificate& signer);

[[nodiscard]] SignatureNames namesOf(const SignedStructure& structure);

} // namespace sceau::pki
