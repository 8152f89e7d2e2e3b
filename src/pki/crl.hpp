#pragma once

#include "pki/revocation.hpp"
#include "pki/signed_structure.hpp"

#include <optional>

namespace sceau::pki {

/// A CertificateList's parts (RFC 5280 § 5.1): views into the bytes it was read from, since a list may have a million entries.
struct CertificateList {
    SignedStructure signedPart;
    base::BytesView issuer; ///< DER Name
    base::Instant thisUpdate{};
    std::optional<base::Instant> nextUpdate;
    base::BytesView entries;    ///< SEQUENCE OF the revoked ones, without its header; empty when nobody is revoked
    base::BytesView extensions; ///< DER Extensions; empty when there are none
};

/// At most 32 MiB of DER. Code::revocationUnknown, facts "kind" and "reason" (as everywhere below).
[[nodiscard]] base::Result<CertificateList> readCrl(base::BytesView der);

/// What a list says of a certificate; empty: it is another authority's list. Refused: see statementsOn().
[[nodiscard]] base::Result<std::optional<RevocationStatus>> crlStatement(const Certificate& certificate, const Certificate& issuer,
                                                                         base::BytesView der);

/// cRLNumber (RFC 5280 § 5.2.3), up to 20 bytes without leading zeros; empty when there is none.
[[nodiscard]] base::Bytes crlNumber(base::BytesView der);

/// Whether the list's issuing distribution point and other extensions let it speak of this certificate (RFC 5280 § 5.2, 6.3.3 (b)).
[[nodiscard]] base::Status crlCovers(const CertificateList& list, const Certificate& certificate);

/// expiredCertsOnCRL (X.509 § 9.5.2.8).
[[nodiscard]] std::optional<base::Instant> crlKeepsExpiredSince(const CertificateList& list);

/// The refusal of a list, for a reason in one word.
[[nodiscard]] tl::unexpected<base::Error> refuseCrl(std::string reason);

} // namespace sceau::pki
