#include "shared/identity_signer.hpp"

#include "pki/signature.hpp"
#include "shared/test_pki.hpp"

namespace sceau::test {

IdentitySigner::IdentitySigner(pki::TestIdentity identity)
    : identity_(std::move(identity)), chain_{authority().issuing().certificate, authority().root().certificate}
{
}

IdentitySigner::IdentitySigner(pki::TestIdentity identity, pki::Certificate stated) : IdentitySigner(std::move(identity))
{
    identity_.certificate = std::move(stated);
}

bool IdentitySigner::supports(pki::Scheme scheme) const
{
    return (identity_.certificate.keyType == pki::KeyType::ecdsa) == (scheme == pki::Scheme::ecdsa);
}

base::Result<base::Bytes> IdentitySigner::sign(pki::Scheme scheme, pki::Digest algorithm, base::BytesView digest)
{
    ++asked_;
    const unsigned char* cursor = identity_.privateKey.data();
    const pki::KeyPointer key(d2i_AutoPrivateKey(nullptr, &cursor, static_cast<long>(identity_.privateKey.size())));
    return pki::signDigest(key.get(), scheme, algorithm, digest);
}

} // namespace sceau::test
