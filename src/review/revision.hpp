#pragma once

#include "base/result.hpp"

#include <filesystem>

namespace sceau::review {

/// The first `end` bytes of a file as a file of its own, readable by its owner alone: what was signed. Codes: fileUnreadable,
/// fileTooLarge, those of base::WholeFile.
[[nodiscard]] base::Status copyRevision(const std::filesystem::path& file, std::uint64_t end, const std::filesystem::path& target);

} // namespace sceau::review
