#include "token/candidates.hpp"
#include "token/keys.hpp"
#include "token/known_modules.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string_view>

namespace sceau::token {

namespace fs = std::filesystem;

namespace {

/// Where p11-kit looks for a name without a folder.
constexpr std::array moduleFolders{
    "/usr/lib/x86_64-linux-gnu/pkcs11",
    "/usr/lib/aarch64-linux-gnu/pkcs11",
    "/usr/lib64/pkcs11",
    "/usr/lib/pkcs11",
};

/// p11-kit's own modules: one holds no keys, the others show once more what is found directly.
constexpr std::array passedOver{"p11-kit-trust.so", "p11-kit-proxy.so", "p11-kit-client.so"};

constexpr std::array<std::string_view, 3> ourPrograms{"sceau", "sceauctl", "sceau-driver"};

std::string fromEnvironment(const char* name)
{
    const char* value = std::getenv(name);
    return value ? value : "";
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r";
    const auto first = std::min(text.find_first_not_of(blanks), text.size());
    const auto last = text.find_last_not_of(blanks);
    return last == std::string_view::npos ? std::string_view{} : text.substr(first, last + 1 - first);
}

/// One *.module file: `name: value` on each line, the last of a name counts.
std::map<std::string, std::string> optionsIn(const fs::path& file)
{
    std::map<std::string, std::string> options;
    std::ifstream stream(file);
    std::string line;
    for (int lines = 0; lines < 1'000 && std::getline(stream, line); ++lines) {
        const auto colon = line.find(':');
        if (line.starts_with('#') || colon == std::string::npos) continue;
        options[std::string(trimmed(std::string_view(line).substr(0, colon)))] = trimmed(std::string_view(line).substr(colon + 1));
    }
    return options;
}

/// A list of programs' names, with commas or blanks between them.
bool namesUs(std::string list)
{
    std::replace(list.begin(), list.end(), ',', ' ');
    std::istringstream words(list);
    for (std::string word; words >> word;) {
        if (std::find(ourPrograms.begin(), ourPrograms.end(), word) != ourPrograms.end()) return true;
    }
    return false;
}

/// The module that one *.module file wants in this program; empty when none, which switches off what another file of this name wants.
/// p11-kit, too, looks at `disable-in` only where there is no `enable-in` (pkcs11.conf(5)).
std::string moduleIn(const fs::path& file)
{
    const auto options = optionsIn(file);
    const auto value = [&options](const char* name) {
        const auto found = options.find(name);
        return found == options.end() ? std::string{} : found->second;
    };
    const bool enabled = options.contains("enable-in") ? namesUs(value("enable-in")) : !namesUs(value("disable-in"));
    return enabled ? value("module") : std::string{};
}

fs::path withFolder(const std::string& module)
{
    if (fs::path(module).is_absolute()) return module;
    std::error_code ignored;
    for (const auto* folder : moduleFolders) {
        if (auto path = fs::path(folder) / module; fs::exists(path, ignored)) return path;
    }
    return fs::path(moduleFolders.front()) / module; // where it is missed
}

/// A configuration of the user replaces the administrator's of the same name, and that one the package's.
std::vector<fs::path> configuredModules()
{
    std::vector<fs::path> folders{"/usr/share/p11-kit/modules", "/etc/pkcs11/modules"};
    const auto home = fromEnvironment("HOME");
    const auto config = fromEnvironment("XDG_CONFIG_HOME");
    if (!config.empty())
        folders.push_back(fs::path(config) / "pkcs11/modules");
    else if (!home.empty())
        folders.push_back(fs::path(home) / ".config/pkcs11/modules");

    std::map<std::string, std::string> modules;
    for (const auto& folder : folders) {
        std::error_code error;
        for (const auto& entry : fs::directory_iterator(folder, error)) {
            if (entry.path().extension() == ".module") modules[entry.path().filename().string()] = moduleIn(entry.path());
        }
    }
    std::vector<fs::path> paths;
    for (const auto& [file, module] : modules) {
        if (!module.empty()) paths.push_back(withFolder(module));
    }
    return paths;
}

bool isPassedOver(const fs::path& module)
{
    return std::find(passedOver.begin(), passedOver.end(), module.filename().string()) != passedOver.end();
}

class CandidateList {
public:
    void add(const fs::path& module, DriverSource source)
    {
        auto path = resolved(module);
        const auto same = [&path](const Candidate& one) { return one.module == path; };
        if (path.empty() || isPassedOver(path) || std::any_of(all_.begin(), all_.end(), same)) return;
        all_.push_back({std::move(path), source});
    }
    [[nodiscard]] std::vector<Candidate> take() { return std::move(all_); }

private:
    std::vector<Candidate> all_;
};

} // namespace

fs::path resolved(const fs::path& module)
{
    std::error_code missing;
    auto path = fs::canonical(module, missing);
    return missing ? module : path;
}

std::vector<Candidate> candidateModules()
{
    CandidateList candidates;
    candidates.add(fromEnvironment("SCEAU_PKCS11_MODULE"), DriverSource::environment);
    for (const auto& module : configuredModules())
        candidates.add(module, DriverSource::configured);
    for (const auto& module : knownModules()) {
        if (module.system == thisSystem()) candidates.add(module.path, DriverSource::known);
    }
    return candidates.take();
}

std::vector<fs::path> discoverModules()
{
    std::vector<fs::path> found;
    for (const auto& candidate : candidateModules()) {
        std::error_code ignored;
        if (fs::exists(candidate.module, ignored)) found.push_back(candidate.module);
    }
    return found;
}

} // namespace sceau::token
