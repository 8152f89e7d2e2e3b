#include "memory_file.hpp"

#include <cstdlib>
#include <sys/mman.h>
#include <unistd.h>

namespace sceau::fuzz {

MemoryFile::MemoryFile(std::span<const std::uint8_t> bytes) : descriptor_(::memfd_create("fuzz", MFD_CLOEXEC))
{
    const auto size = static_cast<ssize_t>(bytes.size());
    if (descriptor_ < 0 || ::write(descriptor_, bytes.data(), bytes.size()) != size) std::abort();
}

MemoryFile::~MemoryFile()
{
    ::close(descriptor_);
}

} // namespace sceau::fuzz
