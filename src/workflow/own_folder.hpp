#pragma once

#include "base/result.hpp"

#include <filesystem>

/// Where this account keeps what no other one may see.
namespace sceau::workflow {

enum class Kind { file, folder };

/// Whether it is one, no link to one, and its owner's alone.
[[nodiscard]] bool isOurs(const std::filesystem::path& path, Kind kind);

/// Makes it, and what is above it, where it is missing. Codes of base::fileError(); folderReadOnly for a folder that others may use.
[[nodiscard]] base::Status makeOwnFolder(const std::filesystem::path& folder);

} // namespace sceau::workflow
