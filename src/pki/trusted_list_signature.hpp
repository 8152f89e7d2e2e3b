#pragma once

#include "pki/certificate.hpp"
#include "pki/xml.hpp"

#include <span>

namespace sceau::pki {

/// The one of `signers` whose key verifies the enveloped signature that is the root's only one and covers all of the document
/// (TS 119 612 § 5.7.1, XAdES baseline). Algorithms of today only; transforms that choose parts are refused.
/// Code::trustedListInvalid, fact "reason".
[[nodiscard]] base::Result<Certificate> signerOf(const Xml& xml, xmlDoc* document, std::span<const Certificate> signers);

[[nodiscard]] tl::unexpected<base::Error> refuseTrustedList(std::string reason);

} // namespace sceau::pki
