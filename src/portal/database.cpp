#include "portal/database.hpp"

#include <QSqlDatabase>
#include <QSqlError>
#include <QUrl>
#include <QUrlQuery>
#include <QUuid>
#include <filesystem>
#include <set>
#include <utility>

namespace sceau::portal {
namespace {

using base::Code;
using base::Error;

Code codeOf(const QString& native)
{
    static const std::set<QString> notWritable{QStringLiteral("5"),     QStringLiteral("6"),     QStringLiteral("8"),
                                               QStringLiteral("40001"), QStringLiteral("42501"), QStringLiteral("25006")};
    static const std::set<QString> full{QStringLiteral("13"), QStringLiteral("53100")};
    const bool sqliteConstraint = native.toInt() % 256 == 19 && native.size() < 5;
    if (notWritable.contains(native) || (native.size() == 4 && native.toInt() % 256 == 8)) return Code::portalNotWritable;
    if (full.contains(native)) return Code::diskFull;
    if (sqliteConstraint || native.startsWith(QStringLiteral("23")) || native == QStringLiteral("P0001")) return Code::portalInvalid;
    return Code::portalUnreadable;
}

tl::unexpected<Error> failure(const QSqlError& error, const char* where)
{
    return tl::unexpected(Error{codeOf(error.nativeErrorCode())}.at(where).with("sql", error.nativeErrorCode().toStdString()));
}

void addressPostgres(QSqlDatabase& database, const std::string& where)
{
    const QUrl url(QString::fromStdString(where));
    const QUrlQuery query(url);
    const QString socket = query.queryItemValue(QStringLiteral("host"), QUrl::FullyDecoded);
    database.setHostName(socket.isEmpty() ? url.host() : socket);
    if (url.port() > 0) database.setPort(url.port());
    if (const int port = query.queryItemValue(QStringLiteral("port")).toInt(); port > 0) database.setPort(port);
    database.setDatabaseName(url.path().mid(1));
    database.setUserName(url.userName());
    database.setPassword(url.password());
    QString options = QStringLiteral("connect_timeout=10");
    const QString tls = query.queryItemValue(QStringLiteral("sslmode"));
    if (!tls.isEmpty()) options += QStringLiteral(";sslmode=") + tls;
    database.setConnectOptions(options);
}

base::Status checkFile(const std::string& file, Database::Missing missing)
{
    // Qt would open another file under a name that it cannot hold.
    if (QString::fromStdString(file).toStdString() != file) return base::fail(Code::portalUnreadable, "portal.open");
    std::error_code problem;
    const auto status = std::filesystem::status(file, problem);
    if (std::filesystem::is_regular_file(status)) return {};
    if (std::filesystem::exists(status)) return base::fail(Code::portalUnreadable, "portal.open");
    if (missing == Database::Missing::make) return {};
    return tl::unexpected(Error{Code::fileMissing}.at("portal.open").with("file", file));
}

/// ":memory:" and other names that SQLite understands in its own way are files like any other.
std::string absolute(const std::string& file)
{
    std::error_code ignored;
    return std::filesystem::absolute(file, ignored).string();
}

} // namespace

bool isUrl(const std::string& where)
{
    return where.starts_with("postgresql://") || where.starts_with("postgres://");
}

Database::Database(Engine engine, QString connection) : engine_(engine), connection_(std::move(connection)) {}

Database::~Database()
{
    QSqlDatabase::database(connection_, false).close();
    QSqlDatabase::removeDatabase(connection_);
}

base::Result<std::unique_ptr<Database>> Database::open(const std::string& where, Missing missing)
{
    const Engine engine = isUrl(where) ? Engine::postgres : Engine::sqlite;
    if (engine == Engine::sqlite) {
        if (auto status = checkFile(where, missing); !status) return tl::unexpected(status.error());
    }
    const QString connection = QStringLiteral("sceau-") + QUuid::createUuid().toString(QUuid::Id128);
    const QString driver = engine == Engine::postgres ? QStringLiteral("QPSQL") : QStringLiteral("QSQLITE");
    auto opened = std::unique_ptr<Database>(new Database(engine, connection));
    auto database = QSqlDatabase::addDatabase(driver, connection);
    if (!database.isValid()) return tl::unexpected(Error{Code::programMissing}.at("portal.open").with("program", driver.toStdString()));
    if (engine == Engine::postgres) {
        addressPostgres(database, where);
    } else {
        database.setDatabaseName(QString::fromStdString(absolute(where)));
    }
    if (!database.open()) return failure(database.lastError(), "portal.open");
    if (engine == Engine::sqlite) {
        // The file may be hostile: nothing that its schema defines may call back into us.
        for (const char* pragma : {"PRAGMA trusted_schema = OFF", "PRAGMA foreign_keys = ON", "PRAGMA cell_size_check = ON"}) {
            if (auto set = opened->run(pragma); !set) return tl::unexpected(set.error());
        }
    }
    return opened;
}

base::Result<QSqlQuery> Database::run(const char* sql, const QVariantList& values) const
{
    QSqlQuery query(QSqlDatabase::database(connection_, false));
    query.setForwardOnly(true);
    const auto statement = QString::fromUtf8(sql);
    if (values.empty()) { // PostgreSQL prepares neither BEGIN nor CREATE
        if (!query.exec(statement)) return failure(query.lastError(), "portal.run");
        return query;
    }
    if (!query.prepare(statement)) return failure(query.lastError(), "portal.prepare");
    for (const auto& item : values)
        query.addBindValue(item);
    if (!query.exec()) return failure(query.lastError(), "portal.run");
    return query;
}

base::Result<Transaction> Transaction::begin(const Database& database)
{
    // A writer takes its lock at once: two clerks never both read "no dossier yet".
    const bool sqlite = database.engine() == Database::Engine::sqlite;
    auto begun = database.run(sqlite ? "BEGIN IMMEDIATE" : "BEGIN ISOLATION LEVEL SERIALIZABLE");
    if (!begun) return tl::unexpected(begun.error());
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction()
{
    if (database_) (void)database_->run("ROLLBACK");
}

base::Status Transaction::commit()
{
    auto committed = database_->run("COMMIT");
    if (!committed) return tl::unexpected(committed.error());
    database_ = nullptr;
    return {};
}

QVariant value(const std::string& text)
{
    return QString::fromStdString(text);
}

QVariant value(base::Instant time)
{
    return static_cast<qlonglong>(time.time_since_epoch().count());
}

QVariant value(const std::optional<base::Instant>& time)
{
    return time ? value(*time) : QVariant(QMetaType(QMetaType::LongLong));
}

QVariant value(base::BytesView bytes)
{
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

std::string textOf(const QVariant& value)
{
    return value.toString().toStdString();
}

base::Instant timeOf(const QVariant& value)
{
    return base::Instant(std::chrono::seconds(value.toLongLong()));
}

base::Bytes bytesOf(const QVariant& value)
{
    const QByteArray bytes = value.toByteArray();
    return {bytes.begin(), bytes.end()};
}

} // namespace sceau::portal
