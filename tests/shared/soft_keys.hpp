#pragma once

#include "base/secret.hpp"
#include "pki/test_authority.hpp"
#include "token/keys.hpp"
#include "token/soft_token.hpp"

#include <filesystem>
#include <span>
#include <string>

namespace sceau::test {

/// Eight digits of an own sequence for each `first`, put together at run time: no table of digits holds them.
[[nodiscard]] base::Secret pinFrom(int first);

/// The PIN of every test token, put together at run time so that the program holds no copy of it.
[[nodiscard]] base::Secret goodPin();
/// The officer's PIN of every test token, which SoftHSM takes for a PUK.
[[nodiscard]] base::Secret goodPuk();
/// Of the right length and characters, and wrong.
[[nodiscard]] base::Secret wrongPin();
[[nodiscard]] base::Secret wrongPuk();
/// To be set: no rule calls it weak.
[[nodiscard]] base::Secret newPin();

/// A SoftHSM token with a TEST signature key and a TEST authentication key, as the seeds describe a lawyer's key.
class SoftKeys {
public:
    enum class Kind { rsa, ec };
    explicit SoftKeys(Kind kind = Kind::rsa, const std::string& label = "TEST CLE AVOCAT");

    /// Another token beside the first.
    void addToken(const std::string& label, std::span<const token::SoftObject> objects);

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    [[nodiscard]] std::filesystem::path module() const;
    [[nodiscard]] token::Where where() const { return {module(), {}}; }
    [[nodiscard]] token::Keys::Options options() const { return {{module()}, std::chrono::seconds{30}}; }
    [[nodiscard]] const token::SoftObject& signature() const { return signature_; }
    [[nodiscard]] const token::SoftObject& authentication() const { return authentication_; }

    /// A request to sign the digest of "TEST" with the signature key.
    [[nodiscard]] token::SignRequest request(pki::Scheme scheme, pki::Digest algorithm = pki::Digest::sha256) const;

private:
    std::filesystem::path folder_;
    token::SoftObject signature_;
    token::SoftObject authentication_;
};

/// keys.sign() and its answer.
[[nodiscard]] base::Result<base::Bytes> sign(token::Keys& keys, const token::SignRequest& request, base::Secret pin);

/// The certificate with this CKA_ID, or null.
[[nodiscard]] const token::KeyCertificate* withId(const token::Token& token, const base::Bytes& id);

/// Whether `signature` is one of `request` by OpenSSL's own judgement.
[[nodiscard]] bool isSignatureOf(const token::SignRequest& request, base::BytesView signature);

} // namespace sceau::test
