#pragma once

#include "pki/revocation.hpp"

#include <span>

namespace sceau::pki {

/// DER OCSPRequest about one certificate, named by SHA-1 as every responder understands (RFC 5019 § 2.1.1: no security rests on it),
/// with this nonce (RFC 9654). Code::internal.
[[nodiscard]] base::Result<base::Bytes> ocspRequest(const Certificate& certificate, const Certificate& issuer, base::BytesView nonce);

/// What a response says of a certificate; nothing: it is about others. `others` may hold the responder's certificate.
/// Refused: see statementsOn().
[[nodiscard]] base::Result<std::vector<RevocationStatus>> ocspStatements(const Certificate& certificate, const Certificate& issuer,
                                                                         base::BytesView der, std::span<const Certificate> others);

/// Whether the response answers the request with this nonce: one without a nonce does, since most are made in advance.
[[nodiscard]] bool answersNonce(base::BytesView der, base::BytesView nonce);

} // namespace sceau::pki
