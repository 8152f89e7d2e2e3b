#include "support/settings.hpp"

#include "base/log.hpp"
#include "base/whole_file.hpp"
#include "support/settings_document.hpp"
#include "token/keys.hpp"

#include <cstdlib>

namespace sceau::support {
namespace {

using base::Code;
namespace fs = std::filesystem;

void apply(const fs::path& file, Settings& settings)
{
    const auto bytes = base::readFile(file, settingsLimit);
    if (!bytes) {
        if (bytes.error().code != Code::fileMissing) base::log(bytes.error());
        return;
    }
    auto both = withDocument(base::textOf(*bytes), settings);
    if (!both) return base::log(std::move(both.error()).with("file", file.string()));
    settings = *std::move(both);
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
    const auto locked = settings.locked; // a person locks nothing
    if (!own.empty()) apply(own / "settings.json", settings);
    settings.locked = locked;
    return settings;
}

Settings settings()
{
    return settings(computerSettingsFolder, ownSettingsFolder());
}

fs::path ownSettingsFolder()
{
    return folderOf("XDG_CONFIG_HOME", ".config");
}

fs::path authoritiesFolder()
{
    const auto folder = folderOf("XDG_CACHE_HOME", ".cache");
    return folder.empty() ? folder : folder / "authorities";
}

} // namespace sceau::support
