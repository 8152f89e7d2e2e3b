#include "pki/certificate_extensions.hpp"

#include "pki/openssl.hpp"

#include <algorithm>

namespace sceau::pki {

namespace {

struct FreeTypes {
    void operator()(ASN1_SEQUENCE_ANY* types) const noexcept { sk_ASN1_TYPE_pop_free(types, ASN1_TYPE_free); }
};
using TypesPointer = std::unique_ptr<ASN1_SEQUENCE_ANY, FreeTypes>;

/// The decoded extension, null when absent.
template <class T, auto Free> base::Result<Owned<T, Free>> extension(const X509* x509, int nid)
{
    int critical = 0;
    Owned<T, Free> value(static_cast<T*>(X509_get_ext_d2i(x509, nid, &critical, nullptr)));
    if (!value && critical != -1) return tl::unexpected(opensslError(base::Code::certificateUnreadable, OBJ_nid2sn(nid)));
    return value;
}

base::Status readUsage(const X509* x509, Certificate& certificate)
{
    const auto bits = extension<ASN1_BIT_STRING, ASN1_BIT_STRING_free>(x509, NID_key_usage);
    if (!bits) return tl::unexpected(bits.error());
    if (!*bits) return {};
    const auto has = [&](int bit) { return ASN1_BIT_STRING_get_bit(bits->get(), bit) == 1; };
    certificate.usage = {true, has(0), has(1), has(5), has(6)};
    return {};
}

base::Status readConstraints(const X509* x509, Certificate& certificate)
{
    const auto constraints = extension<BASIC_CONSTRAINTS, BASIC_CONSTRAINTS_free>(x509, NID_basic_constraints);
    if (!constraints) return tl::unexpected(constraints.error());
    certificate.isAuthority = *constraints && (*constraints)->ca != 0;
    return {};
}

base::Status readExtendedUsages(const X509* x509, Certificate& certificate)
{
    const auto usages = extension<EXTENDED_KEY_USAGE, EXTENDED_KEY_USAGE_free>(x509, NID_ext_key_usage);
    if (!usages) return tl::unexpected(usages.error());
    for (int i = 0; *usages && i < sk_ASN1_OBJECT_num(usages->get()); ++i) {
        certificate.extendedUsages.push_back(dotted(sk_ASN1_OBJECT_value(usages->get(), i)));
    }
    return {};
}

base::Status readPolicies(const X509* x509, Certificate& certificate)
{
    const auto policies = extension<CERTIFICATEPOLICIES, CERTIFICATEPOLICIES_free>(x509, NID_certificate_policies);
    if (!policies) return tl::unexpected(policies.error());
    for (int i = 0; *policies && i < sk_POLICYINFO_num(policies->get()); ++i) {
        certificate.policies.push_back(dotted(sk_POLICYINFO_value(policies->get(), i)->policyid));
    }
    return {};
}

bool printable(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

/// The text of a name of this type, empty for another type; a control character or NUL inside hides what a reader would see.
base::Result<std::string> nameText(const GENERAL_NAME* name, int type)
{
    int found = 0;
    const auto* value = static_cast<const ASN1_STRING*>(GENERAL_NAME_get0_value(name, &found));
    if (found != type || value == nullptr) return std::string();
    std::string text(base::textOf(viewOf(value)));
    if (!printable(text)) return base::fail(base::Code::certificateUnreadable, "generalName");
    return text;
}

/// http and https only: we have no LDAP client, and an address in a certificate may not name a file.
base::Status addUrl(const GENERAL_NAME* name, std::vector<std::string>& urls)
{
    auto url = nameText(name, GEN_URI);
    if (!url) return tl::unexpected(url.error());
    if (url->starts_with("http://") || url->starts_with("https://")) urls.push_back(std::move(*url));
    return {};
}

base::Status readEmails(const X509* x509, Certificate& certificate)
{
    const auto names = extension<GENERAL_NAMES, GENERAL_NAMES_free>(x509, NID_subject_alt_name);
    if (!names) return tl::unexpected(names.error());
    for (int i = 0; *names && i < sk_GENERAL_NAME_num(names->get()); ++i) {
        auto email = nameText(sk_GENERAL_NAME_value(names->get(), i), GEN_EMAIL);
        if (!email) return tl::unexpected(email.error());
        if (!email->empty()) certificate.emails.push_back(std::move(*email));
    }
    return {};
}

base::Status readAccess(const X509* x509, Certificate& certificate)
{
    const auto access = extension<AUTHORITY_INFO_ACCESS, AUTHORITY_INFO_ACCESS_free>(x509, NID_info_access);
    if (!access) return tl::unexpected(access.error());
    for (int i = 0; *access && i < sk_ACCESS_DESCRIPTION_num(access->get()); ++i) {
        const auto* description = sk_ACCESS_DESCRIPTION_value(access->get(), i);
        const int method = OBJ_obj2nid(description->method);
        if (method != NID_ad_OCSP && method != NID_ad_ca_issuers) continue;
        auto& urls = method == NID_ad_OCSP ? certificate.ocspUrls : certificate.issuerUrls;
        if (auto added = addUrl(description->location, urls); !added) return added;
    }
    return {};
}

base::Status readCrlPoints(const X509* x509, Certificate& certificate)
{
    const auto points = extension<CRL_DIST_POINTS, CRL_DIST_POINTS_free>(x509, NID_crl_distribution_points);
    if (!points) return tl::unexpected(points.error());
    for (int i = 0; *points && i < sk_DIST_POINT_num(points->get()); ++i) {
        const auto* point = sk_DIST_POINT_value(points->get(), i)->distpoint;
        if (point == nullptr || point->type != 0) continue;
        for (int k = 0; k < sk_GENERAL_NAME_num(point->name.fullname); ++k) {
            if (auto added = addUrl(sk_GENERAL_NAME_value(point->name.fullname, k), certificate.crlUrls); !added) return added;
        }
    }
    return {};
}

TypesPointer sequenceOf(base::BytesView der)
{
    const unsigned char* cursor = der.data();
    return TypesPointer(d2i_ASN1_SEQUENCE_ANY(nullptr, &cursor, static_cast<long>(der.size())));
}

/// QCStatements ::= SEQUENCE OF SEQUENCE { statementId, statementInfo OPTIONAL } (RFC 3739): OpenSSL has no type for it.
base::Status readQcStatements(const X509* x509, Certificate& certificate)
{
    const int index = X509_get_ext_by_NID(x509, NID_qcStatements, -1);
    if (index < 0) return {};
    if (X509_get_ext_by_NID(x509, NID_qcStatements, index) >= 0) return base::fail(base::Code::certificateUnreadable, "qcStatements");
    const auto statements = sequenceOf(viewOf(X509_EXTENSION_get_data(X509_get_ext(x509, index))));
    if (!statements) return tl::unexpected(opensslError(base::Code::certificateUnreadable, "qcStatements"));
    for (int i = 0; i < sk_ASN1_TYPE_num(statements.get()); ++i) {
        const auto* entry = sk_ASN1_TYPE_value(statements.get(), i);
        const auto statement = entry->type == V_ASN1_SEQUENCE ? sequenceOf(viewOf(entry->value.sequence)) : TypesPointer();
        const auto* id = statement && sk_ASN1_TYPE_num(statement.get()) > 0 ? sk_ASN1_TYPE_value(statement.get(), 0) : nullptr;
        if (id == nullptr || id->type != V_ASN1_OBJECT) return base::fail(base::Code::certificateUnreadable, "qcStatements");
        certificate.qcStatements.push_back(dotted(id->value.object));
    }
    return {};
}

} // namespace

base::Status readExtensions(const x509_st* x509, Certificate& certificate)
{
    for (const auto read :
         {readUsage, readConstraints, readExtendedUsages, readPolicies, readEmails, readAccess, readCrlPoints, readQcStatements}) {
        if (auto status = read(x509, certificate); !status) return status;
    }
    return {};
}

} // namespace sceau::pki
