#include "workflow/certificate_to_renew.hpp"

#include "pki/choice.hpp"

namespace sceau::workflow {
namespace {

using base::Code;

/// Those made to sign, whatever forbids them now.
std::vector<std::size_t> madeToSign(const token::Token& token)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < token.certificates.size(); ++i) {
        const auto role = token.certificates[i].certificate.role();
        if (role == pki::Role::signature || role == pki::Role::dual) found.push_back(i);
    }
    return found;
}

pki::Choice chooseOn(const token::Token& token, base::Instant now, const renewal::Limits& limits)
{
    std::vector<pki::Candidate> candidates;
    for (const auto& item : token.certificates)
        candidates.push_back({&item.certificate, item.hasKey});
    return pki::chooseSigningCertificate(candidates, now, limits.signing);
}

} // namespace

base::Result<std::size_t> certificateToRenew(const token::Token& token, base::Instant now, const renewal::Limits& limits)
{
    if (token.certificates.empty()) return base::fail(Code::noCertificate, "renewal.certificate");
    const auto choice = chooseOn(token, now, limits);
    if (choice.chosen) return *choice.chosen;
    if (!choice.fit.empty()) return base::fail(Code::severalSigningCertificates, "renewal.certificate");
    const auto meant = madeToSign(token);
    if (meant.size() == 1) return meant.front();
    return base::fail(meant.empty() ? Code::noSigningCertificate : Code::severalSigningCertificates, "renewal.certificate");
}

} // namespace sceau::workflow
