#pragma once

#include "portal/portal.hpp"
#include "portal/schema.hpp"

namespace sceau::portal {

struct Portal::State {
    std::unique_ptr<Database> database;
    About about;
};

/// One line for the log of events; certificates only for "renewed".
struct NewEvent {
    std::string order{};
    base::Instant at{};
    std::string kind{};
    std::string detail{};
    std::string issuer{}, serial{}, fromIssuer{}, fromSerial{};
};
[[nodiscard]] base::Status append(const Database& database, const NewEvent& event);

[[nodiscard]] base::Result<renewal::Order> readOrder(const Database& database, const std::string& number);
[[nodiscard]] base::Status setStep(const Database& database, const std::string& order, renewal::OrderStep step, base::Instant at);

/// Stores a version of a dossier and its event, inside the caller's transaction.
[[nodiscard]] base::Status storeDossier(const Database& database, const std::string& order, const IssuedDossier& dossier);

/// "TEST-425490-1": numbers of test and demo portals never look like real ones.
[[nodiscard]] std::string dossierId(renewal::PortalKind kind, const std::string& order, int version);
[[nodiscard]] std::string sha256(base::BytesView bytes);

} // namespace sceau::portal
