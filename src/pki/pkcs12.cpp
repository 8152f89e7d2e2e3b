#include "base/secret.hpp"
#include "base/whole_file.hpp"
#include "pki/openssl.hpp"
#include "pki/signature.hpp"
#include "pki/signer.hpp"

#include <algorithm>

namespace sceau::pki {

namespace {

constexpr std::uint64_t largestFile = 1024 * 1024;

using Pkcs12Pointer = Owned<PKCS12, PKCS12_free>;

class Pkcs12Signer : public Signer {
public:
    Pkcs12Signer(KeyPointer key, Certificate certificate, std::vector<Certificate> chain)
        : key_(std::move(key)), certificate_(std::move(certificate)), chain_(std::move(chain))
    {
    }

    const Certificate& certificate() const override { return certificate_; }
    const std::vector<Certificate>& chain() const override { return chain_; }

    bool supports(Scheme scheme) const override
    {
        const int kind = EVP_PKEY_get_base_id(key_.get());
        if (scheme == Scheme::ecdsa) return kind == EVP_PKEY_EC;
        return kind == EVP_PKEY_RSA || (kind == EVP_PKEY_RSA_PSS && scheme == Scheme::rsaPss);
    }

    base::Result<base::Bytes> sign(Scheme scheme, Digest algorithm, base::BytesView digest) override
    {
        return signDigest(key_.get(), scheme, algorithm, digest);
    }

private:
    KeyPointer key_;
    Certificate certificate_;
    std::vector<Certificate> chain_;
};

base::Result<Certificate> certificateOf(const X509* x509)
{
    return parseCertificate(toDer<i2d_X509>(x509));
}

/// Files hold authorities in any order: follows issuer names up from the leaf.
std::vector<Certificate> inOrder(const Certificate& leaf, std::vector<Certificate> authorities)
{
    std::vector<Certificate> chain;
    base::Bytes wanted = leaf.issuerDer;
    while (!authorities.empty()) {
        const auto next =
            std::find_if(authorities.begin(), authorities.end(), [&](const Certificate& a) { return a.subjectDer == wanted; });
        if (next == authorities.end()) break;
        wanted = next->issuerDer;
        chain.push_back(std::move(*next));
        authorities.erase(next);
    }
    return chain;
}

base::Result<std::vector<Certificate>> authoritiesOf(const STACK_OF(X509) * stack)
{
    std::vector<Certificate> authorities;
    for (int i = 0; i < sk_X509_num(stack); ++i) {
        auto authority = certificateOf(sk_X509_value(stack, i));
        if (!authority) return tl::unexpected(authority.error());
        authorities.push_back(std::move(*authority));
    }
    return authorities;
}

} // namespace

base::Result<std::unique_ptr<Signer>> openPkcs12(const std::filesystem::path& file, const base::Secret& password)
{
    const auto bytes = base::readFile(file, largestFile);
    if (!bytes) return tl::unexpected(bytes.error());
    const unsigned char* cursor = bytes->data();
    const Pkcs12Pointer box(d2i_PKCS12(nullptr, &cursor, static_cast<long>(bytes->size())));
    if (!box) return tl::unexpected(opensslError(base::Code::pkcs12Unreadable, "d2i_PKCS12"));

    EVP_PKEY* rawKey = nullptr;
    X509* rawLeaf = nullptr;
    STACK_OF(X509)* rawOthers = nullptr;
    const bool parsed = PKCS12_parse(box.get(), password.c_str(), &rawKey, &rawLeaf, &rawOthers) == 1;
    KeyPointer key(rawKey);
    const X509Pointer leaf(rawLeaf);
    const X509StackPointer others(rawOthers);
    if (!parsed) return tl::unexpected(opensslError(base::Code::pkcs12Unreadable, "PKCS12_parse"));
    if (!key || !leaf || X509_check_private_key(leaf.get(), key.get()) != 1) {
        return tl::unexpected(opensslError(base::Code::pkcs12Unreadable, "PKCS12 key and certificate"));
    }

    auto certificate = certificateOf(leaf.get());
    if (!certificate) return tl::unexpected(certificate.error());
    auto authorities = authoritiesOf(others.get());
    if (!authorities) return tl::unexpected(authorities.error());
    auto chain = inOrder(*certificate, std::move(*authorities));
    return std::make_unique<Pkcs12Signer>(std::move(key), std::move(*certificate), std::move(chain));
}

} // namespace sceau::pki
