#include "pki/signer.hpp"

namespace sceau::pki {

std::size_t digestSize(Digest digest)
{
    switch (digest) {
    case Digest::sha256:
        return 32;
    case Digest::sha384:
        return 48;
    case Digest::sha512:
        return 64;
    }
    return 0;
}

base::Result<Scheme> schemeFor(const Certificate& certificate, bool pss)
{
    switch (certificate.keyType) {
    case KeyType::ecdsa:
        return Scheme::ecdsa;
    case KeyType::rsa:
        return pss ? Scheme::rsaPss : Scheme::rsaPkcs1;
    case KeyType::other:
        break;
    }
    return base::fail(base::Code::mechanismUnsupported, "schemeFor");
}

} // namespace sceau::pki
