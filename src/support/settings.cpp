#include "support/settings.hpp"

#include "base/log.hpp"
#include "base/whole_file.hpp"
#include "token/keys.hpp"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

namespace sceau::support {
namespace {

using base::Code;
using base::Error;
using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::uint64_t fileLimit = 64U << 10U;

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
    if (document.contains("trust")) settings.trust = pathsIn(document["trust"]);
    return settings;
}

void apply(const fs::path& file, Settings& settings)
{
    const auto bytes = base::readFile(file, fileLimit);
    if (!bytes) {
        if (bytes.error().code != Code::fileMissing) base::log(bytes.error());
        return;
    }
    const auto refuse = [&](const char* problem) {
        base::log(Error{Code::importInvalid}.at("settings").with("file", file.string()).with("problem", problem));
    };
    const auto document = json::parse(base::textOf(*bytes), nullptr, false);
    if (!isSettings(document)) return refuse("an unknown key or a wrong type");
    auto both = with(document, settings);
    if (both.level > pades::Level::basic && both.timestamps.empty()) return refuse("a level above B-B needs timestamps");
    settings = std::move(both);
}

/// A folder of the XDG base directory specification; a relative one counts as not set.
fs::path folderOf(const char* variable, const char* otherwise)
{
    if (const char* set = std::getenv(variable); set && *set == '/') return fs::path(set) / "sceau";
    const char* home = std::getenv("HOME");
    return home ? fs::path(home) / otherwise / "sceau" : fs::path{};
}

} // namespace

token::UnblockStyle unblockStyle(const Settings& settings, const token::Token& token)
{
    const auto set = settings.unblock.find(token::resolved(token.module));
    return set == settings.unblock.end() ? token::usualStyle(token) : set->second;
}

Settings settings(const fs::path& systemFolder, const fs::path& own)
{
    Settings settings;
    settings.contacts = systemFolder / "contacts.json";
    apply(systemFolder / "settings.json", settings);
    if (!own.empty()) apply(own / "settings.json", settings);
    return settings;
}

Settings settings()
{
    return settings("/etc/sceau", folderOf("XDG_CONFIG_HOME", ".config"));
}

fs::path authoritiesFolder()
{
    const auto folder = folderOf("XDG_CACHE_HOME", ".cache");
    return folder.empty() ? folder : folder / "authorities";
}

} // namespace sceau::support
