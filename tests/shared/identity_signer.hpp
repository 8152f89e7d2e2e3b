#pragma once

#include "pki/signer.hpp"
#include "pki/test_authority.hpp"

namespace sceau::test {

/// A signer over an identity's key in memory; counts how often it was asked.
class IdentitySigner : public pki::Signer {
public:
    explicit IdentitySigner(pki::TestIdentity identity);
    /// States another certificate than that of its key.
    IdentitySigner(pki::TestIdentity identity, pki::Certificate stated);

    [[nodiscard]] const pki::Certificate& certificate() const override { return identity_.certificate; }
    [[nodiscard]] const std::vector<pki::Certificate>& chain() const override { return chain_; }
    [[nodiscard]] bool supports(pki::Scheme scheme) const override;
    [[nodiscard]] base::Result<base::Bytes> sign(pki::Scheme scheme, pki::Digest algorithm, base::BytesView digest) override;

    [[nodiscard]] int asked() const { return asked_; }
    void setChain(std::vector<pki::Certificate> chain) { chain_ = std::move(chain); }

private:
    pki::TestIdentity identity_;
    std::vector<pki::Certificate> chain_;
    int asked_ = 0;
};

} // namespace sceau::test
