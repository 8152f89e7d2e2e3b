#pragma once

#include "base/clock.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sceau::renewal {

/// What a portal is for; TEST certificates fail against production.
enum class PortalKind { production, test, demo };

/// A lawyer as the Order's directory knows them.
struct DirectoryEntry {
    std::string cnbf; ///< 6 digits, text
    std::string civilName;
    std::string usageName; ///< empty: same as civilName
    std::vector<std::string> firstNames;
    std::string siren;
    std::string structure;
    std::string bar;
    std::string status; ///< "Représentant légal"
    std::string address;
    std::string postcode;
    std::string city;
    std::string country = "FR";
    std::string email;
    std::string mobile;
    std::string phone;
    friend bool operator==(const DirectoryEntry&, const DirectoryEntry&) = default;
};

enum class ActivationChannel { sms, email };

/// Contact details the lawyer may correct (SPEC § 3, step 5). Normalised by checkContact().
struct Contact {
    std::string organisation;
    std::string address;
    std::string postcode;
    std::string city;
    std::string country = "FR"; ///< ISO 3166-1 alpha-2
    std::string firstName;
    std::string name;
    std::string email;
    std::string mobile;
    ActivationChannel activation = ActivationChannel::email;
    friend bool operator==(const Contact&, const Contact&) = default;
};

enum class OrderStep {
    created,
    paid,
    details,       ///< saisie des informations
    dossierIssued, ///< dossier émis
    signedElectronically,
    paper,
    received,
    validated, ///< AEA
    rejected,
    keyGenerated, ///< AET
    delivered,    ///< AED
    cancelled,
};

/// A renewal order (commande). Amounts in euro cents.
struct Order {
    std::string number;
    std::string cnbf;
    std::string certificateIssuer; ///< RFC 2253, as pki::Certificate::issuer
    std::string certificateSerial; ///< as pki::Certificate::serial
    base::Instant createdAt{};
    std::optional<base::Instant> paidAt;
    int priceCents = 14050; ///< HT
    int priceWithTaxCents = 16860;
    bool accompaniment = false; ///< "pack accompagnement", 49 € HT
    int accompanimentCents = 4900;
    ActivationChannel activation = ActivationChannel::email;
    std::string paymentReference;
    OrderStep step = OrderStep::created;
    std::optional<base::Instant> lastAction;
    bool bringsDossier = false; ///< the portal issued the PDF itself: that one is shown and signed, byte for byte
    friend bool operator==(const Order&, const Order&) = default;
};

} // namespace sceau::renewal
