#pragma once

#include "token/session.hpp"
#include "token/slots.hpp"

/// Inside the room: what a token holds.
namespace sceau::token {

/// The certificates that can be read, each with its key as far as this session sees. After a login that is all there is to know;
/// before it many tokens hide private keys, and a public key with the same CKA_ID stands for its private half.
[[nodiscard]] base::Result<std::vector<KeyCertificate>> readCertificates(const Session& session, const Slot& slot, bool loggedIn);

/// Everything but the certificates.
[[nodiscard]] Token describe(const Functions& functions, const Slot& slot, const std::filesystem::path& module);

/// Whether `certificate` is what the object attributes of a URI name.
[[nodiscard]] bool matches(const KeyCertificate& certificate, const TokenUri& wanted);

} // namespace sceau::token
