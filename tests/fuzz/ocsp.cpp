#include "pki/ocsp.hpp"
#include "shared_identity.hpp"

using namespace sceau;

/// An OCSP response about a certificate of the authority that the seeds are about, too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const base::BytesView der(data, size);
    static_cast<void>(pki::ocspStatements(fuzz::subject(), fuzz::issuer(), der, {}));
    static_cast<void>(pki::answersNonce(der, base::Bytes(16)));
    return 0;
}
