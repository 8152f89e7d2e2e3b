#include "pades/verify.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"
#include "signed_pdf.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sceau::pades {

using test::anyAccepted;
using test::plainSigned;
using test::reportOn;
using test::resigned;
using test::SignedPdf;

namespace {

/// Replaced by as many bytes, so that nothing else of the file moves.
SignedPdf replaced(const std::string& what, const std::string& by)
{
    EXPECT_EQ(what.size(), by.size());
    auto pdf = plainSigned();
    const auto at = pdf.text.rfind(what);
    EXPECT_NE(at, std::string::npos) << what;
    pdf.text.replace(at, what.size(), by);
    return pdf;
}

std::string writtenRange(const SignedPdf& pdf)
{
    const auto begin = pdf.text.rfind("/ByteRange");
    return pdf.text.substr(begin, pdf.text.find(']', begin) + 1 - begin);
}

/// The signature's /ByteRange as an attacker would like it, blanks filling what it is shorter.
SignedPdf withRange(const std::string& range)
{
    const auto whole = writtenRange(plainSigned());
    auto wanted = "/ByteRange " + range;
    EXPECT_LE(wanted.size(), whole.size());
    wanted.resize(whole.size(), ' ');
    return replaced(whole, wanted);
}

SignatureReport onlyOf(const FileReport& report)
{
    EXPECT_EQ(report.signatures.size(), 1U);
    return report.signatures.empty() ? SignatureReport{} : report.signatures.front();
}

std::string numbers(std::size_t a, std::size_t b, std::size_t c, std::size_t d)
{
    return "[" + std::to_string(a) + " " + std::to_string(b) + " " + std::to_string(c) + " " + std::to_string(d) + "]";
}

} // namespace

class UniversalSignatureForgery : public testing::TestWithParam<std::string> {};

TEST_P(UniversalSignatureForgery, WithAnOddByteRangeIsRefused)
{
    const auto report = reportOn(withRange(GetParam()).text);

    EXPECT_FALSE(anyAccepted(report));
    EXPECT_EQ(report.status, FileStatus::totalFailed);
}

INSTANTIATE_TEST_SUITE_P(ByteRanges, UniversalSignatureForgery,
                         testing::Values("null", "[]", "[0]", "[0 0 0 0]", "[0 -1 2 3]", "[0.0 1 2 3]", "(0 1 2 3)", "[(0) 1 2 3]",
                                         "[0 1 2]", "[0 1 2 3 4 5]", "0", "<<>>", "[99999999999999999999 1 2 3]"));

TEST(UniversalSignatureForgery, WithoutByteRangeOrContentsIsRefused)
{
    EXPECT_FALSE(anyAccepted(reportOn(replaced("/ByteRange", "/ByteRangf").text)));
    EXPECT_FALSE(anyAccepted(reportOn(replaced("/Contents <", "/Kontents <").text)));
}

TEST(UniversalSignatureForgery, WithEmptyOrZeroContentsIsRefused)
{
    const auto& pdf = plainSigned();
    auto zeros = pdf;
    std::fill(zeros.text.begin() + static_cast<std::ptrdiff_t>(pdf.contentsBegin() + 1),
              zeros.text.begin() + static_cast<std::ptrdiff_t>(pdf.contentsEnd() - 1), '0');
    auto blank = zeros;
    std::replace(blank.text.begin() + static_cast<std::ptrdiff_t>(pdf.contentsBegin() + 1),
                 blank.text.begin() + static_cast<std::ptrdiff_t>(pdf.contentsEnd() - 1), '0', ' ');

    EXPECT_FALSE(anyAccepted(reportOn(zeros.text)));
    EXPECT_FALSE(anyAccepted(reportOn(blank.text)));
}

TEST(SignatureWrapping, WithARangeThatDoesNotStartAtZeroIsRefused)
{
    const auto r = plainSigned().byteRange();
    const auto pdf = resigned(withRange(numbers(1, r[1] - 1, r[2], r[3])));

    const auto report = reportOn(pdf.text);

    EXPECT_FALSE(anyAccepted(report));
    EXPECT_EQ(onlyOf(report).subIndication, "FORMAT_FAILURE");
}

TEST(SignatureWrapping, WithAGapLargerThanTheContentsIsRefusedThoughTheDigestIsRight)
{
    const auto r = plainSigned().byteRange();
    const auto before = withRange(numbers(0, r[1] - 2, r[2], r[3]));
    const auto after = withRange(numbers(0, r[1], r[2] + 2, r[3] - 2));

    for (const auto& wide : {before, after}) {
        const auto report = reportOn(resigned(wide).text);

        EXPECT_FALSE(anyAccepted(report));
        EXPECT_EQ(onlyOf(report).subIndication, "FORMAT_FAILURE");
        EXPECT_FALSE(onlyOf(report).intact);
    }
}

TEST(SignatureWrapping, WithARangeBeyondTheFileIsRefused)
{
    const auto r = plainSigned().byteRange();

    EXPECT_FALSE(anyAccepted(reportOn(withRange(numbers(0, r[1], r[2], r[3] + 1)).text)));
}

TEST(PartialCoverage, IsRefusedThoughTheDigestIsRight)
{
    const auto r = plainSigned().byteRange();
    const auto pdf = resigned(withRange(numbers(0, r[1], r[2], r[3] - 10)));

    const auto report = reportOn(pdf.text);

    EXPECT_FALSE(anyAccepted(report));
    EXPECT_EQ(onlyOf(report).coverage, Coverage::partial);
    EXPECT_EQ(onlyOf(report).indication, Indication::totalFailed);
}

class WrongSubFilter : public testing::TestWithParam<std::string> {};

TEST_P(WrongSubFilter, IsRefused)
{
    auto pdf = replaced("/ETSI.CAdES.detached", GetParam());
    const auto report = reportOn(resigned(pdf).text);

    EXPECT_FALSE(anyAccepted(report));
    EXPECT_EQ(onlyOf(report).subIndication, "FORMAT_FAILURE");
}

INSTANTIATE_TEST_SUITE_P(Names, WrongSubFilter,
                         testing::Values("/adbe.x509.rsa_sha1 ", "/adbe.pkcs7.sha1    ", "/ETSI.CAdES.detache ", "/#45TSI.CAdES.etache"));

TEST(SignatureValue, PastedFromAnotherDocumentIsRefused)
{
    auto other = test::twoPages();
    other.version = "1.6";
    const auto donor = test::signedPdf(other.classic());
    auto victim = plainSigned();
    const auto token = donor.text.substr(donor.contentsBegin(), donor.contentsEnd() - donor.contentsBegin());
    ASSERT_EQ(token.size(), victim.contentsEnd() - victim.contentsBegin());
    victim.text.replace(victim.contentsBegin(), token.size(), token);

    const auto report = reportOn(victim.text);

    EXPECT_FALSE(anyAccepted(report));
    EXPECT_EQ(onlyOf(report).subIndication, "HASH_FAILURE");
}

} // namespace sceau::pades
