#include "pki/asn1_time.hpp"
#include "pki/crl.hpp"
#include "pki/openssl.hpp"

#include <openssl/err.h>

namespace sceau::pki {

namespace {

struct FreeExtensions {
    void operator()(X509_EXTENSIONS* extensions) const noexcept { sk_X509_EXTENSION_pop_free(extensions, X509_EXTENSION_free); }
};
using ExtensionsPointer = std::unique_ptr<X509_EXTENSIONS, FreeExtensions>;
using ScopePointer = Owned<ISSUING_DIST_POINT, ISSUING_DIST_POINT_free>;
using PointsPointer = Owned<CRL_DIST_POINTS, CRL_DIST_POINTS_free>;
using NumberPointer = Owned<ASN1_INTEGER, ASN1_INTEGER_free>;
using TimePointer = Owned<ASN1_GENERALIZEDTIME, ASN1_GENERALIZEDTIME_free>;

ExtensionsPointer extensionsOf(const CertificateList& list)
{
    const unsigned char* cursor = list.extensions.data();
    if (list.extensions.empty()) return ExtensionsPointer(sk_X509_EXTENSION_new_null());
    return ExtensionsPointer(d2i_X509_EXTENSIONS(nullptr, &cursor, static_cast<long>(list.extensions.size())));
}

/// The decoded extension; null when it is absent, and also, with `broken`, when it cannot be read or stands there twice.
template <class T, auto Free> Owned<T, Free> decoded(const X509_EXTENSIONS* extensions, int type, bool& broken)
{
    int critical = 0;
    Owned<T, Free> value(static_cast<T*>(X509V3_get_d2i(extensions, type, &critical, nullptr)));
    broken = !value && critical != -1;
    ERR_clear_error();
    return value;
}

bool hasUnknownCritical(const X509_EXTENSIONS* extensions)
{
    for (int i = 0; i < sk_X509_EXTENSION_num(extensions); ++i) {
        auto* extension = sk_X509_EXTENSION_value(extensions, i);
        if (X509_EXTENSION_get_critical(extension) == 0) continue;
        const int type = OBJ_obj2nid(X509_EXTENSION_get_object(extension));
        if (type != NID_issuing_distribution_point && type != NID_authority_key_identifier && type != NID_crl_number) return true;
    }
    return false;
}

bool shareAName(const GENERAL_NAMES* a, const GENERAL_NAMES* b)
{
    for (int i = 0; i < sk_GENERAL_NAME_num(a); ++i) {
        for (int k = 0; k < sk_GENERAL_NAME_num(b); ++k) {
            if (GENERAL_NAME_cmp(sk_GENERAL_NAME_value(a, i), sk_GENERAL_NAME_value(b, k)) == 0) return true;
        }
    }
    return false;
}

/// A list that is one part of several must be the part that the certificate names.
bool isPointOf(const DIST_POINT_NAME* point, const Certificate& certificate)
{
    constexpr int fullName = 0;
    if (point->type != fullName) return false;
    const auto x509 = toX509(certificate);
    const PointsPointer points(static_cast<CRL_DIST_POINTS*>(X509_get_ext_d2i(x509.get(), NID_crl_distribution_points, nullptr, nullptr)));
    for (int i = 0; i < sk_DIST_POINT_num(points.get()); ++i) {
        const auto* other = sk_DIST_POINT_value(points.get(), i)->distpoint;
        if (other != nullptr && other->type == fullName && shareAName(point->name.fullname, other->name.fullname)) return true;
    }
    return false;
}

base::Status judgeScope(const ISSUING_DIST_POINT& scope, const Certificate& certificate)
{
    if (scope.indirectCRL > 0) return refuseCrl("indirect");
    if (scope.onlysomereasons != nullptr) return refuseCrl("someReasons");
    if (scope.onlyattr > 0) return refuseCrl("onlyAttributes");
    if (scope.onlyuser > 0 && certificate.isAuthority) return refuseCrl("onlyUsers");
    if (scope.onlyCA > 0 && !certificate.isAuthority) return refuseCrl("onlyAuthorities");
    if (scope.distpoint != nullptr && !isPointOf(scope.distpoint, certificate)) return refuseCrl("distributionPoint");
    return {};
}

} // namespace

base::Status crlCovers(const CertificateList& list, const Certificate& certificate)
{
    const auto extensions = extensionsOf(list);
    if (!extensions) return refuseCrl("extensions");
    if (X509v3_get_ext_by_NID(extensions.get(), NID_delta_crl, -1) >= 0) return refuseCrl("delta");
    if (hasUnknownCritical(extensions.get())) return refuseCrl("criticalExtension");
    bool broken = false;
    const auto scope = decoded<ISSUING_DIST_POINT, ISSUING_DIST_POINT_free>(extensions.get(), NID_issuing_distribution_point, broken);
    if (broken) return refuseCrl("issuingDistributionPoint");
    return scope ? judgeScope(*scope, certificate) : base::Status();
}

base::Bytes crlNumber(base::BytesView der)
{
    constexpr std::size_t largest = 20;
    const auto list = readCrl(der);
    const auto extensions = list ? extensionsOf(*list) : nullptr;
    bool broken = false;
    const auto number = decoded<ASN1_INTEGER, ASN1_INTEGER_free>(extensions.get(), NID_crl_number, broken);
    if (!number || number->type == V_ASN1_NEG_INTEGER) return {};
    const auto view = viewOf(number.get());
    return view.size() > largest ? base::Bytes() : base::Bytes(view.begin(), view.end());
}

std::optional<base::Instant> crlKeepsExpiredSince(const CertificateList& list)
{
    const ObjectPointer type(OBJ_txt2obj("2.5.29.60", 1));
    const auto extensions = extensionsOf(list);
    const int index = X509v3_get_ext_by_OBJ(extensions.get(), type.get(), -1);
    if (index < 0) return std::nullopt;
    const auto value = viewOf(X509_EXTENSION_get_data(X509v3_get_ext(extensions.get(), index)));
    const unsigned char* cursor = value.data();
    const TimePointer time(d2i_ASN1_GENERALIZEDTIME(nullptr, &cursor, static_cast<long>(value.size())));
    return instantOf(time.get());
}

} // namespace sceau::pki
