#include "pki/ocsp.hpp"

#include "pki/asn1_time.hpp"
#include "pki/ocsp_response.hpp"
#include "pki/signature_algorithm.hpp"

#include <algorithm>
#include <openssl/err.h>

namespace sceau::pki {

namespace {

using namespace std::chrono_literals;

using IdPointer = Owned<OCSP_CERTID, OCSP_CERTID_free>;
using RequestPointer = Owned<OCSP_REQUEST, OCSP_REQUEST_free>;
using TimePointer = Owned<ASN1_GENERALIZEDTIME, ASN1_GENERALIZEDTIME_free>;

constexpr auto clockTolerance = 5min;

/// CertID names the certificate by digests of its issuer; those that a responder may use (RFC 6960 § 4.3, RFC 5019).
bool isAbout(const OCSP_CERTID* stated, const X509* certificate, const X509* issuer)
{
    ASN1_OBJECT* algorithm = nullptr;
    OCSP_id_get0_info(nullptr, &algorithm, nullptr, nullptr, const_cast<OCSP_CERTID*>(stated));
    const int digest = OBJ_obj2nid(algorithm);
    if (digest != NID_sha1 && digest != NID_sha256 && digest != NID_sha384 && digest != NID_sha512) return false;
    const IdPointer expected(OCSP_cert_to_id(EVP_get_digestbynid(digest), certificate, issuer));
    return expected && OCSP_id_cmp(expected.get(), stated) == 0;
}

bool isProcessed(const X509_EXTENSION* extension)
{
    if (X509_EXTENSION_get_critical(extension) == 0) return true;
    const int type = OBJ_obj2nid(X509_EXTENSION_get_object(const_cast<X509_EXTENSION*>(extension)));
    return type == NID_id_pkix_OCSP_Nonce || type == NID_id_pkix_OCSP_archiveCutoff;
}

template <auto Count, auto Get, class Holder> bool allProcessed(Holder* holder)
{
    for (int i = 0; i < Count(holder); ++i) {
        if (!isProcessed(Get(holder, i))) return false;
    }
    return true;
}

/// CertHash ::= SEQUENCE { hashAlgorithm, certificateHash OCTET STRING }: the responder has the very certificate (ISIS-MTT SigG).
enum class Known { notStated, same, other };

Known knows(const OCSP_SINGLERESP* single, const Certificate& certificate)
{
    const ObjectPointer type(OBJ_txt2obj("1.3.36.8.3.13", 1));
    const int index = OCSP_SINGLERESP_get_ext_by_OBJ(const_cast<OCSP_SINGLERESP*>(single), type.get(), -1);
    if (index < 0) return Known::notStated;
    const auto value = viewOf(X509_EXTENSION_get_data(OCSP_SINGLERESP_get_ext(const_cast<OCSP_SINGLERESP*>(single), index)));
    const auto outer = derElement(value);
    const auto parts = outer ? derChildren(outer->content) : std::nullopt;
    if (!parts || parts->size() != 2) return Known::other;
    const unsigned char* cursor = parts->front().whole.data();
    const Owned<X509_ALGOR, X509_ALGOR_free> algorithm(d2i_X509_ALGOR(nullptr, &cursor, static_cast<long>(parts->front().whole.size())));
    const auto digest = algorithm ? digestOf(digestName(algorithm.get()), certificate.der) : base::Bytes();
    const auto& stated = parts->back().content;
    return !digest.empty() && std::equal(digest.begin(), digest.end(), stated.begin(), stated.end()) ? Known::same : Known::other;
}

std::optional<base::Instant> archiveCutoff(const OCSP_SINGLERESP* single)
{
    const TimePointer time(static_cast<ASN1_GENERALIZEDTIME*>(
        OCSP_SINGLERESP_get1_ext_d2i(const_cast<OCSP_SINGLERESP*>(single), NID_id_pkix_OCSP_archiveCutoff, nullptr, nullptr)));
    return instantOf(time.get());
}

RevocationStatus::State stateOf(int status)
{
    switch (status) {
    case V_OCSP_CERTSTATUS_GOOD:
        return RevocationStatus::State::good;
    case V_OCSP_CERTSTATUS_REVOKED:
        return RevocationStatus::State::revoked;
    default:
        return RevocationStatus::State::unknown;
    }
}

base::Result<RevocationStatus> read(OCSP_SINGLERESP* single, const OcspResponse& response, const Certificate& certificate)
{
    int reason = -1;
    ASN1_GENERALIZEDTIME* revokedAt = nullptr;
    ASN1_GENERALIZEDTIME* thisUpdate = nullptr;
    ASN1_GENERALIZEDTIME* nextUpdate = nullptr;
    RevocationStatus status;
    status.state = stateOf(OCSP_single_get0_status(single, &reason, &revokedAt, &thisUpdate, &nextUpdate));
    const auto from = instantOf(thisUpdate);
    if (nextUpdate != nullptr) status.nextUpdate = instantOf(nextUpdate);
    const bool wrongOrder = !from || *from > response.producedAt + clockTolerance || (status.nextUpdate && *status.nextUpdate < *from);
    if (wrongOrder || (nextUpdate != nullptr && !status.nextUpdate)) return refuseOcsp("times");
    if (!allProcessed<OCSP_SINGLERESP_get_ext_count, OCSP_SINGLERESP_get_ext>(single)) return refuseOcsp("criticalExtension");
    const auto known = knows(single, certificate);
    if (known == Known::other) return refuseOcsp("certHash");

    status.certificateKnown = known == Known::same;
    status.thisUpdate = *from;
    status.producedAt = response.producedAt;
    status.keepsExpiredSince = archiveCutoff(single);
    if (status.state != RevocationStatus::State::revoked) return status;
    status.revokedAt = instantOf(revokedAt);
    if (!status.revokedAt) return refuseOcsp("times");
    if (reason >= 0) status.reason = OCSP_crl_reason_str(reason);
    return status;
}

std::vector<OCSP_SINGLERESP*> about(const OcspResponse& response, const Certificate& certificate, const Certificate& issuer)
{
    std::vector<OCSP_SINGLERESP*> found;
    const auto x509 = toX509(certificate);
    const auto issuerX509 = toX509(issuer);
    for (int i = 0; i < OCSP_resp_count(response.basic.get()); ++i) {
        auto* single = OCSP_resp_get0(response.basic.get(), i);
        if (isAbout(OCSP_SINGLERESP_get0_id(single), x509.get(), issuerX509.get())) found.push_back(single);
    }
    return found;
}

void state(RevocationStatus& status, const OcspResponse& response, const Responder& responder, base::BytesView der)
{
    status.kind = RevocationStatus::Kind::ocsp;
    status.der.assign(der.begin(), der.end());
    status.signedWith = namesOf(response.signedPart);
    status.issuer = responder.certificate;
    status.chain = responder.chain;
    status.issuerNeedsStatus = responder.needsStatus;
}

} // namespace

base::Result<base::Bytes> ocspRequest(const Certificate& certificate, const Certificate& issuer, base::BytesView nonce)
{
    const RequestPointer request(OCSP_REQUEST_new());
    const auto x509 = toX509(certificate);
    const auto issuerX509 = toX509(issuer);
    IdPointer id(x509 && issuerX509 ? OCSP_cert_to_id(EVP_sha1(), x509.get(), issuerX509.get()) : nullptr);
    if (!request || !id || OCSP_request_add0_id(request.get(), id.get()) == nullptr)
        return tl::unexpected(opensslError(base::Code::internal, "ocspRequest"));
    (void)id.release();
    auto* value = const_cast<unsigned char*>(nonce.data());
    if (!nonce.empty() && OCSP_request_add1_nonce(request.get(), value, static_cast<int>(nonce.size())) != 1)
        return tl::unexpected(opensslError(base::Code::internal, "ocspRequest"));
    return toDer<i2d_OCSP_REQUEST>(request.get());
}

base::Result<std::vector<RevocationStatus>> ocspStatements(const Certificate& certificate, const Certificate& issuer, base::BytesView der,
                                                           std::span<const Certificate> others)
{
    const auto response = readOcsp(der);
    if (!response) return tl::unexpected(response.error());
    const auto singles = about(*response, certificate, issuer);
    if (singles.empty()) return {};
    const auto responder = responderOf(*response, certificate, issuer, others);
    if (!responder) return tl::unexpected(responder.error());
    if (!allProcessed<OCSP_BASICRESP_get_ext_count, OCSP_BASICRESP_get_ext>(response->basic.get())) return refuseOcsp("criticalExtension");

    std::vector<RevocationStatus> found;
    for (auto* single : singles) {
        auto status = read(single, *response, certificate);
        if (!status) return tl::unexpected(status.error());
        state(*status, *response, *responder, der);
        found.push_back(std::move(*status));
    }
    return found;
}

bool answersNonce(base::BytesView der, base::BytesView nonce)
{
    const auto response = readOcsp(der);
    if (!response) return false;
    const int index = OCSP_BASICRESP_get_ext_by_NID(response->basic.get(), NID_id_pkix_OCSP_Nonce, -1);
    if (index < 0) return true;
    const auto value = viewOf(X509_EXTENSION_get_data(OCSP_BASICRESP_get_ext(response->basic.get(), index)));
    const auto octets = derElement(value);
    return octets && octets->tag == 0x04 && std::equal(octets->content.begin(), octets->content.end(), nonce.begin(), nonce.end());
}

} // namespace sceau::pki
