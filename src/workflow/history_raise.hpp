#pragma once

#include "workflow/history.hpp"

namespace sceau::workflow {

struct Raise {
    HistoryEntry entry;
    pades::Level level = pades::Level::archival;
    std::filesystem::path target;
    bool force = false;
};

/// A file that is as it was signed, at a higher level and under another name; the list gains it. Blocking.
/// Codes: fileMissing, fileUnreadable, historyFileChanged, those of pades::augment() and HistoryFile::add().
[[nodiscard]] base::Status raise(const Raise& wanted, const HistorySettings& settings, FileStates& states, const std::stop_token& stop,
                                 const base::Progress& progress);

} // namespace sceau::workflow
