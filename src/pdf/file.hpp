#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace sceau::pdf {

/// A regular file opened for reading, with 64-bit offsets. Read with pread, never mapped: a file that shrinks meanwhile is an error,
/// not a signal.
class File {
public:
    /// Codes: fileMissing, fileUnreadable, fileEmpty.
    [[nodiscard]] static base::Result<File> open(const std::filesystem::path& path);

    /// The same file as if it ended at `size`.
    [[nodiscard]] base::Result<File> upTo(std::uint64_t size) const;

    File(File&& other) noexcept;
    File& operator=(File&& other) noexcept;
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File();

    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
    [[nodiscard]] int descriptor() const noexcept { return descriptor_; }

    /// At most `count` bytes from `offset`: fewer at the end of the file only.
    [[nodiscard]] base::Result<std::string> read(std::uint64_t offset, std::size_t count) const;
    /// Fills `buffer` as far as the file went when it was opened; how many bytes that were.
    [[nodiscard]] base::Result<std::size_t> readInto(std::uint64_t offset, std::span<std::uint8_t> buffer) const;
    /// Code::fileUnreadable when the file is no longer the one that was opened (size or time of change).
    [[nodiscard]] base::Status unchanged() const;

private:
    File() = default;

    std::filesystem::path path_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
    std::int64_t changedSeconds_ = 0, changedNanoseconds_ = 0;
};

} // namespace sceau::pdf
