#pragma once

#include "base/child.hpp"
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

private:
    explicit FileLock(int descriptor) : descriptor_(descriptor) {}

    base::Descriptor descriptor_;
};

} // namespace sceau::workflow
