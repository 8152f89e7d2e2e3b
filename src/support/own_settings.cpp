#include "support/own_settings.hpp"

#include "base/whole_file.hpp"
#include "support/settings_document.hpp"

#include <nlohmann/json.hpp>
#include <system_error>

namespace sceau::support {

using base::Code;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// A file that is not what it should be may be somebody's work: it is not written over.
base::Result<json> written(const fs::path& file, const Settings& computer)
{
    const auto bytes = base::readFile(file, settingsLimit);
    if (!bytes && bytes.error().code == Code::fileMissing) return json::object();
    if (!bytes) return tl::unexpected(bytes.error());
    if (auto sound = withDocument(base::textOf(*bytes), computer); !sound) return tl::unexpected(sound.error());
    return json::parse(base::textOf(*bytes), nullptr, false);
}

void change(json& document, const SettingChanges& changes)
{
    for (const auto& [key, value] : changes) {
        if (!value) {
            document.erase(key);
        } else {
            std::visit([&document, &key = key](const auto& chosen) { document[key] = chosen; }, *value);
        }
    }
}

} // namespace

base::Status changeOwnSettings(const SettingChanges& changes, const fs::path& computerFolder, const fs::path& ownFolder)
{
    const auto file = ownFolder / "settings.json";
    const auto named = [&](base::Error error) { return tl::unexpected(std::move(error).with("file", file.string())); };
    const auto computer = settings(computerFolder, {});
    auto document = written(file, computer);
    if (!document) return named(document.error());
    change(*document, changes);
    const auto text = document->dump(2, ' ', false, json::error_handler_t::replace) + '\n';
    if (auto sound = withDocument(text, computer); !sound) return named(sound.error());
    std::error_code problem;
    fs::create_directories(ownFolder, problem); // writing says what is wrong
    return base::writeFile(file, base::bytesOf(text), base::WholeFile::Existing::replace, base::WholeFile::Readers::ownerOnly);
}

base::Status changeOwnSettings(const SettingChanges& changes)
{
    return changeOwnSettings(changes, computerSettingsFolder, ownSettingsFolder());
}

} // namespace sceau::support
