#pragma once

#include "base/secret.hpp"
#include "pki/certificate.hpp"

#include <filesystem>
#include <span>

namespace sceau::token {

/// One key pair and certificate to put on a software token.
struct SoftObject {
    std::string label;
    base::Bytes id;
    base::Bytes privateKey; ///< PKCS#8 DER; wiped by the caller; empty: a certificate without its key
    pki::Certificate certificate;
    bool alwaysAuthenticate = false; ///< the key wants its PIN before each use
};

struct SoftToken {
    std::filesystem::path folder; ///< made; holds softhsm2.conf and the tokens
    std::string label;
    const base::Secret* pin = nullptr;
    const base::Secret* puk = nullptr; ///< the SO PIN
};

/// SoftHSM's module, or Code::driverMissing.
[[nodiscard]] base::Result<std::filesystem::path> softModule();

/// Makes a SoftHSM token with its keys (marked sensitive, not extractable) for the demo and the tests. Sets SOFTHSM2_CONF of this
/// process to the new configuration. Returns the configuration file.
[[nodiscard]] base::Result<std::filesystem::path> makeSoftToken(const SoftToken& token, std::span<const SoftObject> objects);

} // namespace sceau::token
