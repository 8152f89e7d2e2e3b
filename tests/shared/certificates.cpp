#include "shared/certificates.hpp"

#include "pki/openssl.hpp"

#include <stdexcept>

namespace sceau::test {

base::Instant present()
{
    return base::Clock().now();
}

pki::CertificateDraft draftFor(const std::string& name, const pki::TestIdentity* issuer, const Extensions& more)
{
    pki::CertificateDraft draft;
    draft.subject = {{NID_commonName, name}};
    draft.key = pki::TestProfile::Key::p256;
    draft.notBefore = present() - std::chrono::days{30};
    draft.notAfter = present() + std::chrono::days{365};
    draft.issuer = issuer;
    draft.extensions = {{NID_subject_key_identifier, "hash"}, {NID_authority_key_identifier, "keyid"}};
    draft.extensions.insert(draft.extensions.end(), more.begin(), more.end());
    return draft;
}

pki::CertificateDraft authorityDraft(const std::string& name, const pki::TestIdentity* issuer, const Extensions& more)
{
    auto draft = draftFor(name, issuer, more);
    draft.extensions.push_back({NID_basic_constraints, "CA:TRUE", true});
    draft.extensions.push_back({NID_key_usage, "keyCertSign,cRLSign", true});
    return draft;
}

pki::CertificateDraft responderDraft(const std::string& name, const pki::TestIdentity& issuer, bool noCheck)
{
    auto draft = draftFor(name, &issuer);
    draft.extensions.push_back({NID_key_usage, "digitalSignature", true});
    draft.extensions.push_back({NID_ext_key_usage, "OCSPSigning"});
    if (noCheck) draft.extensions.push_back({NID_id_pkix_OCSP_noCheck, "ignored"});
    return draft;
}

pki::TestIdentity made(const pki::CertificateDraft& draft)
{
    auto identity = pki::makeCertificate(draft);
    if (!identity) throw std::runtime_error("fixture: " + identity.error().where + ' ' + identity.error().facts["openssl"]);
    return std::move(*identity);
}

} // namespace sceau::test
