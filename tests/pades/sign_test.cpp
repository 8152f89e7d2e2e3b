#include "pades/sign.hpp"

#include "pdf/inspect.hpp"
#include "shared/identity_signer.hpp"
#include "shared/pdf_judges.hpp"
#include "shared/pdf_kinds.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sceau::pades {

namespace fs = std::filesystem;
using base::Code;
using testing::HasSubstr;
using testing::Not;

namespace {

class Signing : public testing::Test {
protected:
    void SetUp() override
    {
        folder_ = test::temporaryFolder("signing");
        input_ = test::pdfKind("classic").make(folder_);
        output_ = folder_ / "signed.pdf";
        options_.time = test::now();
        signer_.setChain({test::authority().issuing().certificate});
    }

    base::Result<Signed> sign(std::stop_token stop = {}, const Check& check = {})
    {
        return pades::sign(input_, output_, signer_, options_, stop, {}, check);
    }

    Code refusal()
    {
        const auto before = canSign(input_, output_, options_, &signer_.certificate());
        const auto after = sign();
        EXPECT_FALSE(before);
        EXPECT_FALSE(after);
        EXPECT_EQ(signer_.asked(), 0);
        if (before || after) return Code::internal;
        EXPECT_EQ(before.error().code, after.error().code);
        return after.error().code;
    }

    fs::path folder_, input_, output_;
    SignOptions options_;
    test::IdentitySigner signer_{test::signerIdentity()};
};

} // namespace

TEST_F(Signing, AsksTheKeyExactlyOnceAndTellsEachStage)
{
    std::vector<std::string> stages;
    const auto note = [&](const base::ProgressStep& step) {
        if (stages.empty() || stages.back() != step.stage) stages.emplace_back(step.stage);
    };

    const auto result = pades::sign(input_, output_, signer_, options_, {}, note);

    ASSERT_TRUE(result);
    EXPECT_EQ(signer_.asked(), 1);
    EXPECT_EQ(stages, (std::vector<std::string>{"stage.read", "stage.copy", "stage.sign", "stage.check", "stage.write"}));
}

TEST_F(Signing, WritesTheDictionaryThatBaselineAsksFor)
{
    options_.reason = "Renouvellement de la clé";
    options_.location = "Paris";
    ASSERT_TRUE(sign());

    const auto found = pdf::inspect(output_);

    ASSERT_TRUE(found);
    ASSERT_EQ(found->signatures.size(), 1U);
    const auto& signature = found->signatures.front();
    EXPECT_EQ(signature.type, "Sig");
    EXPECT_EQ(signature.filter, "Adobe.PPKLite");
    EXPECT_EQ(signature.subFilter, "ETSI.CAdES.detached");
    EXPECT_EQ(signature.time, "D:20261121120000Z");
    EXPECT_EQ(signature.reason, options_.reason);
    EXPECT_EQ(signature.location, "Paris");
    EXPECT_EQ(signature.name, signer_.certificate().commonName);
    EXPECT_FALSE(signature.hasCert);
    EXPECT_EQ(signature.contents.size(), 32'768U);
    EXPECT_GT(signature.contentsBegin, 0U);
    EXPECT_EQ(signature.revision, 1U);
    EXPECT_EQ(found->revisions.back().end, found->size);
    EXPECT_EQ(found->certification, 0);
}

TEST_F(Signing, EndsItsRevisionWithALineFeedAndBeginsItOnANewLine)
{
    input_ = test::pdfKind("no-last-line-end").make(folder_);
    ASSERT_TRUE(sign());

    const auto text = test::readText(output_);

    EXPECT_TRUE(text.ends_with("%%EOF\n"));
    EXPECT_EQ(text[test::readText(input_).size()], '\n');
}

class Certifying : public Signing, public testing::WithParamInterface<int> {};

TEST_P(Certifying, StatesItsPermissionsInTheSignatureAndTheCatalog)
{
    options_.certification = GetParam();
    ASSERT_TRUE(sign());

    const auto found = pdf::inspect(output_);

    ASSERT_TRUE(found);
    EXPECT_EQ(found->certification, GetParam());
    EXPECT_EQ(found->signatures.front().certification, GetParam());
    EXPECT_THAT(test::readText(output_), HasSubstr("/Perms << /DocMDP"));
    EXPECT_THAT(test::pdfsig(output_), HasSubstr("Signature is Valid."));
    EXPECT_EQ(test::qpdfComplaints(output_), "");
}

INSTANTIATE_TEST_SUITE_P(EachPermission, Certifying, testing::Values(1, 2, 3));

TEST_F(Signing, AddsAnApprovalToACertificationThatAllowsIt)
{
    options_.certification = 2;
    ASSERT_TRUE(sign());
    options_.certification = 0;
    const auto twice = folder_ / "twice.pdf";

    const auto result = pades::sign(output_, twice, signer_, options_);

    ASSERT_TRUE(result);
    EXPECT_EQ(test::countOf("Signature is Valid.", test::pdfsig(twice)), 2);
}

TEST_F(Signing, RefusesADocumentCertifiedAgainstAnyChange)
{
    options_.certification = 1;
    ASSERT_TRUE(sign());
    input_ = output_;
    output_ = folder_ / "twice.pdf";
    options_.certification = 0;
    test::IdentitySigner second{test::signerIdentity()};

    const auto result = pades::sign(input_, output_, second, options_);

    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, Code::pdfCertified);
    EXPECT_EQ(second.asked(), 0);
    EXPECT_FALSE(fs::exists(output_));
}

TEST_F(Signing, RefusesToCertifyWhatIsSignedAlready)
{
    ASSERT_TRUE(sign());
    options_.certification = 1;

    const auto result = canSign(output_, folder_ / "twice.pdf", options_);

    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, Code::certificationNotFirst);
}

TEST_F(Signing, IsRefusedWhenTheSignatureOutgrowsItsRoom)
{
    std::vector<pki::Certificate> chain(50);
    const auto profile = test::profile(pki::TestProfile::Use::signature, pki::TestProfile::Key::p256);
    for (auto& certificate : chain)
        certificate = test::issue(profile).certificate; // different ones, or they are stored once
    signer_.setChain(chain);

    const auto result = sign();

    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, Code::signatureTooLarge);
    EXPECT_FALSE(fs::exists(output_));
}

TEST_F(Signing, LeavesNoTargetWhenTheCheckRefusesTheFinishedFile)
{
    fs::path looked;
    const auto refuse = [&](const fs::path& file) -> base::Status {
        looked = file;
        EXPECT_THAT(test::pdfsig(test::writeText(folder_ / "copy.pdf", test::readText(file))), HasSubstr("Signature is Valid."));
        return base::fail(Code::selfCheckFailed);
    };

    const auto result = sign({}, refuse);

    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, Code::selfCheckFailed);
    EXPECT_FALSE(looked.empty());
    EXPECT_FALSE(fs::exists(output_));
}

TEST_F(Signing, StopsWithoutATargetAndWithoutTheKeyWhenAskedTo)
{
    std::stop_source source;
    source.request_stop();

    const auto result = sign(source.get_token());

    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, Code::cancelled);
    EXPECT_EQ(signer_.asked(), 0);
    EXPECT_FALSE(fs::exists(output_));
}

TEST_F(Signing, RefusesAnExpiredOrNotYetValidCertificateBeforeTheKeyIsAsked)
{
    options_.time = signer_.certificate().notAfter + std::chrono::seconds{1};
    EXPECT_EQ(refusal(), Code::certificateExpired);

    options_.time = signer_.certificate().notBefore - std::chrono::seconds{1};
    EXPECT_EQ(refusal(), Code::certificateNotYetValid);
}

TEST_F(Signing, PutsTheVisibleSignatureOnItsPageAsTextThatCanBeCopied)
{
    const std::vector<std::string> lines{"Signé par TEST Hélène L’Œuvre", "Le 21/11/2026 – 140,50 €", "« Commande » n° 425490"};
    options_.visible = pdf::Visible{{2, 72, 72, 220, 60}, lines};

    ASSERT_TRUE(sign());

    const auto text = test::textOfPages(output_);
    for (const auto& line : lines)
        EXPECT_THAT(text, HasSubstr(line));
    EXPECT_THAT(test::run({"pdffonts", output_}).output, HasSubstr("SCEAUX+DejaVuSans"));
    EXPECT_THAT(test::pdfsig(output_), HasSubstr("Total document signed"));
    EXPECT_EQ(test::qpdfComplaints(output_), "");
    EXPECT_NE(test::drawnBy("mutool", output_), test::drawnBy("mutool", input_));
}

TEST_F(Signing, CopiesANarrowNoBreakSpaceAsASpace)
{
    options_.visible = pdf::Visible{{1, 72, 72, 220, 60}, {"Le prix\u202f: 1\u202f234\u00a0€"}};

    ASSERT_TRUE(sign());

    EXPECT_THAT(test::textOfPages(output_), HasSubstr("Le prix : 1 234 €"));
}

TEST_F(Signing, RefusesAPageOrAPlaceThatTheDocumentDoesNotHave)
{
    options_.visible = pdf::Visible{{3, 72, 72, 220, 60}, {"TEST"}};
    EXPECT_EQ(refusal(), Code::pageOutOfRange);

    options_.visible = pdf::Visible{{1, 500, 72, 220, 60}, {"TEST"}};
    EXPECT_EQ(refusal(), Code::pageOutOfRange);
}

} // namespace sceau::pades
