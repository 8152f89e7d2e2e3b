#include "signed_pdf.hpp"

#include "pades/sign.hpp"
#include "shared/identity_signer.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

#include <algorithm>
#include <cstdio>
#include <regex>
#include <stdexcept>

namespace sceau::test {

namespace {

std::size_t lastNumberAfter(const std::string& text, const std::string& keyword)
{
    const auto at = text.rfind(keyword);
    if (at == std::string::npos) throw std::runtime_error("fixture: no " + keyword);
    return std::stoul(text.substr(at + keyword.size(), 24));
}

std::string tableEntry(std::size_t offset, char kind)
{
    std::array<char, 24> entry{};
    std::snprintf(entry.data(), entry.size(), "%010zu %05d %c \n", offset, kind == 'n' ? 0 : 65535, kind);
    return entry.data();
}

} // namespace

SignedPdf::Range SignedPdf::byteRange() const
{
    const auto at = text.rfind("/ByteRange");
    Range range{};
    if (at == std::string::npos
        || std::sscanf(text.c_str() + at, "/ByteRange [%zu %zu %zu %zu", &range[0], &range[1], &range[2], &range[3]) != 4) {
        throw std::runtime_error("fixture: no ByteRange");
    }
    return range;
}

std::size_t SignedPdf::contentsBegin() const
{
    return text.find('<', text.rfind("/Contents <"));
}

std::size_t SignedPdf::contentsEnd() const
{
    return text.find('>', contentsBegin()) + 1;
}

base::Bytes SignedPdf::digest() const
{
    const auto range = byteRange();
    const auto covered = text.substr(range[0], range[1]) + text.substr(range[2], range[3]);
    return sha256(base::bytesOf(covered));
}

SignedPdf SignedPdf::withCms(const base::Bytes& cms) const
{
    const auto room = contentsEnd() - contentsBegin() - 2;
    auto hex = base::hex(cms);
    if (hex.size() > room) throw std::runtime_error("fixture: CMS too large");
    hex.resize(room, '0');
    auto copy = *this;
    copy.text.replace(contentsBegin() + 1, room, hex);
    return copy;
}

SignedPdf signedPdf(const std::string& input, const Signing& signing)
{
    const auto folder = temporaryFolder("signed");
    const auto source = writeText(folder / "input.pdf", input);
    IdentitySigner signer(signing.identity ? *signing.identity : signerIdentity());
    signer.setChain({authority().issuing().certificate});
    pades::SignOptions options;
    options.time = now();
    options.certification = signing.certification;
    options.field = signing.field;
    if (signing.visible) options.visible = pdf::Visible{{1, 50, 50, 200, 60}, {"TEST Hélène"}};
    const auto made = pades::sign(source, folder / "signed.pdf", signer, options);
    if (!made) throw std::runtime_error("fixture: " + base::name(made.error().code) + " " + made.error().where);
    return {readText(folder / "signed.pdf")};
}

const SignedPdf& plainSigned()
{
    static const auto made = signedPdf(twoPages().classic());
    return made;
}

SignedPdf resigned(const SignedPdf& pdf, const std::function<void(OddCms&)>& odd)
{
    OddCms cms;
    cms.signer = &signerIdentity();
    cms.messageDigest = pdf.digest();
    cms.others = {authority().issuing().certificate};
    odd(cms);
    return pdf.withCms(make(cms));
}

std::string updated(const std::string& pdf, const Update& update)
{
    auto text = pdf;
    std::map<int, std::string> entries;
    for (const auto& [number, body] : update.objects) {
        entries[number] = tableEntry(text.size(), 'n');
        text += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
    }
    for (const int number : update.freed)
        entries[number] = tableEntry(0, 'f');
    const auto start = text.size();
    const auto size = std::max<std::size_t>(static_cast<std::size_t>(nextNumber(pdf)),
                                            entries.empty() ? 0 : static_cast<std::size_t>(entries.rbegin()->first) + 1);
    if (update.crossReference) {
        text += "xref\n";
        for (const auto& [number, entry] : entries)
            text += std::to_string(number) + " 1\n" + entry;
        if (entries.empty()) text += "0 0\n";
    }
    if (update.withTrailer) {
        text += "trailer\n<< /Size " + std::to_string(size) + " /Root " + update.root + " /Prev "
                + std::to_string(lastNumberAfter(pdf, "startxref")) + " " + update.trailer + " >>\n";
    }
    if (update.startxref) text += "startxref\n" + std::to_string(start) + "\n%%EOF\n";
    return text;
}

std::string bodyOf(const std::string& pdf, int number)
{
    const auto head = "\n" + std::to_string(number) + " 0 obj";
    const auto begin = pdf.rfind(head);
    if (begin == std::string::npos) throw std::runtime_error("fixture: no object " + std::to_string(number));
    const auto end = pdf.find("endobj", begin);
    return pdf.substr(begin + head.size(), end - begin - head.size());
}

int nextNumber(const std::string& pdf)
{
    return static_cast<int>(lastNumberAfter(pdf, "/Size "));
}

pades::FileReport reportOn(const std::string& pdf)
{
    return reportOn(pdf, {authority().root().certificate}, now());
}

pades::FileReport reportOn(const std::string& pdf, const std::vector<pki::Certificate>& anchors, base::Instant at)
{
    static const auto folder = temporaryFolder("report");
    const auto file = writeText(folder / "file.pdf", pdf);
    return pades::verify(file, {anchors, at, {}});
}

bool anyAccepted(const pades::FileReport& report)
{
    return std::any_of(report.signatures.begin(), report.signatures.end(), [](const pades::SignatureReport& signature) {
        return signature.intact && signature.coverage != pades::Coverage::partial && signature.changes != pades::Changes::forbidden
               && signature.indication != pades::Indication::totalFailed;
    });
}

} // namespace sceau::test
