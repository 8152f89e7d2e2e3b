#pragma once

#include "workflow/history_entry.hpp"

#include <functional>

namespace sceau::workflow {

/// The list of what was signed, in a folder of its owner alone (0700): one file of its owner alone (0600), written whole. Several
/// programs may change it. An empty path keeps nothing. Every call blocks.
class HistoryFile {
public:
    using Entries = std::vector<HistoryEntry>;
    explicit HistoryFile(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// As they were added. A file that cannot be understood is set aside under another name, and the list begins anew.
    /// Codes: those of reading and writing.
    [[nodiscard]] base::Result<Entries> read() const;

    /// Reads, changes, writes, while no other program does. Codes: those of reading and writing.
    [[nodiscard]] base::Status change(const std::function<void(Entries&)>& how) const;

    /// An earlier entry of the same bytes makes way.
    [[nodiscard]] base::Status add(const HistoryEntry& entry) const;

    /// The newest list that was set aside and still lies there; empty: none.
    [[nodiscard]] std::filesystem::path setAside() const;

private:
    [[nodiscard]] base::Result<Entries> readLocked() const;
    [[nodiscard]] base::Status putAside(const base::Error& problem) const;
    [[nodiscard]] std::filesystem::path file() const { return folder_ / "history.json"; }
    std::filesystem::path folder_;
};

} // namespace sceau::workflow
