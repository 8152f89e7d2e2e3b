#pragma once

#include "pki/test_authority.hpp"

#include <filesystem>
#include <string>

/// Certificates for the tests: one authority a process, keys made once.
namespace sceau::test
{

/// "2026-11-21T12:00:00Z"; the test stops on a text that is no time.
[[nodiscard]] base::Instant instant(const std::string& rfc3339);

/// When the tests' certificates are valid, and the moment most tests happen at.
[[nodiscard]] base::Instant validFrom();
[[nodiscard]] base::Instant now();
[[nodiscard]] base::Instant validUntil();

[[nodiscard]] const pki::TestAuthority& authority();
/// Another authority with the same names and other keys.
[[nodiscard]] const pki::TestAuthority& otherAuthority();

/// A lawyer's profile with nothing unusual in it.
[[nodiscard]] pki::TestSubject lawyer();
[[nodiscard]] pki::TestProfile profile(pki::TestProfile::Use use = pki::TestProfile::Use::signature,
                                       pki::TestProfile::Key key = pki::TestProfile::Key::rsa2048);
[[nodiscard]] pki::TestIdentity issue(const pki::TestProfile& profile, const pki::TestSubject& subject = lawyer());

/// The lawyer's signing identity, made once for each kind of key.
[[nodiscard]] const pki::TestIdentity& signerIdentity(pki::TestProfile::Key key = pki::TestProfile::Key::rsa2048);

/// An empty folder of this process and test, removed at the end of the program.
[[nodiscard]] std::filesystem::path temporaryFolder(const std::string& name);

} // namespace sceau::test
