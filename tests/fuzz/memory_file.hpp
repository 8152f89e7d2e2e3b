#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace sceau::fuzz {

/// Bytes as a file that is on no disk, for code that opens a path.
class MemoryFile {
public:
    explicit MemoryFile(std::span<const std::uint8_t> bytes);
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    [[nodiscard]] std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

private:
    int descriptor_ = -1;
};

} // namespace sceau::fuzz
