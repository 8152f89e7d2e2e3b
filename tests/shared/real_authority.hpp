#pragma once

#include "shared/certificates.hpp"
#include "shared/openssl_server.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace sceau::test {

/// A certification authority in a folder as `openssl ca` keeps it: an index that `openssl ca -gencrl` and `openssl ocsp` read.
class RealAuthority {
public:
    explicit RealAuthority(const std::string& name, const pki::TestIdentity* above = nullptr, const Extensions& more = {});

    [[nodiscard]] const pki::TestIdentity& identity() const { return identity_; }
    [[nodiscard]] const pki::Certificate& certificate() const { return identity_.certificate; }

    /// Issues and notes in the index.
    pki::TestIdentity issue(const pki::CertificateDraft& draft);
    pki::TestIdentity issue(const std::string& name, const Extensions& more = {}) { return issue(draftFor(name, &identity_, more)); }
    void revoke(const pki::Certificate& certificate, base::Instant at, const std::string& reason = "keyCompromise");

    /// As if it had never issued it.
    void forget(const pki::Certificate& certificate);

    /// A list made by `openssl ca -gencrl`, its number one higher each time.
    [[nodiscard]] base::Bytes crl(base::Instant thisUpdate, base::Instant nextUpdate);
    [[nodiscard]] base::Bytes crl() { return crl(present(), present() + std::chrono::hours{24}); }

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

private:
    void writeIndex() const;

    std::filesystem::path folder_;
    pki::TestIdentity identity_;
    std::map<std::string, std::string> index_; ///< by serial number
};

/// `openssl ocsp` on a free port. It has read the index, once: what is revoked later, it does not know.
class RealResponder {
public:
    RealResponder(const RealAuthority& authority, const pki::TestIdentity& signer, const std::vector<std::string>& more = {"-nmin", "5"});
    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(server_.port()) + "/"; }
    /// What it says to an HTTP request as it is: for a server whose address was known before certificates stated it.
    [[nodiscard]] std::string answer(const std::string& request) const;

private:
    OpensslServer server_;
};

/// accessMethod OCSP or caIssuers, and a CRL distribution point, as extensions.
[[nodiscard]] pki::CertificateDraft::Extension ocspAt(const std::string& url);
[[nodiscard]] pki::CertificateDraft::Extension issuerAt(const std::string& url);
[[nodiscard]] pki::CertificateDraft::Extension crlAt(const std::string& url);

} // namespace sceau::test
