#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "token/cryptoki.hpp"

#include <initializer_list>
#include <map>
#include <optional>
#include <vector>

/// Inside the room: one session, as short as one operation.
namespace sceau::token {

/// What an object told; an attribute that it does not have or does not show is absent.
using Attributes = std::map<CK_ATTRIBUTE_TYPE, base::Bytes>;

[[nodiscard]] std::optional<CK_ULONG> numberIn(const Attributes& attributes, CK_ATTRIBUTE_TYPE type);
[[nodiscard]] std::optional<bool> truthIn(const Attributes& attributes, CK_ATTRIBUTE_TYPE type);
[[nodiscard]] base::Bytes bytesIn(const Attributes& attributes, CK_ATTRIBUTE_TYPE type);

/// Logs out and closes when it goes; neither can fail in a way that matters.
class Session {
public:
    /// Read-only.
    [[nodiscard]] static base::Result<Session> open(const Functions& functions, CK_SLOT_ID slot);

    /// For setting a PIN: no other session and no login of this process is left on the token. An officer's login is refused beside
    /// a read-only session, and in the session of a user that is logged in still the PUK would be taken for a PIN.
    [[nodiscard]] static base::Result<Session> openToSetPin(const Functions& functions, CK_SLOT_ID slot);

    Session(Session&& other) noexcept;
    Session& operator=(Session&&) = delete;
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session();

    /// One C_Login and never a second. No PIN: it is typed on the reader. Codes of loginError().
    [[nodiscard]] base::Status login(const base::Secret* pin);

    /// The C_Login that a key wants between C_SignInit and C_Sign, with the same PIN.
    [[nodiscard]] base::Status loginForKey(const base::Secret* pin);

    /// The one C_Login that presents a PUK, as CKU_SO or CKU_CONTEXT_SPECIFIC. Codes of pukLoginError().
    [[nodiscard]] base::Status loginWithPuk(CK_USER_TYPE user, const base::Secret* puk);

    /// One C_SetPIN after the login with `pin`; no secrets: they are typed on the reader. Codes of setPinError().
    [[nodiscard]] base::Status setPin(const base::Secret* pin, const base::Secret* fresh);

    /// One C_SetPIN that presents the PUK as the old PIN. Codes of pukSetPinError().
    [[nodiscard]] base::Status setPinWithPuk(const base::Secret* puk, const base::Secret* fresh);

    /// One C_InitPIN after the login as CKU_SO. Codes of initPinError().
    [[nodiscard]] base::Status initPin(const base::Secret* fresh);

    /// At most 256 objects of a class, with this CKA_ID when one is given.
    [[nodiscard]] base::Result<std::vector<CK_OBJECT_HANDLE>> objects(CK_OBJECT_CLASS kind, const base::Bytes* id = nullptr) const;

    [[nodiscard]] base::Result<Attributes> read(CK_OBJECT_HANDLE object, std::initializer_list<CK_ATTRIBUTE_TYPE> types) const;

    [[nodiscard]] base::Status signInit(CK_MECHANISM mechanism, CK_OBJECT_HANDLE key);
    [[nodiscard]] base::Result<base::Bytes> sign(base::Bytes data);

private:
    Session(const Functions& functions, CK_SESSION_HANDLE handle) : functions_(&functions), handle_(handle) {}
    [[nodiscard]] static base::Result<Session> open(const Functions& functions, CK_SLOT_ID slot, CK_FLAGS flags);
    [[nodiscard]] CK_RV login(CK_USER_TYPE user, const base::Secret* pin);
    [[nodiscard]] CK_RV replacePin(const base::Secret* present, const base::Secret* fresh);

    const Functions* functions_;
    CK_SESSION_HANDLE handle_;
    bool loggedIn_ = false;
};

} // namespace sceau::token
