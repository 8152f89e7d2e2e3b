#include "pki/signed_data.hpp"

#include "pki/der.hpp"
#include "pki/signature_algorithm.hpp"
#include "pki/signed_attributes.hpp"
#include "pki/signed_data_structure.hpp"

#include <algorithm>

namespace sceau::pki {

namespace {

constexpr std::size_t largest = 16 * 1024 * 1024;
constexpr int mostCertificates = 64;

tl::unexpected<base::Error> malformed(std::string where)
{
    return tl::unexpected(opensslError(base::Code::cmsMalformed, std::move(where)));
}

/// What stands in the padding is not signed: anything but zeros may have been put there by anyone. Programs that stream leave what was
/// there before (encodings of indefinite length): that is outside every baseline, yet no sign of an attack.
base::Status decode(base::BytesView contents, OpenedSignedData& opened)
{
    if (contents.empty() || contents.size() > largest) return malformed("size");
    const unsigned char* cursor = contents.data();
    opened.cms.reset(d2i_CMS_ContentInfo(nullptr, &cursor, static_cast<long>(contents.size())));
    if (!opened.cms) return malformed("d2i_CMS_ContentInfo");
    opened.data.size = static_cast<std::size_t>(cursor - contents.data());
    opened.data.der = derSize(contents) == opened.data.size;
    const bool indefinite = contents.size() > 1 && contents[1] == 0x80; // as programs that stream write it; else a damaged DER
    if (!opened.data.der && !indefinite) return malformed("DER");
    const auto padding = contents.subspan(opened.data.size);
    const bool clean = std::all_of(padding.begin(), padding.end(), [](std::uint8_t byte) { return byte == 0; });
    if (!clean && opened.data.der) return malformed("padding");
    if (OBJ_obj2nid(CMS_get0_type(opened.cms.get())) != NID_pkcs7_signed) return malformed("SignedData");
    return {};
}

base::Status findOnlySigner(OpenedSignedData& opened)
{
    auto* infos = CMS_get0_SignerInfos(opened.cms.get());
    if (sk_CMS_SignerInfo_num(infos) != 1) return malformed("SignerInfos");
    opened.info = sk_CMS_SignerInfo_value(infos, 0);
    return {};
}

base::Status readCertificates(OpenedSignedData& opened)
{
    const X509StackPointer stack(CMS_get1_certs(opened.cms.get()));
    if (sk_X509_num(stack.get()) > mostCertificates) return malformed("certificates");
    for (int i = 0; i < sk_X509_num(stack.get()); ++i) {
        auto certificate = parseCertificate(toDer<i2d_X509>(sk_X509_value(stack.get(), i)));
        if (!certificate) return malformed("certificate");
        opened.data.certificates.push_back(std::move(*certificate));
    }
    if (!areConsistent(opened.data.certificates)) return malformed("certificate altered");
    return {};
}

void findSigner(OpenedSignedData& opened)
{
    auto& data = opened.data;
    const auto& all = data.certificates;
    const auto signer = std::find_if(all.begin(), all.end(), [&](const Certificate& certificate) {
        return CMS_SignerInfo_cert_cmp(opened.info, toX509(certificate).get()) == 0;
    });
    data.signerFound = signer != all.end();
    if (data.signerFound) data.signer = *signer;
    if (!data.signerFound) data.problems.push_back(base::Code::signerCertificateMissing);
}

} // namespace

base::Result<OpenedSignedData> openSignedData(base::BytesView contents)
{
    OpenedSignedData opened;
    if (auto decoded = decode(contents, opened); !decoded) return tl::unexpected(decoded.error());
    if (auto found = findOnlySigner(opened); !found) return tl::unexpected(found.error());
    if (auto read = readCertificates(opened); !read) return tl::unexpected(read.error());
    findSigner(opened);
    auto& data = opened.data;
    if (data.der && !isConsistent(contents.first(data.size), data.signerFound ? &data.signer : nullptr)) return malformed("SignedData");
    if (auto read = readSignedAttributes(opened.info, CMS_get0_eContentType(opened.cms.get()), data); !read)
        return tl::unexpected(read.error());
    readSignature(opened.info, data);
    return opened;
}

} // namespace sceau::pki
