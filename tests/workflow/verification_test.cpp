#include "workflow/verification.hpp"

#include "pades/sign.hpp"
#include "shared/certificates.hpp"
#include "shared/identity_signer.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"
#include "shared/trusted_lists.hpp"
#include "until.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace sceau::workflow {
namespace {

using review::Verdict;
using test::until;
namespace fs = std::filesystem;

/// One PDF signed by our own signer; made once.
const std::string& signedPdf()
{
    static const auto made = [] {
        const auto folder = sceau::test::temporaryFolder("to-verify");
        const auto input = sceau::test::writeText(folder / "input.pdf", sceau::test::twoPages().classic());
        sceau::test::IdentitySigner signer(sceau::test::signerIdentity(pki::TestProfile::Key::p256));
        signer.setChain({sceau::test::authority().issuing().certificate});
        pades::SignOptions options;
        options.time = sceau::test::now();
        options.visible = pdf::Visible{{1, 50, 50, 200, 60}, {"TEST Hélène"}};
        EXPECT_TRUE(pades::sign(input, folder / "signed.pdf", signer, options));
        return sceau::test::readText(folder / "signed.pdf");
    }();
    return made;
}

std::string alteredPdf()
{
    auto text = signedPdf();
    text[text.find("obj") + 8] ^= 1;
    return text;
}

/// A window's verification, of files in a folder of the test's own, without a network.
class AVerification : public testing::Test {
protected:
    AVerification()
    {
        VerificationSettings settings;
        settings.anchors = {sceau::test::authority().root().certificate};
        settings.clock = base::Clock(sceau::test::now());
        open(std::move(settings));
    }

    void open(VerificationSettings settings)
    {
        verification = std::make_unique<Verification>(std::move(settings));
        QObject::connect(verification.get(), &Verification::judged, [this](const auto& places) { told += places.size(); });
    }

    fs::path file(const std::string& name, const std::string& content)
    {
        fs::create_directories((folder / name).parent_path());
        return sceau::test::writeText(folder / name, content);
    }

    bool untilDone()
    {
        return until([this] { return !verification->state().busy(); });
    }

    const KeptReview* at(const std::string& name)
    {
        for (const auto& listed : verification->files())
            if (listed.path.filename() == name) return listed.kept.get();
        return nullptr;
    }

    fs::path folder = sceau::test::temporaryFolder("verified");
    std::size_t told = 0;
    std::unique_ptr<Verification> verification;
};

/// A window whose only authorities are those of a trusted list, for one signed file.
class AVerificationWithAList : public AVerification {
protected:
    void openWith(const sceau::test::ListDraft& draft, const pki::TestIdentity& signedBy)
    {
        VerificationSettings settings;
        settings.trustedLists = {{file("list.xml", sceau::test::signedList(sceau::test::unsignedList(draft), signedBy)),
                                  {file("operator.pem", toPem(schemeOperator.certificate))}}};
        settings.clock = base::Clock(sceau::test::now());
        open(std::move(settings));
    }

    void verify()
    {
        verification->add({file("signed.pdf", signedPdf())});
        ASSERT_TRUE(untilDone());
    }

    bool lacksAPath(const std::string& name)
    {
        return at(name)->review().report.signatures.at(0).subIndication == "NO_CERTIFICATE_CHAIN_FOUND";
    }

    [[nodiscard]] static sceau::test::ListDraft draft(const std::string& nextUpdate)
    {
        return {{{"TEST service",
                  {sceau::test::authority().root().certificate},
                  {{"2020-03-04T01:00:00Z", "granted", sceau::test::foreSignatures()}}}},
                nextUpdate};
    }

    pki::TestIdentity schemeOperator = sceau::test::made(sceau::test::draftFor("TEST scheme operator", nullptr));
};

} // namespace

TEST_F(AVerificationWithAList, BelievesItsServicesAndSaysWhatItKnowsOfTheSigner)
{
    openWith(draft("2036-01-01T00:00:00Z"), schemeOperator);
    EXPECT_TRUE(verification->state().anchored);

    verify();

    ASSERT_NE(at("signed.pdf"), nullptr);
    EXPECT_EQ(at("signed.pdf")->verdict(), Verdict::pending) << "nobody was asked whether the certificate is revoked";
    EXPECT_FALSE(lacksAPath("signed.pdf"));
    const auto findings = at("signed.pdf")->review().findings;
    EXPECT_TRUE(std::any_of(findings.begin(), findings.end(), [](const auto& each) { return each.code.starts_with("listed."); }));
    EXPECT_TRUE(verification->state().problems.empty());
}

TEST_F(AVerificationWithAList, BelievesNobodyForAListOutOfDateAndSaysSo)
{
    openWith(draft("2021-01-01T00:00:00Z"), schemeOperator);

    verify();

    ASSERT_NE(at("signed.pdf"), nullptr);
    EXPECT_TRUE(lacksAPath("signed.pdf"));
    ASSERT_EQ(verification->state().problems.size(), 1U);
    EXPECT_EQ(verification->state().problems.front().code, base::Code::trustedListOutdated);
}

TEST_F(AVerificationWithAList, JudgesNothingWithOneThatSomebodyElseSigned)
{
    openWith(draft("2036-01-01T00:00:00Z"), sceau::test::made(sceau::test::draftFor("TEST somebody else", nullptr)));

    verify();

    EXPECT_EQ(at("signed.pdf"), nullptr);
    ASSERT_TRUE(verification->state().error);
    EXPECT_EQ(verification->state().error->code, base::Code::trustedListInvalid);
}

TEST_F(AVerification, JudgesFilesOfAFolderWithoutAnyoneWaiting)
{
    file("signed.pdf", signedPdf());
    file("deeper/altered.pdf", alteredPdf());
    file("unsigned.pdf", sceau::test::twoPages().classic());
    file("broken.pdf", "%PDF-1.7 TEST");
    file("letter.txt", "TEST");

    verification->add({folder});
    EXPECT_TRUE(verification->state().busy());
    ASSERT_TRUE(untilDone());

    ASSERT_EQ(verification->files().size(), 4U);
    EXPECT_EQ(verification->state().judged(), 4U);
    EXPECT_EQ(told, 4U);
    ASSERT_NE(at("signed.pdf"), nullptr);
    EXPECT_EQ(at("signed.pdf")->verdict(), Verdict::pending) << "nobody was asked whether the certificate is revoked";
    EXPECT_EQ(at("signed.pdf")->signer(), sceau::test::signerIdentity(pki::TestProfile::Key::p256).certificate.commonName);
    EXPECT_EQ(at("altered.pdf")->verdict(), Verdict::rejected);
    EXPECT_TRUE(at("unsigned.pdf")->isUnsigned());
    EXPECT_EQ(at("broken.pdf")->review().report.status, pades::FileStatus::unreadable);
    EXPECT_EQ(verification->state().count(Verdict::rejected), 3U);
}

TEST_F(AVerification, KnowsWhereASignatureShowsAndWhatItSigned)
{
    file("signed.pdf", signedPdf());

    verification->add({folder / "signed.pdf"});
    ASSERT_TRUE(untilDone());

    const auto review = at("signed.pdf")->review();
    ASSERT_EQ(review.views.size(), 1U);
    EXPECT_EQ(review.views[0].page, 1U);
    EXPECT_EQ(review.views[0].end, signedPdf().size());
    const auto place = review.views[0].place;
    EXPECT_LT(place.left, place.right);
    EXPECT_LT(place.top, place.bottom);
    EXPECT_GT(place.top, review::Place::whole / 2) << "near the foot of the page";
}

TEST_F(AVerification, JudgesAFileAgainThatIsAddedAgain)
{
    const auto path = file("letter.pdf", signedPdf());
    verification->add({path});
    ASSERT_TRUE(untilDone());
    file("letter.pdf", alteredPdf());

    verification->add({path});
    ASSERT_TRUE(untilDone());

    EXPECT_EQ(verification->files().size(), 1U);
    EXPECT_EQ(at("letter.pdf")->verdict(), Verdict::rejected);
    EXPECT_EQ(verification->state().judged(), 1U);
}

TEST_F(AVerification, SaysWhichPathsAreNotThereAndThatAFolderHoldsNoPdf)
{
    verification->add({folder / "missing.pdf"});
    ASSERT_TRUE(untilDone());
    ASSERT_EQ(verification->state().problems.size(), 1U);
    EXPECT_EQ(verification->state().problems[0].code, base::Code::fileMissing);

    verification->add({folder});
    ASSERT_TRUE(untilDone());
    EXPECT_TRUE(verification->state().problems.empty());
    EXPECT_TRUE(verification->state().nothingFound);
}

TEST_F(AVerification, ThatIsCancelledKeepsItsVerdictsAndGoesOnLater)
{
    constexpr std::size_t many = 60;
    for (std::size_t i = 0; i < many; ++i)
        file("file" + std::to_string(i) + ".pdf", signedPdf());
    verification->add({folder});
    ASSERT_TRUE(until([this] { return verification->state().judged() > 0; }));

    verification->cancel();

    EXPECT_FALSE(verification->state().busy());
    const auto judged = verification->state().judged();
    EXPECT_LT(judged, many);
    EXPECT_TRUE(verification->state().stopped);
    EXPECT_FALSE(verification->state().error) << "a person's wish is no failure";

    verification->resume();
    ASSERT_TRUE(untilDone());
    EXPECT_EQ(verification->state().judged(), many);
    EXPECT_FALSE(verification->state().stopped);
}

TEST_F(AVerification, JudgesEverythingAnewUnderOtherRules)
{
    file("signed.pdf", signedPdf());
    verification->add({folder});
    ASSERT_TRUE(untilDone());
    ASSERT_TRUE(at("signed.pdf")->review().findings.empty());

    verification->setRules(Rules::dossier);
    ASSERT_TRUE(untilDone());

    const auto findings = at("signed.pdf")->review().findings;
    const auto uncompared = std::any_of(findings.begin(), findings.end(), [](const auto& each) { return each.code == "ORD-644"; });
    EXPECT_TRUE(uncompared) << "without a portal nothing was compared, and that is said";
}

TEST_F(AVerification, StopsAtAPortalThatCannotBeReadAndSaysSo)
{
    VerificationSettings settings;
    settings.portal = (folder / "no-portal.db").string();
    settings.clock = base::Clock(sceau::test::now());
    open(std::move(settings));
    file("signed.pdf", signedPdf());

    verification->setRules(Rules::dossier);
    verification->add({folder / "signed.pdf"});
    ASSERT_TRUE(untilDone());

    EXPECT_TRUE(verification->state().error);
    EXPECT_TRUE(verification->state().stopped);
    EXPECT_EQ(verification->state().judged(), 0U);
}

TEST_F(AVerification, WritesEveryKindOfReport)
{
    file("signed.pdf", signedPdf());
    verification->add({folder / "signed.pdf"});
    ASSERT_TRUE(untilDone());

    for (const auto kind : {review::ReportKind::csv, review::ReportKind::junit, review::ReportKind::html, review::ReportKind::json}) {
        const auto target = folder / ("report" + std::to_string(static_cast<int>(kind)));
        verification->writeReport(kind, target);
        ASSERT_TRUE(untilDone());
        EXPECT_EQ(verification->state().report, target);
        EXPECT_NE(sceau::test::readText(target).find("signed.pdf"), std::string::npos);
    }
}

TEST_F(AVerification, SaysWhyAReportCannotBeWritten)
{
    file("signed.pdf", signedPdf());
    verification->add({folder / "signed.pdf"});
    ASSERT_TRUE(untilDone());

    verification->writeReport(review::ReportKind::csv, folder / "no" / "folder" / "report.csv");
    ASSERT_TRUE(untilDone());

    EXPECT_TRUE(verification->state().error);
    EXPECT_TRUE(verification->state().report.empty());
}

TEST_F(AVerification, IsEmptyAgainWhenItIsCleared)
{
    file("signed.pdf", signedPdf());
    verification->add({folder});

    verification->clear();

    EXPECT_TRUE(verification->files().empty());
    EXPECT_FALSE(verification->state().busy());
    EXPECT_EQ(verification->state().judged(), 0U);
}

/// Ten thousand files must fit a small computer.
TEST_F(AVerification, KeepsAReviewInAFewKilobytes)
{
    file("signed.pdf", signedPdf());
    verification->add({folder});
    ASSERT_TRUE(untilDone());

    EXPECT_LT(at("signed.pdf")->packed().size(), 16U * 1024);
}

} // namespace sceau::workflow
