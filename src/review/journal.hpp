#pragma once

#include "base/archive.hpp"
#include "base/child.hpp"

#include <unordered_map>

namespace sceau::review {

/// What of a file tells that it has not changed: it is asked before the file is judged.
struct FileState {
    std::uint64_t size = 0, inode = 0;
    std::int64_t modified = 0, changed = 0; ///< nanoseconds since 1970
    friend bool operator==(const FileState&, const FileState&) = default;
};
/// All zero for a file that cannot be asked.
[[nodiscard]] FileState stateOf(const std::filesystem::path& file);

/// The reports of a batch as they come, in a file that its owner alone reads, so that a batch that was ended goes on where it stood.
/// A record counts when it is whole: what a power cut tears is judged again. Only places are kept in memory.
class Journal {
public:
    /// A new file, or one that was begun with the same `conditions` (any bytes). Codes: journalOther, journalUnreadable, and those of a
    /// file that cannot be made.
    [[nodiscard]] static base::Result<Journal> open(const std::filesystem::path& file, base::BytesView conditions);

    /// The report of a file that has not changed since.
    [[nodiscard]] std::optional<base::Bytes> find(const std::filesystem::path& file, const FileState& state) const;
    [[nodiscard]] base::Status add(const std::filesystem::path& file, const FileState& state, base::BytesView report);

private:
    struct Place {
        FileState state;
        std::uint64_t offset = 0;
    };
    explicit Journal(base::Descriptor descriptor) : descriptor_(std::move(descriptor)) {}
    [[nodiscard]] base::Status begin(base::BytesView conditions, const std::filesystem::path& file);
    [[nodiscard]] std::optional<base::Bytes> record(std::uint64_t offset) const;
    void index(base::BytesView record);
    [[nodiscard]] base::Status append(base::BytesView record);

    base::Descriptor descriptor_;
    std::uint64_t end_ = 0; ///< of the last whole record
    std::unordered_map<std::string, Place> places_;
};

} // namespace sceau::review
