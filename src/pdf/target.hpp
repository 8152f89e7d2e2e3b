#pragma once

#include "base/result.hpp"

#include <filesystem>

namespace sceau::pdf {

/// Whether `output` may be written: it is not `input` by any name, does not stand there already (unless `force`), and its folder takes
/// files. Nothing is written. Codes: targetIsInput, targetExists, folderReadOnly, fileMissing.
[[nodiscard]] base::Status checkTarget(const std::filesystem::path& input, const std::filesystem::path& output, bool force);

} // namespace sceau::pdf
