#include "pdf/inspect.hpp"

#include "shared/pdf_kinds.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/process.hpp"
#include "shared/test_pki.hpp"

#include <array>
#include <cstdio>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sceau::pdf {

namespace fs = std::filesystem;
using base::Code;
using testing::ElementsAre;

namespace {

base::Result<Inspection> inspectText(const std::string& text)
{
    return inspect(test::writeText(test::temporaryFolder("inspect") / "input.pdf", text));
}

/// An update by hand: objects, a classic table, a trailer.
std::string updated(const std::string& original, const std::map<int, std::string>& objects)
{
    const auto previous = original.substr(original.rfind("startxref") + 10);
    const auto root =
        original.substr(original.rfind("/Root "), original.find(" R", original.rfind("/Root ")) + 2 - original.rfind("/Root "));
    std::string text = original, table = "xref\n";
    for (const auto& [number, body] : objects) {
        std::array<char, 24> entry{};
        std::snprintf(entry.data(), entry.size(), "%010zu 00000 n \n", text.size());
        table += std::to_string(number) + " 1\n" + entry.data();
        text += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
    }
    const auto start = text.size();
    text += table + "trailer\n<< /Size 40 " + root + " /Prev " + previous.substr(0, previous.find('\n')) + " >>\n";
    return text + "startxref\n" + std::to_string(start) + "\n%%EOF\n";
}

/// A document with one signature field (object 10) whose value is object 11.
std::string signedBy(const std::string& signature, const std::string& field = "<< /FT /Sig /T (S) /V 11 0 R >>",
                     const std::string& fields = "[ 10 0 R ]")
{
    auto pdf = test::twoPages();
    pdf.objects[1] = "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields " + fields + " >> >>";
    pdf.objects[10] = field;
    pdf.objects[11] = signature;
    return pdf.classic();
}

/// The same with a /ByteRange that fits its own file.
std::string fittingByteRange(std::string text)
{
    const auto begin = text.find("/Contents <") + 10;
    const auto end = text.find('>', begin) + 1;
    std::array<char, 64> range{};
    std::snprintf(range.data(), range.size(), "[0 %06zu %06zu %06zu]", begin, end, text.size() - end);
    return text.replace(text.find("[0 000000 000000 000000]"), 24, range.data());
}

const std::string openRange = "/ByteRange [0 000000 000000 000000] /Contents <00ff00>";

} // namespace

class InspectedKind : public testing::TestWithParam<test::PdfKind> {};

TEST_P(InspectedKind, IsTwoPagesInOneRevisionThatEndsWithTheFile)
{
    const auto file = GetParam().make(test::temporaryFolder("kind"));

    const auto found = inspect(file);

    ASSERT_TRUE(found) << found.error().where;
    EXPECT_EQ(found->pages, 2U);
    EXPECT_EQ(found->size, fs::file_size(file));
    ASSERT_EQ(found->revisions.size(), 1U);
    EXPECT_EQ(found->revisions.front().end, found->size);
    EXPECT_TRUE(found->signatures.empty());
    EXPECT_FALSE(found->encrypted);
}

INSTANTIATE_TEST_SUITE_P(Every, InspectedKind, testing::ValuesIn(test::pdfKinds()), [](const auto& tested) {
    std::string name;
    for (const char c : tested.param.name)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) name.push_back(c);
    return name;
});

TEST(Inspection, SaysWhatTheCrossReferenceIs)
{
    const auto folder = test::temporaryFolder("inspect");
    EXPECT_FALSE(inspect(test::pdfKind("classic").make(folder))->crossReferenceStream);
    EXPECT_TRUE(inspect(test::pdfKind("object-streams").make(folder))->crossReferenceStream);
    EXPECT_TRUE(inspect(test::pdfKind("hybrid").make(folder))->hybrid);
    EXPECT_GT(inspect(test::pdfKind("header-junk").make(folder))->headerJunk, 0U);
    EXPECT_EQ(inspect(test::pdfKind("classic").make(folder))->objects, 9U);
}

TEST(Inspection, FindsObjectsThatOnlyXRefStmKnows)
{
    const auto found = inspectText(test::twoPages().hybrid({1, 2, 3}));

    ASSERT_TRUE(found) << found.error().where;
    EXPECT_EQ(found->pages, 2U);
}

TEST(Inspection, PrefersTheVersionOfTheCatalog)
{
    auto pdf = test::twoPages();
    pdf.version = "1.4";
    EXPECT_EQ(inspectText(pdf.classic())->version, "1.4");
    pdf.objects[1] = "<< /Type /Catalog /Version /2.0 /Pages 2 0 R >>";
    EXPECT_EQ(inspectText(pdf.classic())->version, "2.0");
}

TEST(Inspection, CountsRevisionsByTheStartxrefChainNotByEndMarks)
{
    const auto original = test::twoPages().classic();
    const auto first = updated(original, {{12, "(startxref 1 %%EOF)"}});
    const auto second = updated(first + "%%EOF\n", {{13, "null"}});

    const auto found = inspectText(second);

    ASSERT_TRUE(found) << found.error().where;
    ASSERT_EQ(found->revisions.size(), 3U);
    EXPECT_EQ(found->revisions[0].end, original.size());
    EXPECT_EQ(found->revisions[1].end, first.size());
    EXPECT_EQ(found->revisions[2].end, second.size());
    EXPECT_EQ(found->revisions[2].crossReference, second.rfind("xref\n13 1"));
}

TEST(Inspection, TakesALinearizedFileAndItsUpdateAsTwoRevisions)
{
    const auto linear = test::readText(test::pdfKind("linearized").make(test::temporaryFolder("linear")));
    const auto found = inspectText(updated(linear, {{30, "null"}}));

    ASSERT_TRUE(found) << found.error().where;
    ASSERT_EQ(found->revisions.size(), 2U);
    EXPECT_EQ(found->revisions[0].end, linear.size());
}

TEST(Inspection, ReadsASignatureFieldAndPlacesItsContentsInTheRawBytes)
{
    const auto text =
        fittingByteRange(signedBy("<< /Type /Sig /SubFilter /ETSI.CAdES.detached /M (D:2026) /Reason (\\351) " + openRange + " >>"));

    const auto found = inspectText(text);

    ASSERT_TRUE(found) << found.error().where;
    ASSERT_EQ(found->signatures.size(), 1U);
    const auto& signature = found->signatures.front();
    EXPECT_EQ(signature.field, "S");
    EXPECT_EQ(signature.object, 11);
    EXPECT_EQ(signature.reason, "é");
    EXPECT_THAT(signature.contents, ElementsAre(0x00, 0xff, 0x00));
    EXPECT_EQ(signature.contentsBegin, text.find("<00ff00>"));
    EXPECT_EQ(signature.contentsEnd, signature.contentsBegin + 8);
    EXPECT_EQ(signature.byteRange->at(3), text.size() - signature.contentsEnd);
}

class Gap : public testing::TestWithParam<std::string> {};

TEST_P(Gap, ThatIsNotExactlyTheContentsTokenHasNoPlace)
{
    auto text = fittingByteRange(signedBy("<< /Type /Sig " + openRange + " >>"));
    text.replace(text.find("/ByteRange [") + 12, GetParam().size(), GetParam());

    const auto found = inspectText(text);

    ASSERT_TRUE(found);
    ASSERT_EQ(found->signatures.size(), 1U);
    EXPECT_EQ(found->signatures.front().contentsBegin, 0U);
}

INSTANTIATE_TEST_SUITE_P(SignatureWrapping, Gap, testing::Values("1 0", "0 000001", "0 999999", "0 000000 000000"));

TEST(Inspection, TakesNoByteRangeOfAnotherTypeOrLength)
{
    for (const std::string range :
         {"[0 1 2]", "[0 1 2 3 4]", "[0 -1 2 3]", "[0 1 2 (3)]", "(0 1 2 3)", "[0 1.0 2 3]", "[0 1 2 99999999999999999999]"}) {
        const auto found = inspectText(signedBy("<< /Type /Sig /Contents <00> /ByteRange " + range + " >>"));
        ASSERT_TRUE(found) << range;
        EXPECT_TRUE(found->signatures.front().hasByteRange) << range;
        EXPECT_FALSE(found->signatures.front().byteRange) << range;
    }
}

TEST(Inspection, SaysThatTwoFieldsShareOneValue)
{
    auto pdf = test::twoPages();
    pdf.objects[1] = "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [ 10 0 R 12 0 R ] >> >>";
    pdf.objects[10] = "<< /FT /Sig /T (A) /V 11 0 R >>";
    pdf.objects[11] = "<< /Type /Sig /Contents <00> >>";
    pdf.objects[12] = "<< /FT /Sig /T (B) /V 11 0 R >>";

    const auto found = inspectText(pdf.classic());

    ASSERT_TRUE(found);
    ASSERT_EQ(found->signatures.size(), 2U);
    EXPECT_TRUE(found->signatures[0].reused);
    EXPECT_TRUE(found->signatures[1].reused);
}

TEST(Inspection, NamesFieldsByTheirWholePathAndInheritsTheirType)
{
    auto pdf = test::twoPages();
    pdf.objects[1] = "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [ 10 0 R ] >> >>";
    pdf.objects[10] = "<< /FT /Sig /T (contrat) /Kids [ 11 0 R 12 0 R ] >>";
    pdf.objects[11] = "<< /T (avocat) /Parent 10 0 R >>";
    pdf.objects[12] = "<< /T <feff00e9> /Parent 10 0 R /V << /Type /Sig /Contents <00> >> >>";

    const auto found = inspectText(pdf.classic());

    ASSERT_TRUE(found) << found.error().where;
    EXPECT_THAT(found->emptyFields, ElementsAre("contrat.avocat"));
    ASSERT_EQ(found->signatures.size(), 1U);
    EXPECT_EQ(found->signatures.front().field, "contrat.é");
    EXPECT_EQ(found->signatures.front().object, 0);
}

TEST(Inspection, OpensAnEncryptedFileWithItsPasswordOnly)
{
    const auto folder = test::temporaryFolder("encrypted");
    const auto clear = test::writeText(folder / "clear.pdf", signedBy("<< /Type /Sig /Reason (Motif) /Contents <00> >>"));
    ASSERT_EQ(test::run({"qpdf", "--encrypt", "secret", "owner", "256", "--", clear, folder / "locked.pdf"}).status, 0);

    EXPECT_EQ(inspect(folder / "locked.pdf").error().code, Code::pdfEncrypted);
    EXPECT_EQ(inspect(folder / "locked.pdf", {}, base::Secret::from("wrong")).error().code, Code::pdfEncrypted);
    const auto found = inspect(folder / "locked.pdf", {}, base::Secret::from("secret"));

    ASSERT_TRUE(found);
    EXPECT_TRUE(found->encrypted);
    ASSERT_EQ(found->signatures.size(), 1U);
    EXPECT_EQ(found->signatures.front().reason, "Motif");
}

} // namespace sceau::pdf
