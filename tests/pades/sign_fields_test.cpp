#include "pades/sign.hpp"

#include "pdf/inspect.hpp"
#include "shared/identity_signer.hpp"
#include "shared/pdf_judges.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sceau::pades {

using base::Code;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

/// A document with two empty signature fields: "avocat" (with a rectangle) and "ordre"; `lock` goes into the first.
class SignatureFields : public testing::Test {
protected:
    void make(const std::string& lock = {})
    {
        folder_ = test::temporaryFolder("fields");
        auto pdf = test::twoPages();
        const std::string widget = "<< /Type /Annot /Subtype /Widget /FT /Sig /F 132 /P 4 0 R /T ";
        pdf.objects[1] = "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [ 10 0 R 11 0 R ] /SigFlags 1 >> >>";
        pdf.objects[10] = widget + "(avocat) /Rect [72 72 300 140] " + lock + " >>";
        pdf.objects[11] = widget + "(ordre) /Rect [0 0 0 0] >>";
        auto& page = pdf.objects[4];
        page.replace(page.rfind(">>"), 2, "/Annots [ 10 0 R 11 0 R ] >>");
        input_ = test::writeText(folder_ / "fields.pdf", pdf.classic());
    }

    base::Result<Signed> sign(const std::string& field, const std::string& from, const std::string& to)
    {
        SignOptions options;
        options.time = test::now();
        options.field = field;
        return pades::sign(folder_ / from, folder_ / to, signer_, options);
    }

    std::filesystem::path folder_, input_;
    test::IdentitySigner signer_{test::signerIdentity()};
};

} // namespace

TEST_F(SignatureFields, AreFilledOneAfterTheOther)
{
    make();
    EXPECT_THAT(pdf::inspect(input_)->emptyFields, ElementsAre("avocat", "ordre"));

    ASSERT_TRUE(sign("ordre", "fields.pdf", "one.pdf"));
    ASSERT_TRUE(sign("avocat", "one.pdf", "two.pdf"));

    const auto found = pdf::inspect(folder_ / "two.pdf");
    ASSERT_TRUE(found);
    ASSERT_EQ(found->signatures.size(), 2U);
    EXPECT_EQ(found->signatures[0].field, "ordre");
    EXPECT_EQ(found->signatures[1].field, "avocat");
    EXPECT_THAT(found->emptyFields, IsEmpty());
    EXPECT_EQ(test::countOf("Signature is Valid.", test::pdfsig(folder_ / "two.pdf")), 2);
    EXPECT_EQ(test::qpdfComplaints(folder_ / "two.pdf"), "");
}

TEST_F(SignatureFields, ShowTheSignatureInTheirOwnRectangle)
{
    make();
    SignOptions options;
    options.time = test::now();
    options.field = "avocat";
    options.visible = pdf::Visible{{}, {"Signé par TEST Hélène"}};

    ASSERT_TRUE(pades::sign(input_, folder_ / "shown.pdf", signer_, options));

    EXPECT_THAT(test::textOfPages(folder_ / "shown.pdf"), HasSubstr("Signé par TEST Hélène"));
    EXPECT_EQ(test::qpdfComplaints(folder_ / "shown.pdf"), "");
}

TEST_F(SignatureFields, RefuseASecondSignature)
{
    make();
    ASSERT_TRUE(sign("avocat", "fields.pdf", "one.pdf"));

    const auto again = sign("avocat", "one.pdf", "two.pdf");

    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, Code::fieldLocked);
    EXPECT_EQ(signer_.asked(), 1);
}

TEST_F(SignatureFields, MustExist)
{
    make();

    const auto result = sign("notaire", "fields.pdf", "one.pdf");

    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, Code::fieldLocked);
    EXPECT_EQ(result.error().facts.at("field"), "notaire");
}

TEST_F(SignatureFields, LockWhatTheirLockNames)
{
    make("/Lock << /Type /SigFieldLock /Action /Include /Fields [ (ordre) ] >>");
    ASSERT_TRUE(sign("avocat", "fields.pdf", "one.pdf"));
    const auto found = pdf::inspect(folder_ / "one.pdf");
    ASSERT_EQ(found->locks.size(), 1U);
    EXPECT_THAT(found->locks.front().fields, ElementsAre("ordre"));

    const auto result = sign("ordre", "one.pdf", "two.pdf");

    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, Code::fieldLocked);
    EXPECT_TRUE(sign("", "one.pdf", "three.pdf")) << "a field of its own is not locked";
}

TEST_F(SignatureFields, LockEverythingWhenTheirLockSaysSo)
{
    make("/Lock << /Type /SigFieldLock /Action /All >>");
    ASSERT_TRUE(sign("avocat", "fields.pdf", "one.pdf"));

    EXPECT_EQ(sign("ordre", "one.pdf", "two.pdf").error().code, Code::fieldLocked);
    EXPECT_EQ(sign("", "one.pdf", "two.pdf").error().code, Code::fieldLocked);
}

} // namespace sceau::pades
