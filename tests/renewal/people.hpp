#pragma once

#include "pki/certificate.hpp"
#include "renewal/eligibility.hpp"

/// The lawyer of these tests, as a certificate states them and as the directory knows them. Plain data: no rule reads a DER.
namespace sceau::test {

/// The certificate of the guide's example: from 05/10/2019 to 05/10/2022 at midnight in Paris; its holder is no TEST name.
[[nodiscard]] pki::Certificate lawyersCertificate();

[[nodiscard]] renewal::DirectoryEntry lawyersEntry();

/// Everything is known and in order, 60 days before the expiry.
[[nodiscard]] renewal::Circumstances goodCircumstances(const pki::Certificate& certificate);

/// The verdict of one rule; the test stops when it was not given exactly once.
[[nodiscard]] renewal::RuleVerdict verdictOf(const renewal::Eligibility& eligibility, renewal::Rule rule);

} // namespace sceau::test
