#pragma once

#include "pki/openssl.hpp"
#include "pki/signed_structure.hpp"

#include <openssl/ocsp.h>

namespace sceau::pki {

using BasicResponsePointer = Owned<OCSP_BASICRESP, OCSP_BASICRESP_free>;

/// A successful response with OpenSSL's reading of it and our own of what is signed.
struct OcspResponse {
    BasicResponsePointer basic;
    base::Bytes basicDer;
    SignedStructure signedPart; ///< views into basicDer
    base::Instant producedAt{};
    std::vector<Certificate> certificates; ///< that came with it
};

/// At most 1 MiB of DER. Code::revocationUnknown, facts "kind" and "reason"; one that says "tryLater" or the like is refused so.
[[nodiscard]] base::Result<OcspResponse> readOcsp(base::BytesView der);

/// Who signed it, and the path to the authority.
struct Responder {
    Certificate certificate;
    std::vector<Certificate> chain; ///< of a delegated one: itself, the authority
    bool needsStatus = false;
};

/// The issuer itself or a certificate that it allowed to answer (RFC 6960 § 4.2.2.2), its signature verified.
[[nodiscard]] base::Result<Responder> responderOf(const OcspResponse& response, const Certificate& certificate, const Certificate& issuer,
                                                  std::span<const Certificate> others);

/// The refusal of a response, for a reason in one word.
[[nodiscard]] tl::unexpected<base::Error> refuseOcsp(std::string reason);

} // namespace sceau::pki
