#pragma once

#include "pades/level.hpp"
#include "pki/timestamp_client.hpp"
#include "token/types.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sceau::support {

/// A trusted list (ETSI TS 119 612) and who signs it.
struct TrustedListFile {
    std::filesystem::path file;
    std::vector<std::filesystem::path> signers; ///< PEM files or folders
};

/// What an administrator sets for a computer or a person for themselves, so that nothing has to be typed (docs/settings.md).
struct Settings {
    std::string portal;                                           ///< a file or a postgresql:// URL; empty: none
    std::filesystem::path module;                                 ///< PKCS#11 module; empty: they are discovered
    std::vector<std::filesystem::path> trust;                     ///< PEM files or folders of anchors
    std::vector<TrustedListFile> trustedLists;                    ///< whose services are believed, too
    std::filesystem::path contacts;                               ///< JSON of docs/contacts.md
    std::map<std::filesystem::path, token::UnblockStyle> unblock; ///< by module
    std::vector<pki::TimestampAuthority> timestamps;              ///< asked in this order
    pades::Level level = pades::Level::basic;                     ///< of signatures where nothing else is asked for
    std::optional<std::string> proxy;                             ///< "" for none at all; absent: the environment's
    std::string testSite;                                         ///< https address that asks for a certificate; empty: none
    bool localAuthorities = false;                                ///< certificates may name issuers on this computer's networks
    std::string language;                                         ///< of the window: "fr", "en"; empty: the system's
    std::string theme;                                            ///< of the window: "light", "dark", "contrast"; empty: the system's
    std::set<std::string> locked;                                 ///< keys that the computer's file keeps from a person's own
};

/// How the PUK unblocks this key: as the settings say for its module, else as its driver is known to want it.
[[nodiscard]] token::UnblockStyle unblockStyle(const Settings& settings, const token::Token& token);

/// /etc/sceau/settings.json, then $XDG_CONFIG_HOME/sceau/settings.json, whose keys win unless the first one locks
/// them. A broken file counts as absent and is logged.
[[nodiscard]] Settings settings();

/// The same from other folders (tests).
[[nodiscard]] Settings settings(const std::filesystem::path& systemFolder, const std::filesystem::path& ownFolder);

/// $XDG_CONFIG_HOME/sceau, ~/.config/sceau; empty when there is no home.
[[nodiscard]] std::filesystem::path ownSettingsFolder();

/// Where what authorities said is kept for the next time: $XDG_CACHE_HOME/sceau/authorities; empty when there is no home.
[[nodiscard]] std::filesystem::path authoritiesFolder();

} // namespace sceau::support
