#pragma once

#include "base/progress.hpp"
#include "base/whole_file.hpp"
#include "pdf/file.hpp"
#include "pdf/serial.hpp"
#include "pdf/update.hpp"

#include <stop_token>

namespace sceau::pdf {

/// Copies the original and the update to the target and hashes all but the gap, in one pass. The digest.
/// Codes: fileUnreadable (also when the original changes meanwhile), diskFull, writeFailed, cancelled.
[[nodiscard]] base::Result<base::Bytes> copyAndHash(const File& original, const UpdateBytes& update, base::WholeFile& target, Hash hash,
                                                    std::stop_token stop, const base::Progress& progress);

} // namespace sceau::pdf
