#include "attack_variants.hpp"
#include "pades/verify.hpp"
#include "shared/pdf_maker.hpp"

#include <gtest/gtest.h>

namespace sceau::pades {

using test::changesOf;
using test::SignedPdf;
using test::Update;

namespace {

/// A text field in a signed form, and an update that fills it.
class FilledField : public testing::Test {
protected:
    static std::string formWith(const std::string& fields)
    {
        auto base = test::twoPages();
        base.objects[1].insert(base.objects[1].rfind(">>"), " /AcroForm << /Fields [10 0 R" + fields + "] >> ");
        base.objects[10] = "<< /FT /Tx /T (TEST note) /Subtype /Widget /Rect [0 0 100 20] /AP << /N 11 0 R >> >>";
        base.objects[11] = test::stream("TEST empty", "/Type /XObject /Subtype /Form /BBox [0 0 100 20]");
        base.objects[4].insert(base.objects[4].rfind(">>"), " /Annots [10 0 R] ");
        return base.classic();
    }
    const SignedPdf pdf = test::signedPdf(formWith(""));
};

} // namespace

TEST_F(FilledField, IsFormFilling)
{
    Update update;
    update.objects[10] = test::extended(pdf, 10, "/V (TEST filled)");
    update.objects[11] = test::stream("TEST filled", "/Type /XObject /Subtype /Form /BBox [0 0 100 20]");

    EXPECT_EQ(changesOf(update, pdf), Changes::formFilling);
}

TEST_F(FilledField, ThatMovesOrGetsAnActionIsForbidden)
{
    for (const auto* entry : {"/A << /S /URI >>", "/AA << >>", "/MK << >>", "/Ff /x", "/Q (1)", "/F 4 0 R", "/MaxLen 3"}) {
        Update update;
        update.objects[10] = test::extended(pdf, 10, entry);

        EXPECT_EQ(changesOf(update, pdf), Changes::forbidden) << entry;
    }
}

TEST_F(FilledField, IsForbiddenOnceTheDocumentIsCertifiedAgainstChanges)
{
    const auto certified = test::signedPdf(formWith(""), {1, nullptr, false, {}});
    Update update;
    update.objects[10] = test::extended(certified, 10, "/V (TEST filled)");

    EXPECT_EQ(changesOf(update, certified), Changes::forbidden);
}

TEST_F(FilledField, WhoseAppearanceServesElsewhereIsForbidden)
{
    auto base = test::twoPages();
    base.objects[1].insert(base.objects[1].rfind(">>"), " /AcroForm << /Fields [10 0 R] >> ");
    base.objects[10] = "<< /FT /Tx /T (TEST note) /Subtype /Widget /Rect [0 0 0 0] /AP << /N 6 0 R >> >>"; // the page's own content
    const auto shared = test::signedPdf(base.classic());
    Update update;
    update.objects[6] = test::stream("BT /F1 24 Tf 72 700 Td (TEST replaced) Tj ET");

    EXPECT_EQ(changesOf(update, shared), Changes::forbidden);
}

TEST_F(FilledField, OfANewKindIsForbidden)
{
    const int next = test::nextNumber(pdf.text);
    auto catalog = test::bodyOf(pdf.text, 1);
    Update update;
    update.objects[next] = "<< /FT /Tx /T (TEST new) /Subtype /Widget /Rect [0 0 100 20] >>";
    auto& body = update.objects[1];
    body = catalog;
    const auto at = body.find("10 0 R");
    if (at != std::string::npos) {
        body.insert(at + 6, " " + std::to_string(next) + " 0 R");
    } else {
        const auto number = std::stoi(catalog.substr(catalog.find("/AcroForm ") + 10, 6));
        auto form = test::bodyOf(pdf.text, number);
        form.insert(form.find("10 0 R") + 6, " " + std::to_string(next) + " 0 R");
        update.objects[number] = form;
    }

    EXPECT_EQ(changesOf(update, pdf), Changes::forbidden);
}

} // namespace sceau::pades
