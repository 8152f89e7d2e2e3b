#include "support/settings_document.hpp"

#include "support/site_address.hpp"
#include "token/keys.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace sceau::support {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

bool isStyle(const json& value)
{
    return value.is_string() && token::unblockStyleNamed(value.get<std::string>());
}

bool isLevel(const json& value)
{
    return value.is_string() && pades::levelNamed(value.get<std::string>());
}

/// An address, or an address with the policy to ask for.
bool isTimestampAuthority(const json& value)
{
    if (value.is_string()) return true;
    if (!value.is_object() || !value.contains("url")) return false;
    const auto& items = value.items();
    return std::all_of(items.begin(), items.end(),
                       [](const auto& item) { return (item.key() == "url" || item.key() == "policy") && item.value().is_string(); });
}

/// An empty one takes the computer's back.
bool isSite(const json& value)
{
    return value.is_string() && (value == "" || siteAddress(value.get<std::string>()));
}

bool isTextList(const json& value)
{
    return value.is_array() && std::all_of(value.begin(), value.end(), [](const json& one) { return one.is_string(); });
}

/// A file and at least one who signs it, and nothing else.
bool isTrustedList(const json& value)
{
    const bool whole = value.is_object() && value.size() == 2 && value.contains("file") && value.contains("signers");
    return whole && value["file"].is_string() && isTextList(value["signers"]) && !value["signers"].empty();
}

bool isSetting(const std::string& key, const json& value)
{
    if (key == "trust") return isTextList(value);
    if (key == "trustedLists") return value.is_array() && std::all_of(value.begin(), value.end(), isTrustedList);
    if (key == "timestamps") return value.is_array() && std::all_of(value.begin(), value.end(), isTimestampAuthority);
    if (key == "localAuthorities") return value.is_boolean();
    if (key == "level") return isLevel(value);
    if (key == "testSite") return isSite(value);
    if (key == "language") return value == "fr" || value == "en";
    if (key == "theme") return value == "light" || value == "dark" || value == "contrast";
    if (key == "locked") return isTextList(value);
    if (key == "unblock") return value.is_object() && std::all_of(value.begin(), value.end(), isStyle);
    return (key == "portal" || key == "module" || key == "contacts" || key == "proxy") && value.is_string();
}

std::vector<fs::path> pathsIn(const json& list)
{
    std::vector<fs::path> paths;
    for (const auto& path : list)
        paths.emplace_back(path.get<std::string>());
    return paths;
}

pki::TimestampAuthority timestampAuthority(const json& value)
{
    if (value.is_string()) return {value.get<std::string>(), {}};
    return {value["url"].get<std::string>(), value.value("policy", std::string())};
}

/// Every key known and of its type, or the file says nothing at all.
bool isSettings(const json& document)
{
    if (!document.is_object()) return false;
    const auto& items = document.items();
    return std::all_of(items.begin(), items.end(), [](const auto& item) { return isSetting(item.key(), item.value()); });
}

/// What was set before, and what the document sets.
Settings with(const json& document, Settings settings)
{
    settings.portal = document.value("portal", settings.portal);
    settings.localAuthorities = document.value("localAuthorities", settings.localAuthorities);
    settings.module = document.value("module", settings.module.string());
    settings.contacts = document.value("contacts", settings.contacts.string());
    const auto styles = document.value("unblock", json::object());
    for (const auto& [module, style] : styles.items())
        settings.unblock[token::resolved(module)] = *token::unblockStyleNamed(style.get<std::string>());
    if (document.contains("proxy")) settings.proxy = document["proxy"].get<std::string>();
    if (document.contains("level")) settings.level = *pades::levelNamed(document["level"].get<std::string>());
    if (document.contains("timestamps")) settings.timestamps.clear();
    for (const auto& one : document.value("timestamps", json::array()))
        settings.timestamps.push_back(timestampAuthority(one));
    if (document.contains("trustedLists")) settings.trustedLists.clear();
    for (const auto& one : document.value("trustedLists", json::array()))
        settings.trustedLists.push_back({one["file"].get<std::string>(), pathsIn(one["signers"])});
    settings.testSite = document.value("testSite", settings.testSite);
    settings.language = document.value("language", settings.language);
    settings.theme = document.value("theme", settings.theme);
    for (const auto& key : document.value("locked", json::array()))
        settings.locked.insert(key.get<std::string>());
    if (document.contains("trust")) settings.trust = pathsIn(document["trust"]);
    return settings;
}

tl::unexpected<base::Error> refused(const char* problem)
{
    return tl::unexpected(base::Error{base::Code::importInvalid}.at("settings").with("problem", problem));
}

} // namespace

base::Result<Settings> withDocument(std::string_view text, const Settings& before)
{
    auto document = json::parse(text, nullptr, false);
    if (!isSettings(document)) return refused("an unknown key or a wrong type");
    for (const auto& key : before.locked)
        document.erase(key);
    auto both = with(document, before);
    if (both.level > pades::Level::basic && both.timestamps.empty()) return refused("a level above B-B needs timestamps");
    return both;
}

} // namespace sceau::support
