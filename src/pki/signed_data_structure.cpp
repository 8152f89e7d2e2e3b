#include "pki/signed_data_structure.hpp"

#include "pki/der.hpp"
#include "pki/openssl.hpp"

#include <algorithm>
#include <openssl/err.h>

namespace sceau::pki {

namespace {

using Elements = std::vector<DerElement>;

constexpr std::uint8_t sequence = 0x30;
constexpr std::uint8_t set = 0x31;

bool same(base::BytesView a, base::BytesView b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

Elements inside(const Elements& parent, std::size_t index)
{
    if (index >= parent.size()) return {};
    return derChildren(parent[index].content).value_or(Elements{});
}

/// The tags of a sequence, in order; a tag of `optional` may be left out.
bool hasTags(const Elements& elements, const base::Bytes& tags, const base::Bytes& optional)
{
    auto next = elements.begin();
    for (const auto tag : tags) {
        if (next != elements.end() && next->tag == tag) {
            ++next;
        } else if (std::find(optional.begin(), optional.end(), tag) == optional.end()) {
            return false;
        }
    }
    return next == elements.end();
}

bool isVersion(const Elements& elements, std::uint8_t version)
{
    const base::Bytes encoded{V_ASN1_INTEGER, 1, version};
    return !elements.empty() && same(elements[0].whole, encoded);
}

/// The parameters of a hash are absent or NULL.
bool isHash(const DerElement& algorithm, base::BytesView oid)
{
    const base::Bytes null{V_ASN1_NULL, 0};
    const auto parts = derChildren(algorithm.content).value_or(Elements{});
    const bool plain = parts.size() == 1 || (parts.size() == 2 && same(parts[1].whole, null));
    return algorithm.tag == sequence && plain && same(parts[0].whole, oid);
}

/// IssuerAndSerialNumber written as the certificate writes them.
bool identifies(const DerElement& identifier, const Certificate& signer)
{
    if (identifier.tag != sequence) return true; // a key identifier is bytes: there is one way to write it
    const auto parts = derChildren(identifier.content).value_or(Elements{});
    return parts.size() == 2 && same(parts[0].whole, signer.issuerDer);
}

bool isConsistentSigner(const Elements& info, const Certificate* signer)
{
    const std::uint8_t identifier = info.size() > 1 && info[1].tag == 0x80 ? 0x80 : sequence;
    if (!hasTags(info, {0x02, identifier, sequence, 0xA0, sequence, 0x04, 0xA1}, {0xA1})) return false;
    if (!isVersion(info, info[1].tag == sequence ? 1 : 3)) return false;
    return signer == nullptr || identifies(info[1], *signer);
}

/// RSASSA-PSS alone has parameters, and they are checked where the signature is.
bool isConsistentAlgorithm(const DerElement& algorithm)
{
    const base::Bytes pss{0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0A};
    const auto parts = derChildren(algorithm.content).value_or(Elements{});
    return !parts.empty() && (same(parts[0].whole, pss) || isHash(algorithm, parts[0].whole));
}

/// RFC 5652 § 5.1: 4 with attribute certificates, else 1 for plain data and identifiers, 3 otherwise.
std::uint8_t expectedVersion(const Elements& data, const Elements& info)
{
    constexpr std::uint8_t certificates = 0xA0;
    const base::Bytes idData{0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x01};
    const auto others = data[3].tag == certificates ? inside(data, 3) : Elements{};
    if (std::any_of(others.begin(), others.end(), [](const DerElement& e) { return e.tag != sequence; })) return 4;
    const auto contentType = inside(data, 2);
    return !contentType.empty() && same(contentType[0].whole, idData) && isVersion(info, 1) ? 1 : 3;
}

} // namespace

bool isConsistent(base::BytesView cms, const Certificate* signer)
{
    const auto whole = derChildren(cms).value_or(Elements{});
    const auto data = inside(inside(inside(whole, 0), 1), 0); // ContentInfo, its [0], SignedData
    if (!hasTags(data, {0x02, set, sequence, 0xA0, 0xA1, set}, {0xA0, 0xA1})) return false;
    const auto infos = derChildren(data.back().content).value_or(Elements{});
    const auto info = inside(infos, 0);
    if (!isConsistentSigner(info, signer)) return false;

    if (!isVersion(data, expectedVersion(data, info))) return false;

    const auto hash = derChildren(info[2].content).value_or(Elements{});
    if (hash.empty() || !isHash(info[2], hash[0].whole)) return false;
    const auto hashes = derChildren(data[1].content).value_or(Elements{});
    const bool sameHashes = hashes.size() == 1 && isHash(hashes[0], hash[0].whole);
    return sameHashes && isConsistentAlgorithm(info[4]);
}

bool areConsistent(const std::vector<Certificate>& certificates)
{
    const auto signedBy = [](const Certificate& certificate, const Certificate& issuer) {
        const auto key = toX509(issuer);
        const int verified = X509_verify(toX509(certificate).get(), X509_get0_pubkey(key.get()));
        ERR_clear_error();
        return verified != 0; // below zero: an algorithm that this OpenSSL does not know proves nothing
    };
    return std::all_of(certificates.begin(), certificates.end(), [&](const Certificate& certificate) {
        const auto isIssuer = [&](const Certificate& other) { return other.subjectDer == certificate.issuerDer; };
        if (std::none_of(certificates.begin(), certificates.end(), isIssuer)) return true;
        return std::any_of(certificates.begin(), certificates.end(),
                           [&](const Certificate& other) { return isIssuer(other) && signedBy(certificate, other); });
    });
}

} // namespace sceau::pki
