#include "portal/portal.hpp"

#include "portal/state.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>

namespace sceau::portal {
namespace {

using base::Code;
using base::Error;

} // namespace

Portal::Portal(std::unique_ptr<State> state) : state_(std::move(state)) {}

Portal::~Portal() = default;

base::Result<std::unique_ptr<Portal>> Portal::open(const std::string& where)
{
    auto database = Database::open(where, Database::Missing::refuse);
    if (!database) return tl::unexpected(database.error());
    const auto about = readAbout(**database);
    if (!about) return tl::unexpected(about.error());
    return std::unique_ptr<Portal>(new Portal(std::make_unique<State>(State{std::move(*database), *about})));
}

base::Result<std::unique_ptr<Portal>> Portal::init(const std::string& where, renewal::PortalKind kind)
{
    std::error_code ignored;
    if (!isUrl(where) && std::filesystem::exists(where, ignored)) return base::fail(Code::portalExists, "portal.init");
    auto database = Database::open(where, Database::Missing::make);
    if (!database) return tl::unexpected(database.error());
    if (auto made = makeSchema(**database, kind); !made) return tl::unexpected(made.error());
    return std::unique_ptr<Portal>(new Portal(std::make_unique<State>(State{std::move(*database), About{kind, false}})));
}

renewal::PortalKind Portal::kind() const
{
    return state_->about.kind;
}

base::Result<int> Portal::entryCount() const
{
    auto rows = state_->database->run("SELECT count(*) FROM directory");
    if (!rows) return tl::unexpected(rows.error());
    return rows->next() ? rows->value(0).toInt() : 0;
}

base::Result<renewal::DirectoryEntry> Portal::entry(const std::string& cnbf) const
{
    auto rows =
        state_->database->run("SELECT cnbf, civil_name, usage_name, first_names, siren, structure, bar, status, address, postcode, city,"
                              " country, email, mobile, phone FROM directory WHERE cnbf = ?",
                              {value(cnbf)});
    if (!rows) return tl::unexpected(rows.error());
    if (!rows->next()) return base::fail(Code::directoryMissing, "portal.entry");
    const auto text = [&](int column) { return textOf(rows->value(column)); };
    const auto names = nlohmann::json::parse(text(3), nullptr, false);
    if (!names.is_array()) return tl::unexpected(Error{Code::portalInvalid}.at("portal.entry").with("problem", "first_names"));

    renewal::DirectoryEntry entry;
    entry.cnbf = text(0);
    entry.civilName = text(1);
    entry.usageName = text(2);
    for (const auto& item : names) {
        if (item.is_string()) entry.firstNames.push_back(item.get<std::string>());
    }
    entry.siren = text(4);
    entry.structure = text(5);
    entry.bar = text(6);
    entry.status = text(7);
    entry.address = text(8);
    entry.postcode = text(9);
    entry.city = text(10);
    entry.country = text(11);
    entry.email = text(12);
    entry.mobile = text(13);
    entry.phone = text(14);
    return entry;
}

} // namespace sceau::portal
