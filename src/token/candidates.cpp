#include "token/keys.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <map>
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

/// Middleware that brings no p11-kit configuration (research on keys of French lawyers: Gemalto, Thales, SafeNet, IDOPTE, IDEMIA…).
constexpr std::array knownModules{
    "/usr/lib/pkcs11/libgclib.so",
    "/usr/lib/ClassicClient/libgclib.so",
    "/usr/local/lib/libgclib.so",
    "/usr/lib/libIDPrimePKCS11.so",
    "/usr/lib64/libIDPrimePKCS11.so",
    "/usr/lib/pkcs11/libIDPrimePKCS11.so",
    "/usr/lib/libeTPkcs11.so",
    "/usr/lib/pkcs11/libeTPkcs11.so",
    "/usr/lib/libeToken.so",
    "/usr/lib/SCMiddleware/libidop11.so",
    "/usr/lib/in_p11/libidop11.so",
    "/usr/local/AWP/lib/libOcsCryptoki.so",
    "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so",
    "/usr/lib64/opensc-pkcs11.so",
    "/usr/local/lib/libykcs11.so",
    "/usr/lib/x86_64-linux-gnu/libykcs11.so",
    "/usr/lib/x64-athena/libASEP11.so",
    "/usr/lib/softhsm/libsofthsm2.so",
};

/// p11-kit's own modules: one holds no keys, the others show once more what is found directly.
constexpr std::array passedOver{"p11-kit-trust.so", "p11-kit-proxy.so", "p11-kit-client.so"};

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

/// The value of `module:` in one *.module file; empty when it names none, which switches it off.
std::string moduleIn(const fs::path& file)
{
    std::ifstream stream(file);
    std::string line;
    for (int lines = 0; lines < 1'000 && std::getline(stream, line); ++lines) {
        const auto colon = line.find(':');
        if (line.starts_with('#') || colon == std::string::npos) continue;
        if (trimmed(std::string_view(line).substr(0, colon)) == "module")
            return std::string(trimmed(std::string_view(line).substr(colon + 1)));
    }
    return {};
}

fs::path withFolder(const std::string& module)
{
    if (fs::path(module).is_absolute()) return module;
    std::error_code ignored;
    for (const auto* folder : moduleFolders) {
        if (auto path = fs::path(folder) / module; fs::exists(path, ignored)) return path;
    }
    return {};
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

} // namespace

std::vector<fs::path> discoverModules()
{
    std::vector<fs::path> candidates;
    if (const auto chosen = fromEnvironment("SCEAU_PKCS11_MODULE"); !chosen.empty()) candidates.emplace_back(chosen);
    for (auto& path : configuredModules())
        candidates.push_back(std::move(path));
    candidates.insert(candidates.end(), knownModules.begin(), knownModules.end());

    std::vector<fs::path> found;
    for (const auto& candidate : candidates) {
        std::error_code error;
        const auto path = fs::canonical(candidate, error);
        if (error) continue;
        const bool passed = std::find(passedOver.begin(), passedOver.end(), path.filename().string()) != passedOver.end();
        if (!passed && std::find(found.begin(), found.end(), path) == found.end()) found.push_back(path);
    }
    return found;
}

} // namespace sceau::token
