#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <optional>

namespace sceau::workflow {

/// A lock that one program of this account holds at a time. It goes with this object, and with a process that is killed: what a crash
/// leaves is a file that locks nobody out.
class FileLock {
public:
    /// Waits until nobody else holds it. Codes of base::fileError(), writeFailed.
    [[nodiscard]] static base::Result<FileLock> take(const std::filesystem::path& file);
    /// Empty when another one holds it, or where there can be none.
    [[nodiscard]] static std::optional<FileLock> tryTake(const std::filesystem::path& file);

    ~FileLock();
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

private:
    explicit FileLock(int descriptor) : descriptor_(descriptor) {}

    int descriptor_ = -1;
};

} // namespace sceau::workflow
