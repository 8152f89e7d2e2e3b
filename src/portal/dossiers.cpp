#include "portal/state.hpp"

#include <algorithm>
#include <array>
#include <openssl/sha.h>

namespace sceau::portal {
namespace {

using base::Code;
using base::Error;
using renewal::OrderStep;

base::Result<std::optional<IssuedDossier>> readIssued(const Database& database, const std::string& order)
{
    auto rows =
        database.run("SELECT id, version, pdf, sha256, contact, issued_at FROM dossiers WHERE order_number = ? AND cancelled_at IS NULL"
                     " ORDER BY version DESC",
                     {value(order)});
    if (!rows) return tl::unexpected(rows.error());
    if (!rows->next()) return std::nullopt;
    IssuedDossier dossier{textOf(rows->value(0)), rows->value(1).toInt(), bytesOf(rows->value(2)),
                          textOf(rows->value(3)), textOf(rows->value(4)), timeOf(rows->value(5))};
    if (sha256(dossier.pdf) != dossier.sha256) {
        return tl::unexpected(Error{Code::dossierAltered}.at("portal.issued").with("dossier", dossier.id));
    }
    return dossier;
}

base::Result<int> lastVersion(const Database& database, const std::string& order)
{
    auto rows = database.run("SELECT max(version) FROM dossiers WHERE order_number = ?", {value(order)});
    if (!rows) return tl::unexpected(rows.error());
    return rows->next() ? rows->value(0).toInt() : 0;
}

tl::unexpected<Error> standsAlready(const std::string& order)
{
    return tl::unexpected(Error{Code::dossierIssued}.at("portal.dossier").with("order", order));
}

base::Status storeSigned(const Database& database, const std::string& order, int version, base::BytesView pdf, base::Instant at)
{
    auto stored = database.run("INSERT INTO signed_dossiers (order_number, version, sha256, pdf, signed_at) VALUES (?, ?, ?, ?, ?)",
                               {value(order), version, value(sha256(pdf)), value(pdf), value(at)});
    if (!stored) return tl::unexpected(stored.error());
    return append(database, {.order = order, .at = at, .kind = "signed", .detail = sha256(pdf)});
}

bool continues(base::BytesView signedPdf, base::BytesView issued)
{
    return signedPdf.size() > issued.size() && std::equal(issued.begin(), issued.end(), signedPdf.begin());
}

} // namespace

std::string sha256(base::BytesView bytes)
{
    std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
    SHA256(bytes.data(), bytes.size(), digest.data());
    return base::hex(digest);
}

std::string dossierId(renewal::PortalKind kind, const std::string& order, int version)
{
    const std::string prefix = kind == renewal::PortalKind::production ? "" : "TEST-";
    return prefix + order + '-' + std::to_string(version);
}

base::Status storeDossier(const Database& database, const std::string& order, const IssuedDossier& dossier)
{
    auto stored =
        database.run("INSERT INTO dossiers (order_number, version, id, sha256, pdf, contact, issued_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                     {value(order), dossier.version, value(dossier.id), value(dossier.sha256), value(base::BytesView(dossier.pdf)),
                      value(dossier.contact), value(dossier.issuedAt)});
    if (!stored) return tl::unexpected(stored.error());
    return append(database,
                  {.order = order, .at = dossier.issuedAt, .kind = "dossier-issued", .detail = dossier.id + ' ' + dossier.sha256});
}

base::Result<std::optional<IssuedDossier>> Portal::issued(const std::string& order) const
{
    return readIssued(*state_->database, order);
}

base::Result<std::pair<std::string, int>> Portal::nextDossier(const std::string& order) const
{
    const auto last = lastVersion(*state_->database, order);
    if (!last) return tl::unexpected(last.error());
    return std::pair(dossierId(kind(), order, *last + 1), *last + 1);
}

base::Result<IssuedDossier> Portal::issue(const std::string& order, base::BytesView pdf, const std::string& contact, base::Instant at)
{
    const auto& database = *state_->database;
    auto transaction = Transaction::begin(database);
    if (!transaction) return tl::unexpected(transaction.error());
    const auto known = readOrder(database, order);
    if (!known) return tl::unexpected(known.error());
    if (auto allowed = mayRenew(*known); !allowed) return tl::unexpected(allowed.error());
    const auto standing = readIssued(database, order);
    if (!standing) return tl::unexpected(standing.error());
    if (*standing) return standsAlready(order);
    const auto next = nextDossier(order);
    if (!next) return tl::unexpected(next.error());

    IssuedDossier dossier{next->first, next->second, {pdf.begin(), pdf.end()}, sha256(pdf), contact, at};
    const auto stored = storeDossier(database, order, dossier)
                            .and_then([&] { return setStep(database, order, OrderStep::dossierIssued, at); })
                            .and_then([&] { return transaction->commit(); });
    if (!stored) return tl::unexpected(stored.error());
    return dossier;
}

base::Status Portal::cancelIssued(const std::string& order, base::Instant at)
{
    const auto& database = *state_->database;
    auto transaction = Transaction::begin(database);
    if (!transaction) return tl::unexpected(transaction.error());
    const auto known = readOrder(database, order);
    if (!known) return tl::unexpected(known.error());
    if (auto allowed = mayRenew(*known); !allowed) return allowed;
    if (known->bringsDossier) return standsAlready(order);

    auto cancelled =
        database.run("UPDATE dossiers SET cancelled_at = ? WHERE order_number = ? AND cancelled_at IS NULL", {value(at), value(order)});
    if (!cancelled) return tl::unexpected(cancelled.error());
    if (cancelled->numRowsAffected() == 0) return {};
    return append(database, {.order = order, .at = at, .kind = "dossier-cancelled"})
        .and_then([&] { return setStep(database, order, OrderStep::details, at); })
        .and_then([&] { return transaction->commit(); });
}

base::Status Portal::recordSigned(const std::string& order, base::BytesView pdf, base::Instant at)
{
    const auto& database = *state_->database;
    auto transaction = Transaction::begin(database);
    if (!transaction) return tl::unexpected(transaction.error());
    const auto known = readOrder(database, order);
    if (!known) return tl::unexpected(known.error());
    if (auto allowed = mayRenew(*known); !allowed) return allowed;
    const auto standing = readIssued(database, order);
    if (!standing) return tl::unexpected(standing.error());
    if (!*standing || !continues(pdf, (*standing)->pdf)) {
        return tl::unexpected(Error{Code::dossierAltered}.at("portal.recordSigned").with("order", order));
    }
    return storeSigned(database, order, (*standing)->version, pdf, at)
        .and_then([&] { return setStep(database, order, OrderStep::signedElectronically, at); })
        .and_then([&] { return transaction->commit(); });
}

base::Status Portal::recordPaper(const std::string& order, base::Instant at)
{
    const auto& database = *state_->database;
    auto transaction = Transaction::begin(database);
    if (!transaction) return tl::unexpected(transaction.error());
    const auto known = readOrder(database, order);
    if (!known) return tl::unexpected(known.error());
    if (auto allowed = mayRenew(*known); !allowed) return allowed;
    if (known->step == OrderStep::paper) return {};
    return setStep(database, order, OrderStep::paper, at).and_then([&] { return transaction->commit(); });
}

base::Result<std::optional<base::Bytes>> Portal::signedDossier(const std::string& order) const
{
    auto rows = state_->database->run("SELECT pdf, sha256 FROM signed_dossiers WHERE order_number = ?", {value(order)});
    if (!rows) return tl::unexpected(rows.error());
    if (!rows->next()) return std::nullopt;
    auto pdf = bytesOf(rows->value(0));
    if (sha256(pdf) != textOf(rows->value(1))) {
        return tl::unexpected(Error{Code::dossierAltered}.at("portal.signedDossier").with("order", order));
    }
    return pdf;
}

} // namespace sceau::portal
