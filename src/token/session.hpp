#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "token/cryptoki.hpp"

#include <initializer_list>
#include <map>
#include <optional>
#include <vector>

/// Inside the room: one read-only session, as short as one operation.
namespace sceau::token {

/// What an object told; an attribute that it does not have or does not show is absent.
using Attributes = std::map<CK_ATTRIBUTE_TYPE, base::Bytes>;

[[nodiscard]] std::optional<CK_ULONG> numberIn(const Attributes& attributes, CK_ATTRIBUTE_TYPE type);
[[nodiscard]] std::optional<bool> truthIn(const Attributes& attributes, CK_ATTRIBUTE_TYPE type);
[[nodiscard]] base::Bytes bytesIn(const Attributes& attributes, CK_ATTRIBUTE_TYPE type);

/// Logs out and closes when it goes; neither can fail in a way that matters.
class Session {
public:
    [[nodiscard]] static base::Result<Session> open(const Functions& functions, CK_SLOT_ID slot);
    Session(Session&& other) noexcept;
    Session& operator=(Session&&) = delete;
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session();

    /// One C_Login and never a second. No PIN: it is typed on the reader. Codes of loginError().
    [[nodiscard]] base::Status login(const base::Secret* pin);

    /// The C_Login that a key wants between C_SignInit and C_Sign, with the same PIN.
    [[nodiscard]] base::Status loginForKey(const base::Secret* pin);

    /// At most 256 objects of a class, with this CKA_ID when one is given.
    [[nodiscard]] base::Result<std::vector<CK_OBJECT_HANDLE>> objects(CK_OBJECT_CLASS kind, const base::Bytes* id = nullptr) const;

    [[nodiscard]] base::Result<Attributes> read(CK_OBJECT_HANDLE object, std::initializer_list<CK_ATTRIBUTE_TYPE> types) const;

    [[nodiscard]] base::Status signInit(CK_MECHANISM mechanism, CK_OBJECT_HANDLE key);
    [[nodiscard]] base::Result<base::Bytes> sign(base::Bytes data);

private:
    Session(const Functions& functions, CK_SESSION_HANDLE handle) : functions_(&functions), handle_(handle) {}
    [[nodiscard]] base::Status login(CK_USER_TYPE user, const base::Secret* pin);

    const Functions* functions_;
    CK_SESSION_HANDLE handle_;
    bool loggedIn_ = false;
};

} // namespace sceau::token
