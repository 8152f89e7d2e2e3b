#include "pades/cms_open.hpp"

#include "pades/cms_structure.hpp"
#include "pki/der.hpp"

#include <algorithm>

namespace sceau::pades {

namespace {

constexpr std::size_t largestCms = 16 * 1024 * 1024;
constexpr int mostCertificates = 64;

tl::unexpected<base::Error> malformed(std::string where)
{
    return tl::unexpected(pki::opensslError(base::Code::cmsMalformed, std::move(where)));
}

/// What stands in the padding is not signed: anything but zeros may have been put there by anyone.
base::Status decode(base::BytesView contents, OpenedCms& opened)
{
    if (contents.empty() || contents.size() > largestCms) return malformed("size");
    const unsigned char* cursor = contents.data();
    opened.cms.reset(d2i_CMS_ContentInfo(nullptr, &cursor, static_cast<long>(contents.size())));
    if (!opened.cms) return malformed("d2i_CMS_ContentInfo");
    opened.content.size = static_cast<std::size_t>(cursor - contents.data());
    opened.content.der = pki::derSize(contents) == opened.content.size;
    const bool indefinite = contents.size() > 1 && contents[1] == 0x80; // as programs that stream write it; else a damaged DER
    if (!opened.content.der && !indefinite) return malformed("DER");
    if (!opened.content.der) opened.content.problems.push_back(base::Code::outsideBaseline);
    const auto padding = contents.subspan(opened.content.size);
    if (std::any_of(padding.begin(), padding.end(), [](std::uint8_t byte) { return byte != 0; })) return malformed("padding");
    if (OBJ_obj2nid(CMS_get0_type(opened.cms.get())) != NID_pkcs7_signed) return malformed("SignedData");
    return {};
}

base::Status findOnlySigner(OpenedCms& opened)
{
    auto* infos = CMS_get0_SignerInfos(opened.cms.get());
    if (sk_CMS_SignerInfo_num(infos) != 1) return malformed("SignerInfos");
    opened.signer = sk_CMS_SignerInfo_value(infos, 0);
    return {};
}

base::Status readCertificates(OpenedCms& opened)
{
    const pki::X509StackPointer stack(CMS_get1_certs(opened.cms.get()));
    if (sk_X509_num(stack.get()) > mostCertificates) return malformed("certificates");
    for (int i = 0; i < sk_X509_num(stack.get()); ++i) {
        auto certificate = pki::parseCertificate(pki::toDer<i2d_X509>(sk_X509_value(stack.get(), i)));
        if (!certificate) return malformed("certificate");
        opened.content.certificates.push_back(std::move(*certificate));
    }
    if (!areConsistent(opened.content.certificates)) return malformed("certificate altered");
    return {};
}

void findSigner(OpenedCms& opened)
{
    auto& content = opened.content;
    const auto& all = content.certificates;
    const auto signer = std::find_if(all.begin(), all.end(), [&](const pki::Certificate& certificate) {
        return CMS_SignerInfo_cert_cmp(opened.signer, pki::toX509(certificate).get()) == 0;
    });
    content.signerFound = signer != all.end();
    if (content.signerFound) content.signer = *signer;
    if (!content.signerFound) content.problems.push_back(base::Code::signerCertificateMissing);
}

} // namespace

base::Result<OpenedCms> openCms(base::BytesView contents)
{
    OpenedCms opened;
    if (auto decoded = decode(contents, opened); !decoded) return tl::unexpected(decoded.error());
    if (auto found = findOnlySigner(opened); !found) return tl::unexpected(found.error());
    if (auto read = readCertificates(opened); !read) return tl::unexpected(read.error());
    findSigner(opened);
    const auto* signer = opened.content.signerFound ? &opened.content.signer : nullptr;
    if (opened.content.der && !isConsistent(contents.first(opened.content.size), signer)) return malformed("SignedData");
    return opened;
}

} // namespace sceau::pades
