#pragma once

#include "shared/local_server.hpp"
#include "shared/real_authority.hpp"

#include <optional>

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

} // namespace sceau::test
