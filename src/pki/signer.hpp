#pragma once

#include "pki/certificate.hpp"

#include <filesystem>
#include <memory>

namespace sceau::base {
class Secret;
}

namespace sceau::pki {

enum class Digest { sha256, sha384, sha512 };
enum class Scheme { rsaPkcs1, rsaPss, ecdsa };

[[nodiscard]] std::size_t digestSize(Digest digest);

/// A private key with its certificate. sign() may ask a person or a device and may be called once only (a key that wants its PIN
/// before each use).
class Signer {
public:
    virtual ~Signer() = default;
    [[nodiscard]] virtual const Certificate& certificate() const = 0;
    /// Issuers known to the key, leaf's issuer first; may be empty.
    [[nodiscard]] virtual const std::vector<Certificate>& chain() const = 0;
    [[nodiscard]] virtual bool supports(Scheme scheme) const = 0;
    /// Signs a digest. RSA: the padded signature, PSS with MGF1 of the same digest and a salt of its size; ECDSA: DER Ecdsa-Sig-Value.
    [[nodiscard]] virtual base::Result<base::Bytes> sign(Scheme scheme, Digest algorithm, base::BytesView digest) = 0;
};

/// The scheme for a certificate's key: ECDSA for EC, PSS when asked for, else PKCS#1 v1.5.
[[nodiscard]] base::Result<Scheme> schemeFor(const Certificate& certificate, bool pss);

/// A PKCS#12 file as a Signer. Codes: fileMissing, pkcs12Unreadable, pkcs12Password, mechanismUnsupported.
[[nodiscard]] base::Result<std::unique_ptr<Signer>> openPkcs12(const std::filesystem::path& file, const base::Secret& password);

} // namespace sceau::pki
