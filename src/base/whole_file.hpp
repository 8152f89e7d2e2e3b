#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <filesystem>

namespace sceau::base {

/// A file that appears under its name only when it is complete.
/// Written as a nameless or hidden temporary in the target's folder, fsynced, then linked or renamed; permissions follow
/// the umask (or are 0600 when `ownerOnly`). Destroyed before commit(), it leaves nothing behind; killed before commit(),
/// it leaves no file under the target's name.
class WholeFile {
public:
    enum class Existing { refuse, replace };
    enum class Readers { umask, ownerOnly };

    /// Codes: targetExists, folderReadOnly, diskFull, writeFailed.
    [[nodiscard]] static Result<WholeFile> beside(const std::filesystem::path& target, Existing existing = Existing::refuse,
                                                  Readers readers = Readers::umask);

    WholeFile(WholeFile&& other) noexcept;
    WholeFile& operator=(WholeFile&& other) noexcept;
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;
    ~WholeFile();

    /// Appends. Code::diskFull or writeFailed.
    [[nodiscard]] Status write(BytesView bytes);
    /// Overwrites bytes that were written before (the gap of a signature).
    [[nodiscard]] Status writeAt(std::uint64_t offset, BytesView bytes);
    [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
    [[nodiscard]] int descriptor() const noexcept { return descriptor_; }                        ///< readable too
    [[nodiscard]] const std::filesystem::path& temporary() const noexcept { return temporary_; } ///< for a check before commit()
    /// fsync, then the name. A target that appeared meanwhile is refused unless Existing::replace.
    [[nodiscard]] Status commit();

private:
    WholeFile() = default;
    [[nodiscard]] Status open(unsigned mode);
    [[nodiscard]] Status giveName();
    [[nodiscard]] Status linkTo(const std::filesystem::path& name) const;
    void discard() noexcept;

    std::filesystem::path target_;
    std::filesystem::path temporary_;
    std::filesystem::path hidden_; ///< what a discard must unlink; empty while the file is nameless
    Existing existing_ = Existing::refuse;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
};

/// The whole of a small file. Codes: fileMissing, fileUnreadable, fileTooLarge.
[[nodiscard]] Result<Bytes> readFile(const std::filesystem::path& path, std::uint64_t limit);

[[nodiscard]] Status writeFile(const std::filesystem::path& path, BytesView bytes,
                               WholeFile::Existing existing = WholeFile::Existing::refuse,
                               WholeFile::Readers readers = WholeFile::Readers::umask);

/// One code for an errno of a file operation: fileMissing, fileUnreadable, folderReadOnly, diskFull, writeFailed.
[[nodiscard]] Error fileError(int number, const std::filesystem::path& path, Code otherwise);

} // namespace sceau::base
