#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace sceau::support {

/// What a person sets of their own by key (docs/settings.md); empty: taken back, so that the computer's value holds again.
using SettingValue = std::variant<std::string, std::vector<std::string>>;
using SettingChanges = std::map<std::string, std::optional<SettingValue>>;

/// Changes a person's own settings; their other keys stay as they are. What would not be read again is not written.
/// Codes: importInvalid (of the file as it is or would be; facts "file", "problem"), fileUnreadable, folderReadOnly, diskFull, writeFailed.
[[nodiscard]] base::Status changeOwnSettings(const SettingChanges& changes);

/// The same in other folders (tests).
[[nodiscard]] base::Status changeOwnSettings(const SettingChanges& changes, const std::filesystem::path& computerFolder,
                                             const std::filesystem::path& ownFolder);

} // namespace sceau::support
