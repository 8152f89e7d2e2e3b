#pragma once

#include <filesystem>
#include <string>

namespace sceau::bench {

/// A SoftHSM token with two certificates, and the same token behind an NSS database for pdfsig.
struct BenchKey {
    std::filesystem::path module;
    std::string token; ///< RFC 7512
    std::string label;
    std::filesystem::path pinFile;
    std::string pin; ///< of a test token: pkcs11-tool and pdfsig take it as an argument
    std::string keyId;
    std::filesystem::path nss;
    std::string nickname;
    std::filesystem::path root; ///< trusted certificate, PEM
};

[[nodiscard]] BenchKey makeBenchKey(const std::filesystem::path& folder);

} // namespace sceau::bench
