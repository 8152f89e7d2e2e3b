#include "pki/timestamp.hpp"

#include "pki/asn1_time.hpp"
#include "pki/der.hpp"
#include "pki/signature_algorithm.hpp"

#include <algorithm>
#include <openssl/ts.h>
#include <string_view>

namespace sceau::pki {

namespace {

using TokenInfoPointer = Owned<TS_TST_INFO, TS_TST_INFO_free>;

tl::unexpected<base::Error> malformed(std::string where)
{
    return tl::unexpected(opensslError(base::Code::timestampMalformed, std::move(where)));
}

/// The content of the SignedData: what was signed.
base::Result<base::BytesView> contentOf(CMS_ContentInfo* cms)
{
    auto** encapsulated = CMS_get0_content(cms);
    if (OBJ_obj2nid(CMS_get0_eContentType(cms)) != NID_id_smime_ct_TSTInfo || !encapsulated || !*encapsulated) return malformed("TSTInfo");
    return viewOf(*encapsulated);
}

base::Result<TokenInfoPointer> decode(base::BytesView content)
{
    const unsigned char* cursor = content.data();
    TokenInfoPointer info(d2i_TS_TST_INFO(nullptr, &cursor, static_cast<long>(content.size())));
    if (!info || derSize(content) != content.size()) return malformed("TSTInfo");
    if (TS_TST_INFO_get_version(info.get()) != 1) return malformed("version");
    if (TS_TST_INFO_get_ext_by_critical(info.get(), 1, -1) >= 0) return malformed("critical extension");
    return info;
}

/// "20261121205000Z", "20261121205000.5Z" (RFC 3161 § 2.4.2); ASN.1 knows other forms.
bool isFullTime(std::string_view text)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() < 15 || text.back() != 'Z' || !std::all_of(text.begin(), text.begin() + 14, isDigit)) return false;
    const auto fraction = text.substr(14, text.size() - 15);
    return fraction.empty() || (fraction.size() > 1 && fraction[0] == '.' && std::all_of(fraction.begin() + 1, fraction.end(), isDigit));
}

base::Status readTime(TS_TST_INFO* info, Timestamp& timestamp)
{
    const auto* time = TS_TST_INFO_get_time(info);
    const auto instant = instantOf(time);
    if (!instant || !isFullTime(base::textOf(viewOf(time)))) return malformed("genTime");
    timestamp.time = *instant;
    return {};
}

base::Status readImprint(TS_TST_INFO* info, Timestamp& timestamp)
{
    auto* imprint = TS_TST_INFO_get_msg_imprint(info);
    const auto digest = viewOf(TS_MSG_IMPRINT_get_msg(imprint));
    timestamp.digest = digestName(TS_MSG_IMPRINT_get_algo(imprint));
    timestamp.imprint.assign(digest.begin(), digest.end());
    const auto* method = digestMethod(timestamp.digest);
    if (method && static_cast<std::size_t>(EVP_MD_get_size(method)) != digest.size()) return malformed("messageImprint");
    return {};
}

base::Bytes magnitudeOf(const ASN1_INTEGER* number)
{
    const auto bytes = number ? viewOf(number) : base::BytesView();
    return {bytes.begin(), bytes.end()};
}

base::Status readInfo(base::BytesView content, Timestamp& timestamp)
{
    const auto info = decode(content);
    if (!info) return tl::unexpected(info.error());
    if (auto read = readTime(info->get(), timestamp); !read) return read;
    if (auto read = readImprint(info->get(), timestamp); !read) return read;
    timestamp.policy = dotted(TS_TST_INFO_get_policy_id(info->get()));
    timestamp.nonce = magnitudeOf(TS_TST_INFO_get_nonce(info->get()));
    timestamp.serial = base::hex(magnitudeOf(TS_TST_INFO_get_serial(info->get())));
    return {};
}

/// RFC 3161 § 2.3: a key that does nothing else.
bool isForTimestamping(const Certificate& certificate)
{
    const auto x509 = toX509(certificate);
    const int at = X509_get_ext_by_NID(x509.get(), NID_ext_key_usage, -1);
    if (at < 0 || X509_EXTENSION_get_critical(X509_get_ext(x509.get(), at)) == 0) return false;
    return certificate.extendedUsages == std::vector<std::string>{"1.3.6.1.5.5.7.3.8"};
}

void readSigner(SignedData data, base::BytesView content, Timestamp& timestamp)
{
    timestamp.signerFound = data.signerFound;
    timestamp.signatureValid = data.signatureValid && digestOf(data.digest, content) == data.messageDigest;
    timestamp.bound = data.essMatches;
    timestamp.usageFit = data.signerFound && isForTimestamping(data.signer);
    timestamp.signer = std::move(data.signer);
    timestamp.certificates = std::move(data.certificates);
    timestamp.signatureDigest = std::move(data.digest);
    timestamp.algorithm = std::move(data.algorithm);
    timestamp.problems = std::move(data.problems);
}

} // namespace

base::Result<Timestamp> readTimestamp(base::BytesView token)
{
    auto opened = openSignedData(token);
    if (!opened) {
        opened.error().code = base::Code::timestampMalformed;
        return tl::unexpected(opened.error());
    }
    const auto content = contentOf(opened->cms.get());
    if (!content) return tl::unexpected(content.error());
    Timestamp timestamp;
    if (auto read = readInfo(*content, timestamp); !read) return tl::unexpected(read.error());
    const auto whole = token.first(opened->data.size);
    timestamp.der.assign(whole.begin(), whole.end());
    readSigner(std::move(opened->data), *content, timestamp);
    return timestamp;
}

} // namespace sceau::pki
