#pragma once

#include "review/journal.hpp"
#include "review/pool.hpp"

#include <functional>
#include <span>

namespace sceau::review {

struct BatchProgress {
    std::size_t done = 0;    ///< files whose report was handed over or waits for its turn
    std::size_t resumed = 0; ///< of these, the ones that the journal knew
    std::size_t total = 0;
};

/// What becomes of reports, and whether to go on.
struct BatchListener {
    /// A file's place in the list, and its report. False, or an error, ends the batch.
    std::function<base::Result<bool>(std::size_t, VerifiedFile)> report;
    /// Called several times a second. False ends the batch at once.
    std::function<bool(const BatchProgress&)> tick;
};

enum class Order { input, done };

/// Judges files in the processes of `pool`, those that `journal` (or null) knows left out, and hands over each report as it comes or in the
/// order of the files; in that order no file is begun that is more than a thousand places, or 64 MB of pictures, ahead of the slowest one,
/// so that memory is bounded. Codes: cancelled, and what a process, the journal or the listener fails with.
[[nodiscard]] base::Status judgeAll(std::span<const std::filesystem::path> files, Pool& pool, Journal* journal, Order order,
                                    const BatchListener& listener);

} // namespace sceau::review
