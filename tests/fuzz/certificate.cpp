#include "pki/certificate.hpp"
#include "pki/holder.hpp"

using namespace sceau;

/// Certificates and what their subjects say of their holders.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (const auto certificate = pki::parseCertificate({data, size})) static_cast<void>(pki::holderOf(*certificate));
    static_cast<void>(pki::certificatesIn({data, size}));
    return 0;
}
