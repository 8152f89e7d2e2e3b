#pragma once

#include "base/bytes.hpp"
#include "renewal/types.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

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
    std::string sha256;  ///< of pdf, lower-case hexadecimal
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

    /// docs/portal.md: {"directory":[…],"orders":[…],"renewals":[…]}; all or nothing. `folder` is where "dossier_file" is looked up; empty:
    /// such files are refused. Code::importInvalid with facts "at" (JSON pointer) and "problem".
    struct Imported {
        int entries = 0;
        int orders = 0;
        int renewals = 0;
    };
    [[nodiscard]] base::Result<Imported> importJson(std::string_view json, base::Instant now, const std::filesystem::path& folder = {});

    [[nodiscard]] base::Result<renewal::DirectoryEntry> entry(const std::string& cnbf) const; ///< directoryMissing
    [[nodiscard]] base::Result<int> entryCount() const;
    [[nodiscard]] base::Result<std::vector<renewal::Order>> orders() const;
    [[nodiscard]] base::Result<renewal::Order> order(const std::string& number) const; ///< orderUnknown
    /// Every order, of any step, for a certificate.
    [[nodiscard]] base::Result<std::vector<renewal::Order>> ordersFor(const std::string& issuer, const std::string& serial) const;

    /// Renewals already made on the lineage of this certificate (R4), proven by the event log; empty when the portal has no history.
    [[nodiscard]] base::Result<std::optional<int>> earlierRenewals(const std::string& issuer, const std::string& serial) const;

    /// The current version, when one is issued; the PDF that the portal brought counts as version 1.
    [[nodiscard]] base::Result<std::optional<IssuedDossier>>
    issued(const std::string& order) const; ///< dossierAltered when the hash differs
    /// The id and version a next issue will have.
    [[nodiscard]] base::Result<std::pair<std::string, int>> nextDossier(const std::string& order) const;
    /// Codes: those of mayRenew(), dossierIssued when a version stands.
    [[nodiscard]] base::Result<IssuedDossier> issue(const std::string& order, base::BytesView pdf, const std::string& contact,
                                                    base::Instant at);
    /// "Corriger": the current version is cancelled, its bytes kept. Code::dossierIssued when the portal brought it: it cannot be corrected
    /// here.
    [[nodiscard]] base::Status cancelIssued(const std::string& order, base::Instant at);

    /// Signed: the step, the event, the bytes. Code::dossierAltered unless `pdf` begins with the issued bytes and goes on.
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

/// Whether a dossier may be issued or signed for this order: orderUnpaid, orderCancelled, orderSigned (fact "step").
[[nodiscard]] base::Status mayRenew(const renewal::Order& order);

[[nodiscard]] std::string name(renewal::OrderStep step);  ///< "dossier-issued", as in JSON
[[nodiscard]] std::string name(renewal::PortalKind kind); ///< "demo"

} // namespace sceau::portal
