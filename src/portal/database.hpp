#pragma once

#include "base/bytes.hpp"
#include "base/clock.hpp"
#include "base/result.hpp"

#include <QSqlQuery>
#include <QString>
#include <QVariant>
#include <memory>
#include <optional>
#include <string>

namespace sceau::portal {

/// One SQL connection under a name of its own. Failures are codes; the fact "sql" is the engine's number, never its text, which may
/// quote personal data.
class Database {
public:
    enum class Engine { sqlite, postgres };
    enum class Missing { refuse, make };

    /// A file path or postgresql://user@host:port/name?sslmode=…&host=/socket/folder. Codes: fileMissing, portalUnreadable.
    [[nodiscard]] static base::Result<std::unique_ptr<Database>> open(const std::string& where, Missing missing);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    [[nodiscard]] Engine engine() const { return engine_; }

    /// Runs one statement; values are bound, never pasted. Codes: portalUnreadable, portalInvalid (a constraint), portalNotWritable,
    /// diskFull.
    [[nodiscard]] base::Result<QSqlQuery> run(const char* sql, const QVariantList& values = {}) const;

private:
    Database(Engine engine, QString connection);

    Engine engine_;
    QString connection_;
};

/// Everything or nothing: rolled back unless committed.
class Transaction {
public:
    [[nodiscard]] static base::Result<Transaction> begin(const Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    [[nodiscard]] base::Status commit();

private:
    explicit Transaction(const Database& database) : database_(&database) {}
    const Database* database_;
};

[[nodiscard]] bool isUrl(const std::string& where);

// Between SQL values and ours.
[[nodiscard]] QVariant value(const std::string& text);
[[nodiscard]] QVariant value(base::Instant time);
[[nodiscard]] QVariant value(const std::optional<base::Instant>& time);
[[nodiscard]] QVariant value(base::BytesView bytes);
[[nodiscard]] std::string textOf(const QVariant& value);
[[nodiscard]] base::Instant timeOf(const QVariant& value);
[[nodiscard]] base::Bytes bytesOf(const QVariant& value);

} // namespace sceau::portal
