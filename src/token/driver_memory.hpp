#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace sceau::token {

/// Which module reads which card, by the card's ATR in lower-case hexadecimal.
using DriverMemory = std::map<std::string, std::filesystem::path>;

/// $XDG_STATE_HOME/sceau/drivers.json, else below ~/.local/state; empty where a person has no home.
[[nodiscard]] std::filesystem::path driverMemoryFile();

/// Strict: a file that is broken, too large, or that anybody else owns or may write is a file without a memory, since it names code
/// that will run.
[[nodiscard]] DriverMemory readDriverMemory(const std::filesystem::path& file);

/// Whole, its owner's alone; makes the folder. Codes of base::writeFile().
[[nodiscard]] base::Status writeDriverMemory(const std::filesystem::path& file, const DriverMemory& memory);

/// No file is no error. Code::writeFailed or folderReadOnly.
[[nodiscard]] base::Status forgetDrivers(const std::filesystem::path& file);

} // namespace sceau::token
