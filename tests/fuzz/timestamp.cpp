#include "pki/timestamp_exchange.hpp"

using namespace sceau;

/// A time-stamp token, and the answer of an authority that holds one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static_cast<void>(pki::readTimestamp({data, size}));
    static_cast<void>(pki::grantedBy({data, size}));
    return 0;
}
