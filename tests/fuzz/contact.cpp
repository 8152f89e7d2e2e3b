#include "renewal/contact.hpp"

using namespace sceau;

/// A contact as JSON.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(renewal::parseContact({reinterpret_cast<const char*>(data), size}));
    return 0;
}
