#include "pki/crl.hpp"
#include "shared_identity.hpp"

using namespace sceau;

/// A certificate revocation list.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const base::BytesView der(data, size);
    static_cast<void>(pki::crlStatement(fuzz::subject(), fuzz::issuer(), der));
    static_cast<void>(pki::crlNumber(der));
    const auto list = pki::readCrl(der);
    if (!list) return 0;
    static_cast<void>(pki::crlCovers(*list, fuzz::subject()));
    static_cast<void>(pki::crlKeepsExpiredSince(*list));
    return 0;
}
