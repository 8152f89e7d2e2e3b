#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string_view>

/// Inside the room: small JSON files that are remembered for one person, in the folder for states.
namespace sceau::token {

/// Nothing but a file that its owner alone may read and write, and no link to one. Codes: fileMissing, importInvalid (anything else;
/// the fact "reason").
[[nodiscard]] base::Result<base::Bytes> readStateFile(const std::filesystem::path& file, std::uint64_t limit);

/// Whole, its owner's alone; makes the folder. Codes of base::writeFile().
[[nodiscard]] base::Status writeStateFile(const std::filesystem::path& file, std::string_view text);

/// A file of which nothing is believed; `reason` goes to the log.
[[nodiscard]] base::Error refusedState(const std::filesystem::path& file, const char* reason);

} // namespace sceau::token
