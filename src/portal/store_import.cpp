#include "portal/import.hpp"
#include "portal/names.hpp"
#include "portal/state.hpp"

#include <nlohmann/json.hpp>

namespace sceau::portal {
namespace {

using base::Code;
using base::Error;
using renewal::DirectoryEntry;
using renewal::Order;
using renewal::OrderStep;

base::Status refused(const std::string& list, std::size_t index, std::string problem)
{
    const auto at = '/' + list + '/' + std::to_string(index);
    return tl::unexpected(Error{Code::importInvalid}.at("portal.import").with("at", at).with("problem", std::move(problem)));
}

base::Result<bool> exists(const Database& database, const char* query, const std::string& key)
{
    auto rows = database.run(query, {value(key)});
    if (!rows) return tl::unexpected(rows.error());
    return rows->next();
}

base::Status done(const base::Result<QSqlQuery>& query)
{
    if (!query) return tl::unexpected(query.error());
    return {};
}

base::Status storeEntry(const Database& database, const DirectoryEntry& entry)
{
    const auto known = exists(database, "SELECT 1 FROM directory WHERE cnbf = ?", entry.cnbf);
    if (!known) return tl::unexpected(known.error());
    const QVariantList values{value(entry.civilName), value(entry.usageName), value(nlohmann::json(entry.firstNames).dump()),
                              value(entry.siren),     value(entry.structure), value(entry.bar),
                              value(entry.status),    value(entry.address),   value(entry.postcode),
                              value(entry.city),      value(entry.country),   value(entry.email),
                              value(entry.mobile),    value(entry.phone),     value(entry.cnbf)};
    return done(
        database.run(*known ? "UPDATE directory SET civil_name = ?, usage_name = ?, first_names = ?, siren = ?, structure = ?, bar = ?,"
                              " status = ?, address = ?, postcode = ?, city = ?, country = ?, email = ?, mobile = ?, phone = ?"
                              " WHERE cnbf = ?"
                            : "INSERT INTO directory (civil_name, usage_name, first_names, siren, structure, bar, status, address,"
                              " postcode, city, country, email, mobile, phone, cnbf)"
                              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     values));
}

base::Status addOrder(const Database& database, const Order& order, base::Instant now)
{
    const QVariantList values{value(order.number),
                              value(order.cnbf),
                              value(order.certificateIssuer),
                              value(order.certificateSerial),
                              value(order.createdAt),
                              value(order.paidAt),
                              order.priceCents,
                              order.priceWithTaxCents,
                              order.accompaniment ? 1 : 0,
                              order.accompanimentCents,
                              value(name(order.activation)),
                              value(order.paymentReference),
                              value(name(order.step)),
                              value(order.lastAction),
                              order.bringsDossier ? 1 : 0};
    return done(database.run("INSERT INTO orders (number, cnbf, issuer, serial, created_at, paid_at, price_cents, price_with_tax_cents,"
                             " accompaniment, accompaniment_cents, activation, payment_reference, step, last_action, brings_dossier)"
                             " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                             values))
        .and_then([&] { return append(database, {.order = order.number, .at = now, .kind = "import", .detail = name(order.step)}); });
}

/// A later import may tell that an order was paid, delivered or cancelled; it never takes a step back, nor does it turn an order into
/// another one's.
base::Status updateOrder(const Database& database, const Order& known, const Order& order, base::Instant now)
{
    auto paid = database.run("UPDATE orders SET paid_at = ?, payment_reference = ? WHERE number = ?",
                             {value(order.paidAt ? order.paidAt : known.paidAt), value(order.paymentReference), value(order.number)});
    if (!paid) return tl::unexpected(paid.error());
    const bool cancelsPaid = order.step == OrderStep::cancelled && known.paidAt;
    const bool leavesSigned = order.step == OrderStep::paper && known.step == OrderStep::signedElectronically;
    if (order.step <= known.step || cancelsPaid || leavesSigned) return {};
    return setStep(database, order.number, order.step, now);
}

base::Status storeOrder(const Database& database, const Import& import, std::size_t index, renewal::PortalKind kind, base::Instant now)
{
    const auto& [order, dossier] = import.orders[index];
    const auto holder = exists(database, "SELECT 1 FROM directory WHERE cnbf = ?", order.cnbf);
    if (!holder) return tl::unexpected(holder.error());
    if (!*holder) return refused("orders", index, "cnbf is not in the directory");

    const auto known = readOrder(database, order.number);
    if (known) {
        const bool same = known->cnbf == order.cnbf && known->certificateIssuer == order.certificateIssuer
                          && known->certificateSerial == order.certificateSerial;
        if (!same) return refused("orders", index, "the order is known for another person or certificate");
        if (known->bringsDossier != order.bringsDossier) return refused("orders", index, "the dossier of a known order cannot change");
        return updateOrder(database, *known, order, now);
    }
    if (known.error().code != Code::orderUnknown) return tl::unexpected(known.error());
    auto added = addOrder(database, order, now);
    if (!added || !dossier) return added;
    return storeDossier(database, order.number, {dossierId(kind, order.number, 1), 1, *dossier, sha256(*dossier), "", now});
}

base::Status storeRenewal(const Database& database, const PastRenewal& past)
{
    auto known =
        database.run("SELECT 1 FROM events WHERE kind = 'renewed' AND issuer = ? AND serial = ? AND from_issuer = ? AND from_serial = ?",
                     {value(past.issued.issuer), value(past.issued.serial), value(past.renewed.issuer), value(past.renewed.serial)});
    if (!known) return tl::unexpected(known.error());
    if (known->next()) return {};
    return append(database,
                  {past.order, past.at, "renewed", "", past.issued.issuer, past.issued.serial, past.renewed.issuer, past.renewed.serial});
}

base::Status store(const Database& database, const Import& import, renewal::PortalKind kind, base::Instant now)
{
    for (const auto& entry : import.directory) {
        if (auto stored = storeEntry(database, entry); !stored) return stored;
    }
    for (std::size_t i = 0; i < import.orders.size(); ++i) {
        if (auto stored = storeOrder(database, import, i, kind, now); !stored) return stored;
    }
    for (const auto& past : import.renewals) {
        if (auto stored = storeRenewal(database, past); !stored) return stored;
    }
    return import.history ? recordHistory(database, *import.history) : base::Status{};
}

} // namespace

base::Result<Portal::Imported> Portal::importJson(std::string_view json, base::Instant now, const std::filesystem::path& folder)
{
    auto import = readImport(json, folder);
    if (!import) return tl::unexpected(import.error());
    auto transaction = Transaction::begin(*state_->database);
    if (!transaction) return tl::unexpected(transaction.error());
    const auto stored = store(*state_->database, *import, kind(), now).and_then([&] { return transaction->commit(); });
    if (!stored) return tl::unexpected(stored.error());
    if (import->history) state_->about.history = *import->history;
    return Imported{static_cast<int>(import->directory.size()), static_cast<int>(import->orders.size()),
                    static_cast<int>(import->renewals.size())};
}

} // namespace sceau::portal
