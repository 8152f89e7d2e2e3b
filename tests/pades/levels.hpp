#pragma once

#include "net/curl_transport.hpp"
#include "pades/augment.hpp"
#include "pades/sign.hpp"
#include "pades/verify.hpp"
#include "shared/identity_signer.hpp"
#include "shared/real_authority.hpp"
#include "shared/time_authority.hpp"

#include <optional>

/// Everything that levels above B-B need, on this machine: authorities that publish, a time-stamping authority, a signer.
namespace sceau::test {

/// root → issuing → signer and time unit; each address answers with what openssl makes at that moment.
class LiveAuthorities {
public:
    enum class Speaks { byLists, byResponder }; ///< of the issuing authority; `openssl ocsp` with a delegated responder

    explicit LiveAuthorities(Speaks how = Speaks::byLists);

    [[nodiscard]] const pki::Certificate& root() const { return root_.certificate(); }
    [[nodiscard]] const pki::TestIdentity& signer() const { return signer_; }
    [[nodiscard]] const pki::TestIdentity& unit() const { return unit_; }
    [[nodiscard]] std::vector<pki::Certificate> chain() const { return {issuing_.certificate()}; }

    void revokeSigner(base::Instant at);
    void revokeUnit(base::Instant at);
    /// Its responder has never heard of the signer.
    void forgetSigner();
    [[nodiscard]] const pki::TestIdentity& issuing() const { return issuing_.identity(); }

    bool silent = false;      ///< no address answers
    bool listsAreOld = false; ///< the newest list was made yesterday

private:
    void answer(const std::string& request, int socket);
    [[nodiscard]] base::Bytes listOf(RealAuthority& authority);
    void startResponder();

    std::optional<RealResponder> responder_; ///< as its index was when it started
    LocalServer server_{[this](const std::string& request, int socket) { answer(request, socket); }};
    RealAuthority root_{"TEST Racine"};
    RealAuthority issuing_{"TEST AC", &root_.identity(), {crlAt(server_.url("/root.crl"))}};
    pki::TestIdentity delegated_ = issuing_.issue(responderDraft("TEST responder", issuing_.identity()));
    pki::TestIdentity signer_;
    pki::TestIdentity unit_;
};

/// One test's document, raised step by step.
class Levels {
public:
    explicit Levels(LiveAuthorities::Speaks how = LiveAuthorities::Speaks::byLists);

    [[nodiscard]] pades::Authorities authorities();
    [[nodiscard]] base::Result<pades::Signed> sign(pades::Level level, int certification = 0);
    [[nodiscard]] base::Result<pades::Augmented> augment(const std::filesystem::path& input, const std::string& output, pades::Level level);
    /// What a person sees of a level: by the file alone.
    [[nodiscard]] std::string levelOf(const std::filesystem::path& file) const;
    [[nodiscard]] pades::FileReport reportOn(const std::filesystem::path& file) const;
    [[nodiscard]] std::filesystem::path at(const std::string& name) const { return folder_ / name; }

    LiveAuthorities live;
    TimeAuthority::Manner manner;
    std::optional<TimeAuthority> stamping; ///< reset: it answers no more
    IdentitySigner signer;

private:
    std::filesystem::path folder_;
    net::CurlTransport transport_{{.proxy = "", .localAuthorities = true}};
    std::string stampingUrl_;
    std::optional<pki::TimestampClient> timestamps_;
    std::optional<pki::EvidenceSource> evidence_;
};

/// Whether `file` begins with all of `before`.
[[nodiscard]] bool beginsWith(const std::filesystem::path& file, const std::filesystem::path& before);

} // namespace sceau::test
