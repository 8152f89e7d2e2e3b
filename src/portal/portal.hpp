#pragma once

#include "base/bytes.hpp"
#include "renewal/types.hpp"

#include <memory>
#include <string>

/// Directory and orders (SPEC § 9), in SQL through Qt: a SQLite file, or a PostgreSQL URL.
namespace sceau::portal {

/// One line of the append-only event log.
struct Event {
    std::string order;
    base::Instant at{};
    std::string kind; ///< "import", "step", "dossier-issued", "dossier-cancelled", "signed", "renewed"
    std::string detail;
};

/// A version of a dossier: the bytes that were issued, never rendered twice.
struct IssuedDossier {
    std::string id; ///< "TEST-425490-1"
    int version = 1;
    base::Bytes pdf;
    std::string sha256; ///< of pdf, lower-case hexadecimal
    std::string contact; ///< the confirmed contact as JSON; empty when the portal issued the PDF
    base::Instant issuedAt{};
};

/// One database connection: use it on the thread that opened it.
class Portal {
public:
    /// A file path, or postgresql://… . Codes: fileMissing, portalUnreadable, portalInvalid.
    [[nodiscard]] static base::Result<std::unique_ptr<Portal>> open(const std::string& where);
    /// A new, empty portal. Code::portalExists.
    [[nodiscard]] static base::Result<std::unique_ptr<Portal>> init(const std::string& where, renewal::PortalKind kind);
    ~Portal();

    [[nodiscard]] renewal::PortalKind kind() const;

    /// docs/portal.md: {"directory":[…],"orders":[…]}; all or nothing. Code::portalInvalid with facts "at" (JSON pointer) and "problem".
    struct Imported {
        int entries = 0;
        int orders = 0;
    };
    [[nodiscard]] base::Result<Imported> importJson(std::string_view json);

    [[nodiscard]] base::Result<renewal::DirectoryEntry> entry(const std::string& cnbf) const; ///< directoryMissing
    [[nodiscard]] base::Result<std::vector<renewal::Order>> orders() const;
    [[nodiscard]] base::Result<renewal::Order> order(const std::string& number) const; ///< orderUnknown
    /// Every order, of any step, for a certificate.
    [[nodiscard]] base::Result<std::vector<renewal::Order>> ordersFor(const std::string& issuer, const std::string& serial) const;

    /// Renewals already made on the lineage of this certificate (R4), proven by the event log; empty when the portal has no history.
    [[nodiscard]] base::Result<std::optional<int>> earlierRenewals(const std::string& issuer, const std::string& serial) const;

    /// The current version, when one is issued; the PDF that the portal brought counts as version 1.
    [[nodiscard]] base::Result<std::optional<IssuedDossier>> issued(const std::string& order) const; ///< dossierAltered when the hash differs
    /// The id and version a next issue will have.
    [[nodiscard]] base::Result<std::pair<std::string, int>> nextDossier(const std::string& order) const;
    [[nodiscard]] base::Result<IssuedDossier> issue(const std::string& order, base::BytesView pdf, const std::string& contact, base::Instant at);
    /// "Corriger": the current version is cancelled, its bytes kept.
    [[nodiscard]] base::Status cancelIssued(const std::string& order, base::Instant at);

    /// Signed: the step, the event, the bytes.
    [[nodiscard]] base::Status recordSigned(const std::string& order, base::BytesView pdf, base::Instant at);
    /// Paper way: the step and the event.
    [[nodiscard]] base::Status recordPaper(const std::string& order, base::Instant at);
    [[nodiscard]] base::Result<std::optional<base::Bytes>> signedDossier(const std::string& order) const;
    [[nodiscard]] base::Result<std::vector<Event>> events(const std::string& order) const;

private:
    struct State;
    explicit Portal(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

[[nodiscard]] std::string name(renewal::OrderStep step);   ///< "dossier-issued", as in JSON
[[nodiscard]] std::string name(renewal::PortalKind kind); ///< "demo"

} // namespace sceau::portal
