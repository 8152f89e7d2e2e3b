#pragma once

#include "workflow/history_entry.hpp"

#include <map>
#include <mutex>
#include <stop_token>

namespace sceau::workflow {

/// What has become of a signed file. `unknown`: nobody looked yet.
enum class FileState { unknown, present, missing, changed, unreadable };

/// "present", … for keys of texts.
[[nodiscard]] std::string name(FileState state);

/// SHA-256 of a whole file, lower-case hexadecimal. Codes: fileMissing, fileUnreadable, cancelled.
[[nodiscard]] base::Result<std::string> sha256Of(const std::filesystem::path& file, const std::stop_token& stop = {});

/// Looks at files, and reads one again only when its size, its time or its place on the disk is another one. Usable from several threads.
class FileStates {
public:
    /// Blocking; `unknown` when it was stopped.
    [[nodiscard]] FileState of(const HistoryEntry& entry, const std::stop_token& stop = {});

private:
    struct Seen {
        std::uint64_t device = 0, inode = 0, size = 0;
        std::int64_t seconds = 0, nanoseconds = 0;
        friend bool operator==(const Seen&, const Seen&) = default;
    };
    [[nodiscard]] base::Result<std::string> digestOf(const std::filesystem::path& file, const Seen& seen, const std::stop_token& stop);

    std::mutex mutex_;
    std::map<std::filesystem::path, std::pair<Seen, std::string>> known_;
};

} // namespace sceau::workflow
