#include "portal/import.hpp"

using namespace sceau;

/// Orders and the directory as JSON.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(portal::readImport({reinterpret_cast<const char*>(data), size}, "/nonexistent"));
    return 0;
}
