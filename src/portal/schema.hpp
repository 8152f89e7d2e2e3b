#pragma once

#include "portal/database.hpp"
#include "renewal/types.hpp"

namespace sceau::portal {

/// The tables' version; a portal of another version is refused, never guessed at.
inline constexpr int schemaVersion = 1;

/// Makes the tables in one transaction. Code::portalExists when there are any.
[[nodiscard]] base::Status makeSchema(const Database& database, renewal::PortalKind kind);

/// What the portal says of itself.
struct About {
    renewal::PortalKind kind = renewal::PortalKind::demo;
    bool history = false; ///< a certificate without an earlier renewal in the log has none (R4)
};

/// Codes: portalInvalid (not a portal, another version), portalUnreadable.
[[nodiscard]] base::Result<About> readAbout(const Database& database);
[[nodiscard]] base::Status recordHistory(const Database& database, bool history);

} // namespace sceau::portal
