#include "attack_variants.hpp"
#include "pades/verify.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sceau::pades {

using base::Code;
using test::anyAccepted;
using test::changesOf;
using test::firstOf;
using test::plainSigned;
using test::reportOn;
using test::SignedPdf;
using test::Update;
using test::updated;

namespace {

/// An object of the plain signed file with further entries.
std::string extended(int number, const std::string& entries, const SignedPdf& pdf = plainSigned())
{
    return test::extended(pdf, number, entries);
}

} // namespace

TEST(LaterRevision, ThatAddsASecondSignatureLeavesTheFirstValid)
{
    const auto twice = test::signedPdf(plainSigned().text, {0, nullptr, false, {}});

    const auto report = reportOn(twice.text);

    ASSERT_EQ(report.signatures.size(), 2U);
    EXPECT_EQ(report.signatures[0].changes, Changes::formFilling);
    EXPECT_EQ(report.signatures[0].coverage, Coverage::wholeRevision);
    EXPECT_TRUE(report.signatures[0].intact);
    EXPECT_EQ(report.signatures[1].changes, Changes::none);
    EXPECT_EQ(report.signatures[1].coverage, Coverage::wholeFile);
    EXPECT_EQ(report.status, FileStatus::indeterminate);
}

TEST(LaterRevision, ThatAddsAThirdVisibleSignatureLeavesTheOthersValid)
{
    const auto twice = test::signedPdf(plainSigned().text);
    const auto thrice = test::signedPdf(twice.text, {0, nullptr, true, {}});

    const auto report = reportOn(thrice.text);

    ASSERT_EQ(report.signatures.size(), 3U);
    for (const auto& signature : report.signatures) {
        EXPECT_TRUE(signature.intact);
        EXPECT_NE(signature.changes, Changes::forbidden);
    }
}

TEST(LaterRevision, ThatSignsAnEmptyFieldOfAnyKindOfFileLeavesTheFirstValid)
{
    for (const auto& base : {test::twoPages().classic(), test::twoPages().crossReferenceStream()}) {
        const auto twice = test::signedPdf(test::signedPdf(base).text);

        const auto report = reportOn(twice.text);

        ASSERT_EQ(report.signatures.size(), 2U);
        EXPECT_EQ(report.signatures[0].changes, Changes::formFilling);
    }
}

TEST(LaterRevision, ThatSaysNothingIsHarmless)
{
    EXPECT_EQ(changesOf({}), Changes::archival);
}

TEST(LaterRevision, ThatWritesAnObjectAgainUnchangedIsHarmless)
{
    Update update;
    update.objects[6] = test::bodyOf(plainSigned().text, 6);

    EXPECT_EQ(changesOf(update), Changes::archival);
}

TEST(LaterRevision, ThatAddsEvidenceIsArchival)
{
    const int next = test::nextNumber(plainSigned().text);
    Update update;
    update.objects[1] = extended(1, "/DSS << /Certs [" + std::to_string(next) + " 0 R] >>");
    update.objects[next] = test::stream("TEST certificate");

    EXPECT_EQ(changesOf(update), Changes::archival);
}

TEST(LaterRevision, ThatChangesTheInformationIsArchival)
{
    Update update;
    update.objects[9] = "<< /Producer (TEST) >>";

    EXPECT_EQ(changesOf(update), Changes::archival);
}

TEST(LaterRevision, ThatPutsSomethingElseIntoTheEvidenceIsForbidden)
{
    for (const auto* dss : {"/DSS << /Certs [6] >>", "/DSS << /Certs 6 0 R >>", "/DSS << /Other [] >>", "/DSS []", "/DSS << /Certs null >>",
                            "/DSS << /VRI << /X << >> >> >>"}) {
        Update update;
        update.objects[1] = extended(1, dss);

        EXPECT_EQ(changesOf(update), Changes::forbidden) << dss;
    }
}

TEST(ShadowAttack, ThatReplacesContentIsForbidden)
{
    Update update;
    update.objects[6] = test::stream("BT /F1 24 Tf 72 700 Td (TEST replaced) Tj ET");

    EXPECT_EQ(changesOf(update), Changes::forbidden);
}

TEST(ShadowAttack, ThatReplacesAFontIsForbidden)
{
    Update update;
    update.objects[8] = "<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>";

    EXPECT_EQ(changesOf(update), Changes::forbidden);
}

TEST(ShadowAttack, ThatHidesContentByFreeingItsObjectIsForbidden)
{
    Update update;
    update.freed = {6};

    EXPECT_EQ(changesOf(update), Changes::forbidden);
}

TEST(LaterRevision, ThatWritesTheCatalogUnderANewNumberIsHarmless)
{
    const int next = test::nextNumber(plainSigned().text);
    Update update;
    update.objects[next] = test::bodyOf(plainSigned().text, 1);
    update.root = std::to_string(next) + " 0 R";

    EXPECT_EQ(changesOf(update), Changes::archival);
}

TEST(LaterRevision, ThatExtendsTheLanguageIsArchival)
{
    auto base = test::twoPages();
    base.objects[1] = "<< /Type /Catalog /Pages 2 0 R /Extensions << /ADBE << /BaseVersion /1.7 /ExtensionLevel 8 >> >> >>";
    const auto pdf = test::signedPdf(base.classic());
    const auto catalog = test::bodyOf(pdf.text, 1);
    Update added;
    added.objects[1] =
        test::replacedLast(catalog, "/ExtensionLevel 8 >>", "/ExtensionLevel 8 >> /ESIC << /BaseVersion /1.7 /ExtensionLevel 2 >>");
    Update removed;
    removed.objects[1] = test::replacedLast(catalog, "/ADBE << /BaseVersion /1.7 /ExtensionLevel 8 >>", "/ESIC << /BaseVersion /1.7 >>");

    EXPECT_EQ(changesOf(added, pdf), Changes::archival);
    EXPECT_EQ(changesOf(removed, pdf), Changes::forbidden);
}

TEST(LaterRevision, ThatAddsMetadataOrMarksIsArchival)
{
    const int next = test::nextNumber(plainSigned().text);
    Update metadata;
    metadata.objects[1] = extended(1, "/Metadata " + test::referenceTo(next));
    metadata.objects[next] = test::stream("<x:xmpmeta><rdf:RDF></rdf:RDF></x:xmpmeta>", "/Type /Metadata /Subtype /XML");
    Update marks;
    marks.objects[1] = extended(1, "/MarkInfo << /Marked true >>");

    EXPECT_EQ(changesOf(metadata), Changes::archival);
    EXPECT_EQ(changesOf(marks), Changes::archival);
}

TEST(LaterRevision, ThatAddsObjectsThatNothingUsesIsHarmless)
{
    Update update;
    update.objects[test::nextNumber(plainSigned().text)] = "<< /Type /Page /Contents 6 0 R >>";

    EXPECT_EQ(changesOf(update), Changes::archival);
}

/// Evidence that a second signature covers, and what a third revision does to it.
class GrownEvidence : public testing::Test {
protected:
    FileReport rewritten(const std::string& store) const
    {
        Update first;
        first.objects[1] = extended(1, "/DSS " + reference(0));
        first.objects[next] = "<< /Certs [" + reference(1) + "] /OCSPs [" + reference(2) + "] /VRI << " + entry() + " >> >>";
        for (int i = 1; i <= 3; ++i)
            first.objects[next + i] = test::stream("TEST evidence " + std::to_string(i));
        Update second;
        second.objects[next] = "<< " + store + " >>";
        auto report = reportOn(updated(test::signedPdf(updated(plainSigned().text, first)).text, second));
        EXPECT_EQ(report.signatures.size(), 2U);
        report.signatures.resize(2);
        return report;
    }
    std::string reference(int i) const { return test::referenceTo(next + i); }
    std::string entry() const { return "/0123456789ABCDEF0123456789ABCDEF01234567 << /Cert [" + reference(1) + "] >>"; }

    const int next = test::nextNumber(plainSigned().text);
};

TEST_F(GrownEvidence, MayLoseSingleStatementsAndGainOthers)
{
    const auto report = rewritten("/Certs [" + reference(1) + "] /OCSPs [" + reference(3) + "] /VRI << " + entry() + " >>");

    EXPECT_EQ(report.signatures[0].changes, Changes::formFilling);
    EXPECT_EQ(report.signatures[1].changes, Changes::archival);
}

TEST_F(GrownEvidence, MayLoseNoListNorEntryThatASignatureCovers)
{
    for (const auto& store : {"/Certs [" + reference(1) + "] /VRI << " + entry() + " >>",
                              "/Certs [" + reference(1) + "] /OCSPs [" + reference(2) + "] /VRI << >>",
                              "/Certs [" + reference(1) + "] /OCSPs [" + reference(2) + "]"}) {
        const auto report = rewritten(store);

        EXPECT_EQ(report.signatures[0].changes, Changes::formFilling) << store; // it was signed before there was any evidence
        EXPECT_EQ(report.signatures[1].changes, Changes::forbidden) << store;
    }
}

TEST(ShadowAttack, ThatGivesAnObjectToADanglingReferenceIsForbidden)
{
    auto base = test::twoPages();
    base.objects[4].insert(base.objects[4].rfind(">>"), " /Thumb 99 0 R ");
    const auto pdf = test::signedPdf(base.classic());
    Update update;
    update.objects[99] = test::stream("TEST appeared");

    EXPECT_EQ(changesOf(update, pdf), Changes::forbidden);
}

TEST(EvilAnnotation, IsForbidden)
{
    const int next = test::nextNumber(plainSigned().text);
    const auto reference = std::to_string(next) + " 0 R";
    for (const auto* kind : {"/FreeText", "/Stamp", "/Redact", "/Link", "/Widget"}) {
        Update update;
        update.objects[4] = test::withAnnotation(test::bodyOf(plainSigned().text, 4), reference);
        update.objects[next] = std::string("<< /Type /Annot /Subtype ") + kind + " /Rect [0 0 500 500] /Contents (TEST) >>";

        EXPECT_EQ(changesOf(update), Changes::forbidden) << kind;
    }
}

class DynamicContent : public testing::TestWithParam<std::string> {};

TEST_P(DynamicContent, AddedToTheCatalogIsForbidden)
{
    Update update;
    update.objects[1] = extended(1, GetParam());

    EXPECT_EQ(changesOf(update), Changes::forbidden);
}

INSTANTIATE_TEST_SUITE_P(Kinds, DynamicContent,
                         testing::Values("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", "/AA << >>",
                                         "/Names << /JavaScript << >> >>", "/OCProperties << /D << >> /OCGs [] >>",
                                         "/Perms << /DocMDP 6 0 R >>", "/PageLabels << >>", "/Collection << >>"));

TEST(CertifiedDocument, AllowsNoSecondSignatureWhenNothingMayChange)
{
    const auto certified = test::signedPdf(test::twoPages().classic(), {1, nullptr, false, {}});
    const int next = test::nextNumber(certified.text);
    const auto field = std::to_string(next) + " 0 R";
    auto catalog = test::bodyOf(certified.text, 1);
    Update update;
    update.objects[next] = "<< /FT /Sig /T (TEST late) /Type /Annot /Subtype /Widget /Rect [0 0 0 0] /F 132 >>";
    const auto form = catalog.find("/AcroForm ");
    ASSERT_NE(form, std::string::npos);
    const int number = std::stoi(catalog.substr(form + 10, 6));
    auto body = test::bodyOf(certified.text, number);
    body.insert(body.find(']', body.find("/Fields")), " " + field);
    update.objects[number] = body;

    EXPECT_EQ(changesOf(update, certified), Changes::forbidden);
}

TEST(CertifiedDocument, AllowsEvidenceWhenNothingMayChange)
{
    const auto certified = test::signedPdf(test::twoPages().classic(), {1, nullptr, false, {}});
    const int next = test::nextNumber(certified.text);
    Update update;
    update.objects[1] = extended(1, "/DSS << /Certs [" + std::to_string(next) + " 0 R] >>", certified);
    update.objects[next] = test::stream("TEST certificate");

    EXPECT_EQ(firstOf(updated(certified.text, update)).certification, 1);
    EXPECT_EQ(changesOf(update, certified), Changes::archival);
}

TEST(CertifiedDocument, AllowsASecondSignatureThatShowsNothingWhenFormsMayBeFilled)
{
    const auto certified = test::signedPdf(test::twoPages().classic(), {2, nullptr, false, {}});

    const auto hidden = firstOf(test::signedPdf(certified.text).text);

    EXPECT_EQ(hidden.changes, Changes::formFilling);
    EXPECT_EQ(hidden.certification, 2);
}

TEST(SneakySignature, ThatShowsOnACertifiedDocumentIsForbidden)
{
    const auto certified = test::signedPdf(test::twoPages().classic(), {2, nullptr, false, {}});

    const auto shown = firstOf(test::signedPdf(certified.text, {0, nullptr, true, {}}).text);

    EXPECT_EQ(shown.changes, Changes::forbidden);
    EXPECT_EQ(shown.subIndication, "FORMAT_FAILURE");
}

TEST(SignatureReused, ByASecondFieldIsRefused)
{
    const auto& pdf = plainSigned();
    const auto inspection = test::bodyOf(pdf.text, 1);
    const auto form = std::stoi(inspection.substr(inspection.find("/AcroForm ") + 10, 6));
    auto body = test::bodyOf(pdf.text, form);
    const auto fieldNumber = std::stoi(body.substr(body.find('[', body.find("/Fields")) + 1, 8));
    const auto field = test::bodyOf(pdf.text, fieldNumber);
    const auto value = field.substr(field.find("/V ") + 3, field.find(" R", field.find("/V ")) - field.find("/V ") - 1);
    const int next = test::nextNumber(pdf.text);
    Update update;
    update.objects[next] = "<< /FT /Sig /T (TEST again) /Subtype /Widget /Rect [0 0 0 0] /V " + value + " >>";
    body.insert(body.find(']', body.find("/Fields")), " " + std::to_string(next) + " 0 R");
    update.objects[form] = body;

    const auto report = reportOn(updated(pdf.text, update));

    ASSERT_EQ(report.signatures.size(), 2U);
    EXPECT_FALSE(anyAccepted(report));
    for (const auto& signature : report.signatures) {
        EXPECT_THAT(signature.messages, testing::Contains(testing::Field(&ReportMessage::code, Code::signatureReused)));
    }
}

} // namespace sceau::pades
