#pragma once

#include <span>
#include <string_view>

/// Inside the room: where the drivers of lawyers' keys install their PKCS#11 modules.
namespace sceau::token {

enum class System { linux, windows, macOS };

struct KnownModule {
    std::string_view driver; ///< as its maker names it
    System system;
    std::string_view path;
};

/// The best first, by system. Only those for Linux have been tried.
[[nodiscard]] std::span<const KnownModule> knownModules();

/// The one that this program is built for.
[[nodiscard]] System thisSystem();

} // namespace sceau::token
