#include "pki/crl.hpp"

#include "pki/asn1_time.hpp"
#include "pki/openssl.hpp"

#include <openssl/ocsp.h>

namespace sceau::pki {

namespace {

constexpr std::size_t largestCrl = 32U * 1024 * 1024;

constexpr std::uint8_t integer = 0x02;
constexpr std::uint8_t utcTime = 0x17;
constexpr std::uint8_t generalizedTime = 0x18;
constexpr std::uint8_t sequence = 0x30;
constexpr std::uint8_t extensionsTag = 0xA0;

std::optional<base::Instant> timeOf(const DerElement& element)
{
    const unsigned char* cursor = element.whole.data();
    const Owned<ASN1_TIME, ASN1_TIME_free> time(d2i_ASN1_TIME(nullptr, &cursor, static_cast<long>(element.whole.size())));
    return instantOf(time.get());
}

bool isTime(const std::optional<DerElement>& element)
{
    return element && (element->tag == utcTime || element->tag == generalizedTime);
}

std::optional<DerElement> nextTime(DerCursor& parts)
{
    auto time = parts.next(utcTime);
    return time ? time : parts.next(generalizedTime);
}

/// TBSCertList after its issuer.
base::Status readTimesAndEntries(DerCursor& parts, CertificateList& list)
{
    const auto thisUpdate = nextTime(parts);
    const auto thisTime = isTime(thisUpdate) ? timeOf(*thisUpdate) : std::nullopt;
    const auto nextUpdate = nextTime(parts);
    if (nextUpdate) list.nextUpdate = timeOf(*nextUpdate);
    if (!thisTime || (nextUpdate && !list.nextUpdate)) return refuseCrl("times");
    list.thisUpdate = *thisTime;
    if (list.nextUpdate && *list.nextUpdate < list.thisUpdate) return refuseCrl("times");

    if (const auto entries = parts.next(sequence)) list.entries = entries->content;
    if (const auto extensions = parts.next(extensionsTag)) list.extensions = extensions->content;
    if (!parts.atEnd()) return refuseCrl("form");
    return {};
}

/// One revoked certificate of the list.
struct Entry {
    base::BytesView serial;
    DerElement revokedAt;
    base::BytesView extensions; ///< SEQUENCE OF Extension, without its header
};

std::optional<Entry> entryOf(const DerElement& element)
{
    DerCursor parts(element.content);
    const auto serial = parts.next(integer);
    const auto time = nextTime(parts);
    const auto extensions = parts.next(sequence);
    if (element.tag != sequence || !serial || !time || !parts.atEnd()) return std::nullopt;
    return Entry{serial->content, *time, extensions ? extensions->content : base::BytesView()};
}

/// None of the entry extensions that may be critical is one that we process: certificateIssuer means an indirect CRL.
bool hasCritical(base::BytesView extensions)
{
    constexpr std::uint8_t boolean = 0x01;
    DerCursor each(extensions);
    while (const auto extension = each.next()) {
        DerCursor parts(extension->content);
        (void)parts.next();
        if (const auto critical = parts.next(boolean); critical && !critical->content.empty() && critical->content[0] != 0) return true;
    }
    return false;
}

base::Result<std::string> reasonOf(base::BytesView extensions)
{
    static constexpr std::array<std::uint8_t, 3> reasonCode{0x55, 0x1D, 0x15};
    DerCursor each(extensions);
    while (const auto extension = each.next()) {
        DerCursor parts(extension->content);
        const auto type = parts.next();
        (void)parts.next(0x01);
        const auto value = parts.next();
        if (!type || !value || !std::equal(type->content.begin(), type->content.end(), reasonCode.begin(), reasonCode.end())) continue;
        const auto code = derElement(value->content);
        if (!code || code->tag != 0x0A || code->content.size() != 1) return refuseCrl("reasonCode");
        return std::string(OCSP_crl_reason_str(code->content[0]));
    }
    return std::string();
}

/// Of several entries for one certificate the earliest counts.
base::Status read(const Entry& entry, RevocationStatus& status)
{
    const auto revokedAt = timeOf(entry.revokedAt);
    const auto reason = reasonOf(entry.extensions);
    if (!reason) return tl::unexpected(reason.error());
    if (!revokedAt) return refuseCrl("times");
    if (*reason == "removeFromCRL") return refuseCrl("removeFromCRL"); // belongs to delta CRLs only
    if (status.revokedAt && *status.revokedAt <= *revokedAt) return {};
    status.state = RevocationStatus::State::revoked;
    status.revokedAt = revokedAt;
    status.reason = *reason;
    return {};
}

/// Passes through every entry: what one of them may mean for the next ones must be known (RFC 5280 § 5.3).
base::Status lookUp(const CertificateList& list, base::BytesView serial, RevocationStatus& status)
{
    DerCursor each(list.entries);
    while (const auto element = each.next()) {
        const auto entry = entryOf(*element);
        if (!entry) return refuseCrl("form");
        if (hasCritical(entry->extensions)) return refuseCrl("criticalEntryExtension");
        if (!std::equal(entry->serial.begin(), entry->serial.end(), serial.begin(), serial.end())) continue;
        if (auto known = read(*entry, status); !known) return known;
    }
    return {};
}

/// The serial number's bytes as a list states them.
base::Bytes serialOf(const Certificate& certificate)
{
    const auto x509 = toX509(certificate);
    const auto der = x509 ? toDer<i2d_ASN1_INTEGER>(X509_get0_serialNumber(x509.get())) : base::Bytes();
    const auto number = derElement(der);
    return number ? base::Bytes(number->content.begin(), number->content.end()) : base::Bytes();
}

bool sameName(base::BytesView a, base::BytesView b)
{
    const auto decode = [](base::BytesView der) {
        const unsigned char* cursor = der.data();
        return Owned<X509_NAME, X509_NAME_free>(d2i_X509_NAME(nullptr, &cursor, static_cast<long>(der.size())));
    };
    if (std::equal(a.begin(), a.end(), b.begin(), b.end())) return true;
    const auto first = decode(a);
    const auto second = decode(b);
    return first && second && X509_NAME_cmp(first.get(), second.get()) == 0;
}

} // namespace

tl::unexpected<base::Error> refuseCrl(std::string reason)
{
    return tl::unexpected(base::Error{base::Code::revocationUnknown}.at("crl").with("kind", "crl").with("reason", std::move(reason)));
}

base::Result<CertificateList> readCrl(base::BytesView der)
{
    if (der.size() > largestCrl) return refuseCrl("size");
    auto structure = readSigned(der);
    if (!structure || !structure->rest.empty()) return refuseCrl("form");
    CertificateList list;
    list.signedPart = *structure;
    DerCursor parts(structure->content.content);
    (void)parts.next(integer); // version; extensions are what it is for, and they are read whatever it says
    const auto algorithm = parts.next(sequence);
    const auto issuer = parts.next(sequence);
    if (!algorithm || !issuer) return refuseCrl("form");
    const auto& outer = structure->algorithm.whole;
    if (!std::equal(algorithm->whole.begin(), algorithm->whole.end(), outer.begin(), outer.end())) return refuseCrl("algorithm");
    list.issuer = issuer->whole;
    if (auto rest = readTimesAndEntries(parts, list); !rest) return tl::unexpected(rest.error());
    return list;
}

base::Result<std::optional<RevocationStatus>> crlStatement(const Certificate& certificate, const Certificate& issuer, base::BytesView der)
{
    const auto list = readCrl(der);
    if (!list) return tl::unexpected(list.error());
    if (!sameName(list->issuer, certificate.issuerDer)) return std::nullopt;
    if (certificate == issuer) return refuseCrl("selfIssued");
    if (issuer.usage.present && !issuer.usage.crlSign) return refuseCrl("keyUsage");
    if (!verifies(list->signedPart, issuer)) return refuseCrl("signature");
    if (auto covers = crlCovers(*list, certificate); !covers) return tl::unexpected(covers.error());

    RevocationStatus status;
    status.kind = RevocationStatus::Kind::crl;
    status.state = RevocationStatus::State::good;
    if (auto known = lookUp(*list, serialOf(certificate), status); !known) return tl::unexpected(known.error());
    status.thisUpdate = status.producedAt = list->thisUpdate;
    status.nextUpdate = list->nextUpdate;
    status.keepsExpiredSince = crlKeepsExpiredSince(*list);
    status.der.assign(der.begin(), der.end());
    status.issuer = issuer;
    status.signedWith = namesOf(list->signedPart);
    return status;
}

} // namespace sceau::pki
