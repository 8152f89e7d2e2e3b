#pragma once

#include "pki/certificate.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace sceau::base {
class Secret;
}

namespace sceau::pki {

/// What a TEST certificate states. Names get no prefix by themselves: pass "TEST …" (RGS A4 II.4).
struct TestSubject {
    std::string givenName;
    std::string surname;
    std::string commonName; ///< empty: givenName + " " + surname
    std::string organisation;
    std::vector<std::string> organisationalUnits; ///< "0002 123456782"
    std::string organisationIdentifier;
    std::string email; ///< subjectAltName
    bool pseudonym = false;
};

struct TestProfile {
    enum class Use { signature, authentication, dual, seal, timestamping, ocsp };
    enum class Key { rsa1024, rsa2048, rsa3072, rsa4096, p256, p384 };
    Use use = Use::signature;
    Key key = Key::rsa2048;
    base::Instant notBefore{};
    base::Instant notAfter{};
    std::vector<std::string> policies;
    std::vector<std::string> extendedUsages;
    std::string crlUrl, ocspUrl, issuerUrl;
    bool qualified = false; ///< QCStatements: QcCompliance and QcSSCD (EN 319 412-5)
    std::string digest = "SHA256";
};

struct TestIdentity {
    Certificate certificate;
    base::Bytes privateKey; ///< PKCS#8 DER
};

/// Issues certificates whose subjects start with "TEST " for the demo and the tests: a root and an issuing CA under it.
class TestAuthority {
public:
    struct Names {
        std::string root = "TEST Racine";
        std::string issuing = "TEST AC Avocats";
    };
    [[nodiscard]] static base::Result<TestAuthority> make(base::Instant notBefore, base::Instant notAfter, const Names& names);
    [[nodiscard]] static base::Result<TestAuthority> make(base::Instant notBefore, base::Instant notAfter);

    TestAuthority(TestAuthority&&) noexcept;
    TestAuthority& operator=(TestAuthority&&) noexcept;
    ~TestAuthority();

    [[nodiscard]] const TestIdentity& root() const;
    [[nodiscard]] const TestIdentity& issuing() const;
    [[nodiscard]] base::Result<TestIdentity> issue(const TestSubject& subject, const TestProfile& profile) const;

private:
    struct State;
    explicit TestAuthority(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// A PKCS#12 file of an identity and its chain.
[[nodiscard]] base::Result<base::Bytes> toPkcs12(const TestIdentity& identity, const std::vector<Certificate>& chain,
                                                 const base::Secret& password);

} // namespace sceau::pki
