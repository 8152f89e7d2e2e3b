#include "attack_variants.hpp"

#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

#include <gtest/gtest.h>

/// A CMS that says something else than the PDF around it, or a PDF that leads to another CMS.
namespace sceau::pades {

using test::expectRefused;
using test::OddCms;
using test::plainSigned;
using test::replacedLast;
using test::resigned;
using test::SignedPdf;
using test::updated;
using test::Variant;

namespace {

Variant odd(const std::string& name, const std::function<void(OddCms&)>& change, const std::string& subIndication = "FORMAT_FAILURE")
{
    return {name, [change] { return resigned(plainSigned(), change).text; }, subIndication};
}

/// `what` replaced by as many bytes, blanks after a shorter one, and signed anew: the attacker has a key.
Variant dictionary(const std::string& name, const std::string& what, std::string by)
{
    by.resize(what.size(), ' ');
    return {name, [what, by] { return resigned({replacedLast(plainSigned().text, what, by)}).text; }};
}

/// The padding of /Contents, its first or last digits replaced.
Variant padded(const std::string& name, const std::string& digits, bool atTheEnd)
{
    return {name, [digits, atTheEnd] {
                auto pdf = plainSigned();
                const auto end = pdf.contentsEnd() - 1;
                const auto begin = pdf.text.find_last_not_of('0', end - 1) + 3; // a last digit of the CMS may be a zero
                pdf.text.replace(atTheEnd ? end - digits.size() : begin + (begin - pdf.contentsBegin() - 1) % 2, digits.size(), digits);
                return pdf.text;
            }};
}

} // namespace

TEST(CmsMixUp, IsRefusedInEachVariant)
{
    const auto otherContent = [](OddCms& cms) { cms.messageDigest = test::sha256(base::bytesOf("TEST another dossier")); };
    const auto pasted = [] {
        auto other = test::twoPages();
        other.version = "1.6";
        const auto donor = test::signedPdf(other.classic());
        auto victim = plainSigned();
        victim.text.replace(victim.contentsBegin(), victim.contentsEnd() - victim.contentsBegin(), donor.text, donor.contentsBegin(),
                            donor.contentsEnd() - donor.contentsBegin());
        return victim.text;
    };
    expectRefused("PDF and CMS mixed up",
                  {
                      odd("two SignerInfos", [](OddCms& cms) { cms.signerInfos = 2; }),
                      odd("no SignerInfo", [](OddCms& cms) { cms.signerInfos = 0; }),
                      odd("content inside",
                          [](OddCms& cms) {
                              cms.encapsulated = base::Bytes{'T', 'E', 'S', 'T'};
                          }),
                      odd("empty content inside", [](OddCms& cms) { cms.encapsulated = base::Bytes{}; }),
                      odd("content of another type", [](OddCms& cms) { cms.contentType = "1.2.840.113549.1.7.2"; }),
                      odd("two message digests", [](OddCms& cms) { cms.messageDigestTwice = true; }),
                      odd("no message digest", [](OddCms& cms) { cms.withoutMessageDigest = true; }),
                      odd("a digest of other content", otherContent, "HASH_FAILURE"),
                      odd(
                          "an empty digest", [](OddCms& cms) { cms.messageDigest.clear(); }, "HASH_FAILURE"),
                      odd(
                          "a digest cut short", [](OddCms& cms) { cms.messageDigest.resize(20); }, "HASH_FAILURE"),
                      odd(
                          "a signature by another key", [](OddCms& cms) { cms.breakSignature = true; }, "SIG_CRYPTO_FAILURE"),
                      {"a signature of another document", pasted, "HASH_FAILURE"},
                      dictionary("adbe.x509.rsa_sha1", "/ETSI.CAdES.detached", "/adbe.x509.rsa_sha1"),
                      dictionary("adbe.pkcs7.sha1", "/ETSI.CAdES.detached", "/adbe.pkcs7.sha1"),
                      dictionary("a time-stamp's name for a signature", "/ETSI.CAdES.detached", "/ETSI.RFC3161"),
                      dictionary("no name at all", "/SubFilter /ETSI.CAdES.detached", ""),
                      dictionary("a name that is a string", "/ETSI.CAdES.detached", "(ETSI.CAdES.detach)"),
                      dictionary("a usage rights signature", "/Type /Sig", "/Type /UR3"),
                      dictionary("a time-stamp's type for a signature", "/Type /Sig /Filter /Adobe.PPKLite", "/Type/DocTimeStamp"),
                  });
}

/// /Cert holds certificates beside the CMS: nobody may take one of them for the signer's.
TEST(CmsMixUp, WithACertificateInTheDictionaryIsNoBaselineSignature)
{
    auto pdf = plainSigned();
    pdf.text = replacedLast(pdf.text, "/Filter /Adobe.PPKLite ", "/Cert <30> /Filter /A  ");

    const auto report = test::reportOn(resigned(pdf).text);

    ASSERT_EQ(report.signatures.size(), 1U);
    EXPECT_EQ(report.signatures[0].level, "");
    EXPECT_EQ(report.signatures[0].signer, test::signerIdentity().certificate);
}

TEST(PaddingAbuse, IsRefusedInEachVariant)
{
    const auto cms = base::hex(test::sha256(base::bytesOf("TEST")));
    expectRefused("padding abuse", {
                                       padded("one bit at the end", "1", true),
                                       padded("one byte after the CMS", "01", false),
                                       padded("hidden data", cms, true),
                                       padded("a second structure after the first", "300302010530030201", false),
                                       padded("an end of contents that is none", "0000000001", false),
                                       padded("blanks between the digits", "0 0 0 0", true),
                                       padded("line ends between the digits", "0\n0\r\n0", true),
                                       padded("an odd number of digits", " ", true),
                                   });
}

TEST(SignatureReused, IsRefusedInEachVariant)
{
    const auto& pdf = plainSigned();
    const auto again = [&pdf](const std::string& entries) {
        return [&pdf, entries] {
            const auto value = test::referenceTo(test::signatureNumbers(pdf.text).value);
            return updated(pdf.text, test::withField(pdf.text, "<< /FT /Sig /T (TEST again) " + entries + " /V " + value + " >>"));
        };
    };
    const auto inherited = [&pdf] {
        const int next = test::nextNumber(pdf.text);
        const auto value = test::referenceTo(test::signatureNumbers(pdf.text).value);
        const auto kids = test::referenceTo(next + 1) + " " + test::referenceTo(next + 2);
        auto update = test::withField(pdf.text, "<< /FT /Sig /T (TEST parent) /V " + value + " /Kids [" + kids + "] >>");
        update.objects[next + 1] = "<< /T (TEST a) /Parent " + test::referenceTo(next) + " >>";
        update.objects[next + 2] = "<< /T (TEST b) /Parent " + test::referenceTo(next) + " >>";
        return updated(pdf.text, update);
    };
    const auto listedTwice = [&pdf] {
        const auto numbers = test::signatureNumbers(pdf.text);
        test::Update update;
        auto form = test::bodyOf(pdf.text, numbers.form);
        update.objects[numbers.form] = form.insert(form.find(']', form.find("/Fields")), " " + test::referenceTo(numbers.field));
        return updated(pdf.text, update);
    };
    expectRefused("signature reused", {
                                          {"by a hidden field", again("/Subtype /Widget /Rect [0 0 0 0]")},
                                          {"by a visible field", again("/Subtype /Widget /Rect [0 0 200 50] /AP << /N 6 0 R >>")},
                                          {"by a field of no widget", again("")},
                                          {"by fields that inherit it", inherited},
                                          {"by the same field listed twice", listedTwice, ""},
                                      });
}

} // namespace sceau::pades
