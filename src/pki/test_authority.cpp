#include "pki/test_authority.hpp"

#include "base/secret.hpp"
#include "pki/openssl.hpp"
#include "pki/test_certificate.hpp"

namespace sceau::pki {

namespace {

using Attribute = CertificateDraft::Attribute;
using Extension = CertificateDraft::Extension;
using Pkcs12Pointer = Owned<PKCS12, PKCS12_free>;

CertificateDraft authorityDraft(const std::string& name, base::Instant notBefore, base::Instant notAfter, const TestIdentity* issuer)
{
    CertificateDraft draft;
    draft.subject = {{NID_countryName, "FR"},
                     {NID_organizationName, "TEST Sceau"},
                     {NID_organizationalUnitName, "0002 123456782"},
                     {NID_commonName, name}};
    draft.extensions = {{NID_basic_constraints, issuer ? "CA:TRUE,pathlen:0" : "CA:TRUE", true},
                        {NID_key_usage, "keyCertSign,cRLSign", true},
                        {NID_subject_key_identifier, "hash"},
                        {NID_authority_key_identifier, "keyid"}};
    draft.notBefore = notBefore;
    draft.notAfter = notAfter;
    draft.issuer = issuer;
    return draft;
}

void add(std::vector<Attribute>& subject, int type, const std::string& value)
{
    if (!value.empty()) subject.push_back({type, value});
}

/// RGS A4 VII.2; a pseudonym excludes given name and surname.
std::vector<Attribute> subjectOf(const TestSubject& subject)
{
    std::vector<Attribute> attributes{{NID_countryName, "FR"}};
    add(attributes, NID_organizationName, subject.organisation);
    add(attributes, NID_organizationIdentifier, subject.organisationIdentifier);
    for (const auto& unit : subject.organisationalUnits)
        add(attributes, NID_organizationalUnitName, unit);
    if (!subject.pseudonym) {
        add(attributes, NID_surname, subject.surname);
        add(attributes, NID_givenName, subject.givenName);
    }
    const auto both = subject.givenName.empty() ? subject.surname : subject.givenName + " " + subject.surname;
    const auto& commonName = subject.commonName.empty() ? both : subject.commonName;
    add(attributes, NID_commonName, commonName);
    if (subject.pseudonym) add(attributes, NID_pseudonym, commonName);
    return attributes;
}

std::string usageText(TestProfile::Use use)
{
    using Use = TestProfile::Use;
    switch (use) {
    case Use::signature:
        return "nonRepudiation";
    case Use::dual:
    case Use::seal:
        return "digitalSignature,nonRepudiation";
    case Use::authentication:
    case Use::timestamping:
    case Use::ocsp:
        break;
    }
    return "digitalSignature";
}

std::string listed(const std::vector<std::string>& values)
{
    std::string text;
    for (const auto& value : values)
        text += (text.empty() ? "" : ",") + value;
    return text;
}

void addUsages(std::vector<Extension>& extensions, const TestProfile& profile)
{
    using Use = TestProfile::Use;
    extensions.push_back({NID_key_usage, usageText(profile.use), true});
    if (profile.use == Use::timestamping) extensions.push_back({NID_ext_key_usage, "timeStamping", true});
    if (profile.use == Use::ocsp) extensions.push_back({NID_ext_key_usage, "OCSPSigning"});
    if (profile.use == Use::ocsp) extensions.push_back({NID_id_pkix_OCSP_noCheck, "ignored"});
    if (!profile.extendedUsages.empty()) extensions.push_back({NID_ext_key_usage, listed(profile.extendedUsages)});
}

void addAddresses(std::vector<Extension>& extensions, const TestProfile& profile)
{
    std::vector<std::string> access;
    if (!profile.ocspUrl.empty()) access.push_back("OCSP;URI:" + profile.ocspUrl);
    if (!profile.issuerUrl.empty()) access.push_back("caIssuers;URI:" + profile.issuerUrl);
    if (!access.empty()) extensions.push_back({NID_info_access, listed(access)});
    if (!profile.crlUrl.empty()) extensions.push_back({NID_crl_distribution_points, "URI:" + profile.crlUrl});
}

std::vector<Extension> extensionsOf(const TestSubject& subject, const TestProfile& profile)
{
    constexpr auto qcComplianceAndDevice = "DER:30143008060604008E4601013008060604008E460104";
    std::vector<Extension> extensions{
        {NID_basic_constraints, "CA:FALSE"}, {NID_subject_key_identifier, "hash"}, {NID_authority_key_identifier, "keyid"}};
    addUsages(extensions, profile);
    if (!profile.policies.empty()) extensions.push_back({NID_certificate_policies, listed(profile.policies)});
    if (!subject.email.empty()) extensions.push_back({NID_subject_alt_name, "email:" + subject.email});
    if (profile.qualified) extensions.push_back({NID_qcStatements, qcComplianceAndDevice});
    addAddresses(extensions, profile);
    return extensions;
}

} // namespace

struct TestAuthority::State {
    TestIdentity root;
    TestIdentity issuing;
};

TestAuthority::TestAuthority(std::unique_ptr<State> state) : state_(std::move(state)) {}
TestAuthority::TestAuthority(TestAuthority&&) noexcept = default;
TestAuthority& TestAuthority::operator=(TestAuthority&&) noexcept = default;
TestAuthority::~TestAuthority() = default;

base::Result<TestAuthority> TestAuthority::make(base::Instant notBefore, base::Instant notAfter, const Names& names)
{
    auto root = makeCertificate(authorityDraft(names.root, notBefore, notAfter, nullptr));
    if (!root) return tl::unexpected(root.error());
    auto issuing = makeCertificate(authorityDraft(names.issuing, notBefore, notAfter, &*root));
    if (!issuing) return tl::unexpected(issuing.error());
    return TestAuthority(std::make_unique<State>(State{std::move(*root), std::move(*issuing)}));
}

base::Result<TestAuthority> TestAuthority::make(base::Instant notBefore, base::Instant notAfter)
{
    return make(notBefore, notAfter, Names{});
}

const TestIdentity& TestAuthority::root() const
{
    return state_->root;
}

const TestIdentity& TestAuthority::issuing() const
{
    return state_->issuing;
}

base::Result<TestIdentity> TestAuthority::issue(const TestSubject& subject, const TestProfile& profile) const
{
    CertificateDraft draft;
    draft.subject = subjectOf(subject);
    draft.extensions = extensionsOf(subject, profile);
    draft.key = profile.key;
    draft.notBefore = profile.notBefore;
    draft.notAfter = profile.notAfter;
    draft.digest = profile.digest;
    draft.issuer = &state_->issuing;
    return makeCertificate(draft);
}

base::Result<base::Bytes> toPkcs12(const TestIdentity& identity, const std::vector<Certificate>& chain, const base::Secret& password)
{
    const unsigned char* cursor = identity.privateKey.data();
    const KeyPointer key(d2i_AutoPrivateKey(nullptr, &cursor, static_cast<long>(identity.privateKey.size())));
    const auto leaf = toX509(identity.certificate);
    const X509StackPointer others(sk_X509_new_null());
    for (const auto& certificate : chain) {
        auto x509 = toX509(certificate);
        if (others && x509 && sk_X509_push(others.get(), x509.get()) > 0) (void)x509.release();
    }
    if (!key || !leaf || !others) return tl::unexpected(opensslError(base::Code::internal, "toPkcs12"));
    const Pkcs12Pointer box(
        PKCS12_create(password.c_str(), identity.certificate.commonName.c_str(), key.get(), leaf.get(), others.get(), 0, 0, 0, 0, 0));
    if (!box) return tl::unexpected(opensslError(base::Code::internal, "PKCS12_create"));
    return toDer<i2d_PKCS12>(box.get());
}

} // namespace sceau::pki
