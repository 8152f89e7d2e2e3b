#pragma once

#include "token/session.hpp"
#include "token/types.hpp"

/// Inside the room: one signature with one private key.
namespace sceau::token {

/// What the token is asked to sign, ready before anybody types a PIN.
class Signature {
public:
    /// Refuses what cannot come out right: a scheme that is not the key's, a digest of another size.
    /// Codes: mechanismUnsupported, certificateUnreadable.
    [[nodiscard]] static base::Result<Signature> prepare(const SignRequest& request);

    /// Whether the token says it cannot; a token that says nothing is believed able.
    [[nodiscard]] base::Status offeredBy(const Functions& functions, CK_SLOT_ID slot) const;

    /// One C_SignInit, the key's own C_Login where it wants one, one C_Sign in a session that is logged in. What comes back was
    /// verified with the certificate: two keys may bear the same CKA_ID. Codes: certificateWithoutKey, keyFailed and a login's.
    [[nodiscard]] base::Result<base::Bytes> make(Session& session, const base::Secret* pin) const;

private:
    explicit Signature(const SignRequest& request) : request_(request) {}
    [[nodiscard]] CK_MECHANISM mechanism() const;
    [[nodiscard]] base::Status verify(base::BytesView signature) const;

    SignRequest request_;
    pki::Certificate certificate_;
    base::Bytes input_; ///< of C_Sign: DigestInfo, or the digest
    CK_RSA_PKCS_PSS_PARAMS pss_{};
};

} // namespace sceau::token
