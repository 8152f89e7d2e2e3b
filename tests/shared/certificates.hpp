#pragma once

#include "pki/test_certificate.hpp"

#include <string>
#include <vector>

/// Small certificates on P-256, valid from a month ago for a year from now: for tests with real responders, whose clock is the machine's.
namespace sceau::test {

using Extensions = std::vector<pki::CertificateDraft::Extension>;

/// The machine's time in whole seconds.
[[nodiscard]] base::Instant present();

[[nodiscard]] pki::CertificateDraft draftFor(const std::string& name, const pki::TestIdentity* issuer, const Extensions& more = {});
[[nodiscard]] pki::CertificateDraft authorityDraft(const std::string& name, const pki::TestIdentity* issuer, const Extensions& more = {});
/// A delegated OCSP responder; `noCheck`: its own status is never asked for.
[[nodiscard]] pki::CertificateDraft responderDraft(const std::string& name, const pki::TestIdentity& issuer, bool noCheck = true);
[[nodiscard]] pki::TestIdentity made(const pki::CertificateDraft& draft);

} // namespace sceau::test
