#include "pki/ocsp_response.hpp"

#include "pki/asn1_time.hpp"
#include "pki/chain.hpp"

#include <algorithm>
#include <openssl/err.h>

namespace sceau::pki {

namespace {

using ResponsePointer = Owned<OCSP_RESPONSE, OCSP_RESPONSE_free>;

constexpr std::size_t largestResponse = 1024 * 1024;
constexpr int mostCertificates = 16;
constexpr auto maySignResponses = "1.3.6.1.5.5.7.3.9";

/// OCSPResponse ::= SEQUENCE { ENUMERATED, [0] SEQUENCE { OID, OCTET STRING { BasicOCSPResponse } } }: the octets as they were sent.
base::Bytes basicOf(base::BytesView der)
{
    const auto outer = derElement(der);
    DerCursor parts(outer ? outer->content : base::BytesView());
    (void)parts.next();
    const auto tagged = parts.next(0xA0);
    const auto typed = tagged ? derElement(tagged->content) : std::nullopt;
    DerCursor inner(typed ? typed->content : base::BytesView());
    (void)inner.next();
    const auto octets = inner.next(0x04);
    return octets ? base::Bytes(octets->content.begin(), octets->content.end()) : base::Bytes();
}

std::vector<Certificate> certificatesOf(const OCSP_BASICRESP* basic)
{
    std::vector<Certificate> certificates;
    const auto* stack = OCSP_resp_get0_certs(basic);
    for (int i = 0; i < std::min(sk_X509_num(stack), mostCertificates); ++i) {
        if (auto certificate = parseCertificate(toDer<i2d_X509>(sk_X509_value(stack, i)))) certificates.push_back(std::move(*certificate));
    }
    return certificates;
}

bool isNamed(const OcspResponse& response, const Certificate& candidate)
{
    const ASN1_OCTET_STRING* key = nullptr;
    const X509_NAME* name = nullptr;
    const auto x509 = toX509(candidate);
    if (!x509 || OCSP_resp_get0_id(response.basic.get(), &key, &name) != 1) return false;
    if (name != nullptr) return X509_NAME_cmp(name, X509_get_subject_name(x509.get())) == 0;
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (X509_pubkey_digest(x509.get(), EVP_sha1(), digest.data(), &size) != 1) return false;
    const auto stated = viewOf(key);
    return std::equal(stated.begin(), stated.end(), digest.begin(), digest.begin() + size);
}

/// Why the authority did not allow it to answer; empty when it did.
std::string whyNotDelegated(const Certificate& candidate, const Certificate& certificate, const Certificate& issuer)
{
    if (candidate == certificate) return "selfIssued";
    if (std::find(candidate.extendedUsages.begin(), candidate.extendedUsages.end(), maySignResponses) == candidate.extendedUsages.end())
        return "extendedKeyUsage";
    if (candidate.usage.present && !candidate.usage.digitalSignature && !candidate.usage.nonRepudiation) return "keyUsage";
    if (!isSignedBy(candidate, issuer)) return "responderIssuer";
    return {};
}

bool hasNoCheck(const Certificate& certificate)
{
    const auto x509 = toX509(certificate);
    return x509 && X509_get_ext_by_NID(x509.get(), NID_id_pkix_OCSP_noCheck, -1) >= 0;
}

base::Result<Responder> delegated(const OcspResponse& response, const Certificate& certificate, const Certificate& issuer,
                                  std::span<const Certificate> candidates, std::string& reason)
{
    for (const auto& candidate : candidates) {
        if (candidate == issuer || !isNamed(response, candidate)) continue;
        reason = whyNotDelegated(candidate, certificate, issuer);
        if (reason.empty() && verifies(response.signedPart, candidate))
            return Responder{candidate, {candidate, issuer}, !hasNoCheck(candidate)};
        if (reason.empty()) reason = "signature";
    }
    return refuseOcsp(reason);
}

} // namespace

tl::unexpected<base::Error> refuseOcsp(std::string reason)
{
    return tl::unexpected(base::Error{base::Code::revocationUnknown}.at("ocsp").with("kind", "ocsp").with("reason", std::move(reason)));
}

base::Result<OcspResponse> readOcsp(base::BytesView der)
{
    if (der.empty() || der.size() > largestResponse) return refuseOcsp("size");
    if (derSize(der) != der.size()) return refuseOcsp("form");
    const unsigned char* cursor = der.data();
    const ResponsePointer response(d2i_OCSP_RESPONSE(nullptr, &cursor, static_cast<long>(der.size())));
    OcspResponse read;
    if (response && OCSP_response_status(response.get()) != OCSP_RESPONSE_STATUS_SUCCESSFUL)
        return refuseOcsp(OCSP_response_status_str(OCSP_response_status(response.get())));
    if (response) read.basic.reset(OCSP_response_get1_basic(response.get()));
    ERR_clear_error();
    if (!read.basic) return refuseOcsp("form");

    read.basicDer = basicOf(der);
    const auto structure = readSigned(read.basicDer);
    const auto producedAt = instantOf(OCSP_resp_get0_produced_at(read.basic.get()));
    if (!structure || !producedAt) return refuseOcsp("form");
    read.signedPart = *structure;
    read.producedAt = *producedAt;
    read.certificates = certificatesOf(read.basic.get());
    return read;
}

base::Result<Responder> responderOf(const OcspResponse& response, const Certificate& certificate, const Certificate& issuer,
                                    std::span<const Certificate> others)
{
    if (certificate == issuer) return refuseOcsp("selfIssued");
    std::string reason = "responderUnknown";
    if (isNamed(response, issuer)) {
        if (verifies(response.signedPart, issuer)) return Responder{issuer, {}, false};
        reason = "signature";
    }
    if (auto responder = delegated(response, certificate, issuer, response.certificates, reason)) return responder;
    return delegated(response, certificate, issuer, others, reason);
}

} // namespace sceau::pki
