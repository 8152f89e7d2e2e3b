#pragma once

#include "base/bytes.hpp"
#include "pki/holder.hpp"
#include "renewal/types.hpp"

#include <stop_token>
#include <string>

namespace sceau::dossier {

/// Everything the renewal contract states.
struct Dossier {
    std::string id; ///< "TEST-425490-1"
    renewal::Order order;
    renewal::DirectoryEntry entry;
    renewal::Contact contact;
    std::string issuer; ///< certificate to renew
    std::string serial;
    base::Instant notBefore{}, notAfter{};
    base::Instant issuedAt{};
    renewal::PortalKind portal = renewal::PortalKind::demo;
};

/// Contract and terms as one PDF (PDF/A-1b profile, French, embedded fonts), composed by a program of its own (sceau-compose) since
/// layout needs QtGui; call it off the UI thread. Codes: composeFailed, programMissing, cancelled.
[[nodiscard]] base::Result<base::Bytes> compose(const Dossier& dossier, std::stop_token stop = {});

} // namespace sceau::dossier
