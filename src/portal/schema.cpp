#include "portal/schema.hpp"

#include "portal/names.hpp"
#include "portal/portal.hpp"

#include <map>
#include <vector>

namespace sceau::portal {
namespace {

using base::Code;
using base::Error;

const std::vector<const char*> tables{
    "CREATE TABLE meta (name TEXT PRIMARY KEY, content TEXT NOT NULL)",
    "CREATE TABLE directory (cnbf TEXT PRIMARY KEY, civil_name TEXT NOT NULL, usage_name TEXT NOT NULL, first_names TEXT NOT NULL,"
    " siren TEXT NOT NULL, structure TEXT NOT NULL, bar TEXT NOT NULL, status TEXT NOT NULL, address TEXT NOT NULL,"
    " postcode TEXT NOT NULL, city TEXT NOT NULL, country TEXT NOT NULL, email TEXT NOT NULL, mobile TEXT NOT NULL, phone TEXT NOT NULL)",
    "CREATE TABLE orders (number TEXT PRIMARY KEY, cnbf TEXT NOT NULL REFERENCES directory (cnbf), issuer TEXT NOT NULL,"
    " serial TEXT NOT NULL, created_at BIGINT NOT NULL, paid_at BIGINT, price_cents INTEGER NOT NULL,"
    " price_with_tax_cents INTEGER NOT NULL, accompaniment INTEGER NOT NULL, accompaniment_cents INTEGER NOT NULL,"
    " activation TEXT NOT NULL, payment_reference TEXT NOT NULL, step TEXT NOT NULL, last_action BIGINT,"
    " brings_dossier INTEGER NOT NULL)",
    "CREATE INDEX orders_of_certificate ON orders (issuer, serial)",
};

const std::vector<const char*> sqliteTables{
    "CREATE TABLE dossiers (order_number TEXT NOT NULL REFERENCES orders (number), version INTEGER NOT NULL, id TEXT NOT NULL UNIQUE,"
    " sha256 TEXT NOT NULL, pdf BLOB NOT NULL, contact TEXT NOT NULL, issued_at BIGINT NOT NULL, cancelled_at BIGINT,"
    " PRIMARY KEY (order_number, version))",
    "CREATE TABLE signed_dossiers (order_number TEXT PRIMARY KEY REFERENCES orders (number), version INTEGER NOT NULL,"
    " sha256 TEXT NOT NULL, pdf BLOB NOT NULL, signed_at BIGINT NOT NULL)",
    "CREATE TABLE events (sequence INTEGER PRIMARY KEY AUTOINCREMENT, order_number TEXT NOT NULL, at BIGINT NOT NULL, kind TEXT NOT NULL,"
    " detail TEXT NOT NULL, issuer TEXT NOT NULL, serial TEXT NOT NULL, from_issuer TEXT NOT NULL, from_serial TEXT NOT NULL)",
    "CREATE TRIGGER events_keep BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'append only'); END",
    "CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'append only'); END",
};

const std::vector<const char*> postgresTables{
    "CREATE TABLE dossiers (order_number TEXT NOT NULL REFERENCES orders (number), version INTEGER NOT NULL, id TEXT NOT NULL UNIQUE,"
    " sha256 TEXT NOT NULL, pdf BYTEA NOT NULL, contact TEXT NOT NULL, issued_at BIGINT NOT NULL, cancelled_at BIGINT,"
    " PRIMARY KEY (order_number, version))",
    "CREATE TABLE signed_dossiers (order_number TEXT PRIMARY KEY REFERENCES orders (number), version INTEGER NOT NULL,"
    " sha256 TEXT NOT NULL, pdf BYTEA NOT NULL, signed_at BIGINT NOT NULL)",
    "CREATE TABLE events (sequence BIGSERIAL PRIMARY KEY, order_number TEXT NOT NULL, at BIGINT NOT NULL, kind TEXT NOT NULL,"
    " detail TEXT NOT NULL, issuer TEXT NOT NULL, serial TEXT NOT NULL, from_issuer TEXT NOT NULL, from_serial TEXT NOT NULL)",
    "CREATE FUNCTION sceau_append_only() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION 'append only'; END $$",
    "CREATE TRIGGER events_keep BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION sceau_append_only()",
    "CREATE TRIGGER events_stay BEFORE TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION sceau_append_only()",
};

const std::vector<const char*> indexes{
    "CREATE INDEX events_of_order ON events (order_number)",
    "CREATE INDEX events_of_certificate ON events (issuer, serial)",
    "CREATE INDEX events_from_certificate ON events (from_issuer, from_serial)",
};

base::Status runAll(const Database& database, const std::vector<const char*>& statements)
{
    for (const char* statement : statements) {
        if (auto done = database.run(statement); !done) return tl::unexpected(done.error());
    }
    return {};
}

base::Status remember(const Database& database, const std::string& name, const std::string& content)
{
    auto removed = database.run("DELETE FROM meta WHERE name = ?", {value(name)});
    if (!removed) return tl::unexpected(removed.error());
    auto added = database.run("INSERT INTO meta (name, content) VALUES (?, ?)", {value(name), value(content)});
    if (!added) return tl::unexpected(added.error());
    return {};
}

base::Result<bool> hasTables(const Database& database)
{
    const bool sqlite = database.engine() == Database::Engine::sqlite;
    auto found = database.run(sqlite ? "SELECT count(*) FROM sqlite_master"
                                     : "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() AND"
                                       " table_name IN ('meta', 'directory', 'orders', 'dossiers', 'signed_dossiers', 'events')");
    if (!found) return tl::unexpected(found.error());
    return found->next() && found->value(0).toInt() > 0;
}

tl::unexpected<Error> notPortal(std::string problem)
{
    return tl::unexpected(Error{Code::portalInvalid}.at("portal.open").with("problem", std::move(problem)));
}

} // namespace

base::Status makeSchema(const Database& database, renewal::PortalKind kind)
{
    auto transaction = Transaction::begin(database);
    if (!transaction) return tl::unexpected(transaction.error());
    const auto present = hasTables(database);
    if (!present) return tl::unexpected(present.error());
    if (*present) return base::fail(Code::portalExists, "portal.init");
    const auto& own = database.engine() == Database::Engine::sqlite ? sqliteTables : postgresTables;
    return runAll(database, tables)
        .and_then([&] { return runAll(database, own); })
        .and_then([&] { return runAll(database, indexes); })
        .and_then([&] { return remember(database, "format", "sceau-portal"); })
        .and_then([&] { return remember(database, "version", std::to_string(schemaVersion)); })
        .and_then([&] { return remember(database, "kind", name(kind)); })
        .and_then([&] { return remember(database, "history", "no"); })
        .and_then([&] { return transaction->commit(); });
}

base::Result<About> readAbout(const Database& database)
{
    const auto present = hasTables(database);
    if (!present) return tl::unexpected(present.error());
    auto rows = database.run("SELECT name, content FROM meta");
    if (!rows) return notPortal("format");
    std::map<std::string, std::string> meta;
    while (rows->next())
        meta.insert_or_assign(textOf(rows->value(0)), textOf(rows->value(1)));
    if (meta["format"] != "sceau-portal") return notPortal("format");
    if (meta["version"] != std::to_string(schemaVersion)) return notPortal("version " + meta["version"]);
    const auto kind = kindNamed(meta["kind"]);
    if (!kind) return notPortal("kind");
    return About{*kind, meta["history"] == "yes"};
}

base::Status recordHistory(const Database& database, bool history)
{
    return remember(database, "history", history ? "yes" : "no");
}

} // namespace sceau::portal
