#include "pki/timestamp_exchange.hpp"

#include "pki/algorithm_dates.hpp"
#include "pki/chain.hpp"
#include "pki/der.hpp"
#include "pki/signature.hpp"
#include "pki/signature_algorithm.hpp"

#include <algorithm>
#include <array>
#include <openssl/rand.h>
#include <openssl/ts.h>

namespace sceau::pki {

namespace {

using base::Code;
using RequestPointer = Owned<TS_REQ, TS_REQ_free>;
using ImprintPointer = Owned<TS_MSG_IMPRINT, TS_MSG_IMPRINT_free>;
using AlgorithmPointer = Owned<X509_ALGOR, X509_ALGOR_free>;
using IntegerPointer = Owned<ASN1_INTEGER, ASN1_INTEGER_free>;
using StatusPointer = Owned<TS_STATUS_INFO, TS_STATUS_INFO_free>;

constexpr std::size_t nonceSize = 8;
constexpr std::size_t longestWords = 200;
constexpr std::chrono::minutes clocksDiffer{5};

tl::unexpected<base::Error> invalid(std::string reason)
{
    return tl::unexpected(base::Error{Code::timestampAnswerInvalid}.at("TimeStampResp").with("reason", std::move(reason)));
}

tl::unexpected<base::Error> unfit(std::string reason)
{
    return tl::unexpected(base::Error{Code::timestampAuthorityUnfit}.at("TSA").with("reason", std::move(reason)));
}

/// Neither negative nor with a leading zero: some authorities give back another number then.
bool makeNonce(base::Bytes& nonce)
{
    nonce.resize(nonceSize);
    if (RAND_bytes(nonce.data(), static_cast<int>(nonce.size())) != 1) return false;
    nonce[0] = static_cast<std::uint8_t>((nonce[0] & 0x3F) | 0x40);
    return true;
}

ImprintPointer imprintOf(const TimestampRequest& request)
{
    ImprintPointer imprint(TS_MSG_IMPRINT_new());
    const AlgorithmPointer algorithm(X509_ALGOR_new());
    auto bytes = request.imprint; // OpenSSL copies them, but asks for a pointer to what it may change
    if (!imprint || !algorithm) return nullptr;
    X509_ALGOR_set_md(algorithm.get(), digestMethod(request.digest));
    const bool set = TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) == 1
                     && TS_MSG_IMPRINT_set_msg(imprint.get(), bytes.data(), static_cast<int>(bytes.size())) == 1;
    return set ? std::move(imprint) : nullptr;
}

bool setNonce(TS_REQ* request, base::BytesView nonce)
{
    const BignumPointer number(BN_bin2bn(nonce.data(), static_cast<int>(nonce.size()), nullptr));
    const IntegerPointer integer(number ? BN_to_ASN1_INTEGER(number.get(), nullptr) : nullptr);
    return integer && TS_REQ_set_nonce(request, integer.get()) == 1;
}

bool setPolicy(TS_REQ* request, const std::string& policy)
{
    if (policy.empty()) return true;
    const ObjectPointer object(OBJ_txt2obj(policy.c_str(), 1));
    return object && TS_REQ_set_policy_id(request, object.get()) == 1;
}

base::Bytes encoded(const TimestampRequest& request, const TimestampQuery& query)
{
    const RequestPointer made(TS_REQ_new());
    const auto imprint = imprintOf(request);
    const bool whole = made && imprint && TS_REQ_set_version(made.get(), 1) == 1 && TS_REQ_set_msg_imprint(made.get(), imprint.get()) == 1
                       && setPolicy(made.get(), query.policy) && setNonce(made.get(), query.nonce)
                       && TS_REQ_set_cert_req(made.get(), 1) == 1;
    return whole ? toDer<i2d_TS_REQ>(made.get()) : base::Bytes{};
}

std::string digestNameOf(Digest digest)
{
    switch (digest) {
    case Digest::sha384:
        return "SHA-384";
    case Digest::sha512:
        return "SHA-512";
    default:
        return "SHA-256";
    }
}

/// The names of RFC 3161 § 2.4.2.
std::string failureOf(const TS_STATUS_INFO* status)
{
    struct Failure {
        int bit;
        const char* name;
    };
    constexpr std::array failures{Failure{0, "badAlg"},
                                  Failure{2, "badRequest"},
                                  Failure{5, "badDataFormat"},
                                  Failure{14, "timeNotAvailable"},
                                  Failure{15, "unacceptedPolicy"},
                                  Failure{16, "unacceptedExtension"},
                                  Failure{17, "addInfoNotAvailable"},
                                  Failure{25, "systemFailure"}};
    const auto* bits = TS_STATUS_INFO_get0_failure_info(status);
    const auto* found = std::find_if(failures.begin(), failures.end(),
                                     [&](const Failure& failure) { return bits && ASN1_BIT_STRING_get_bit(bits, failure.bit) == 1; });
    return found == failures.end() ? std::string("rejection") : found->name;
}

/// What the authority wrote beside it, when it is short plain text: a person shall read nothing else that a stranger sent.
std::string wordsOf(const TS_STATUS_INFO* status)
{
    const auto* texts = TS_STATUS_INFO_get0_text(status);
    if (sk_ASN1_UTF8STRING_num(texts) < 1) return {};
    const auto text = base::textOf(viewOf(sk_ASN1_UTF8STRING_value(texts, 0)));
    const bool plain = text.size() <= longestWords && std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
    return plain ? std::string(text) : std::string{};
}

base::Status granted(base::BytesView statusInfo)
{
    const unsigned char* cursor = statusInfo.data();
    const StatusPointer status(d2i_TS_STATUS_INFO(nullptr, &cursor, static_cast<long>(statusInfo.size())));
    if (!status) return invalid("PKIStatusInfo");
    const auto number = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(status.get()));
    if (number == TS_STATUS_GRANTED || number == TS_STATUS_GRANTED_WITH_MODS) return {};
    auto error = base::Error{Code::timestampRefused}.at("PKIStatus").with("reason", failureOf(status.get()));
    const auto words = wordsOf(status.get());
    return tl::unexpected(words.empty() ? std::move(error) : std::move(error).with("said", words));
}

} // namespace

base::Result<TimestampQuery> queryFor(const TimestampRequest& request, const std::string& policy)
{
    TimestampQuery query;
    query.digest = digestNameOf(request.digest);
    query.imprint = request.imprint;
    query.policy = policy;
    if (request.imprint.size() != digestSize(request.digest) || !makeNonce(query.nonce)) return base::fail(Code::internal, "TimeStampReq");
    query.der = encoded(request, query);
    if (query.der.empty()) return tl::unexpected(opensslError(Code::internal, "TimeStampReq"));
    return query;
}

base::Result<Timestamp> grantedBy(base::BytesView response)
{
    if (derSize(response) != response.size()) return invalid("TimeStampResp");
    const auto outer = derChildren(response).value_or(std::vector<DerElement>{});
    const auto parts = outer.size() == 1 ? derChildren(outer[0].content) : std::nullopt;
    if (!parts || parts->empty() || parts->size() > 2) return invalid("TimeStampResp");
    if (auto given = granted(parts->front().whole); !given) return tl::unexpected(given.error());
    if (parts->size() != 2) return invalid("TimeStampResp");
    return readTimestamp(parts->back().whole);
}

base::Status checkAnswer(const Timestamp& timestamp, const TimestampQuery& query)
{
    if (timestamp.digest != query.digest || timestamp.imprint != query.imprint) return invalid("messageImprint");
    if (timestamp.nonce != query.nonce) return invalid("nonce");
    if (!query.policy.empty() && timestamp.policy != query.policy) return invalid("policy");
    if (!timestamp.signerFound) return invalid("certificate");
    if (!timestamp.signatureValid) return invalid("signature");
    if (!timestamp.bound) return invalid("signing-certificate");
    return {};
}

base::Status checkAuthority(const Timestamp& timestamp, std::span<const Certificate> anchors, base::Instant now)
{
    const auto& signer = timestamp.signer;
    if (!timestamp.usageFit) return unfit("extendedKeyUsage");
    if (timestamp.time < signer.notBefore || timestamp.time > signer.notAfter) return unfit("notAfter");
    if (!reliable({timestamp.signatureDigest, timestamp.algorithm, signer.keyType, signer.keyBits}, timestamp.time))
        return unfit("algorithm");
    if (!anchors.empty() && !buildChain(signer, timestamp.certificates, anchors, timestamp.time)) return unfit("path");
    const auto difference = timestamp.time > now ? timestamp.time - now : now - timestamp.time;
    if (difference <= clocksDiffer) return {};
    return tl::unexpected(
        base::Error{Code::timestampClockDiffers}.at("genTime").with("difference", std::to_string(difference.count()) + " s"));
}

} // namespace sceau::pki
