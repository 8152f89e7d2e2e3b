#include "base/whole_file.hpp"
#include "demo_renewal.hpp"
#include "pdf/inspect.hpp"
#include "review/review.hpp"
#include "workflow/transitions.hpp"

#include <set>
#include <sys/stat.h>

namespace sceau::workflow {
namespace {

using test::DemoRenewal;
using test::soundContact;
namespace fs = std::filesystem;

class ARenewal : public DemoRenewal {};

mode_t modeOf(const fs::path& path)
{
    struct stat found {};
    return ::stat(path.c_str(), &found) == 0 ? found.st_mode & 07777U : 0;
}

TEST_F(ARenewal, EndsWithASignedPdfThatEveryJudgeAccepts)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    const auto issued = base::readFile(now().dossierFile, 64U << 20U).value();

    sign();

    ASSERT_EQ(now().step, Step::done) << (code() ? base::name(*code()) : "");
    EXPECT_FALSE(code());
    EXPECT_TRUE(now().recorded);
    ASSERT_EQ(now().report->signatures.size(), 1U);
    const auto& signature = now().report->signatures.front();
    EXPECT_TRUE(signature.intact);
    EXPECT_EQ(signature.coverage, pades::Coverage::wholeFile);
    EXPECT_EQ(signature.changes, pades::Changes::none);
    EXPECT_EQ(signature.certification, 1);
    EXPECT_EQ(signature.chain.size(), 3U) << "leaf, issuing authority, root";
    EXPECT_TRUE(review::acceptOwnSignature(*now().report, true));
    const auto judged = test::pdfsig(target);
    EXPECT_NE(judged.find("Signature is Valid."), std::string::npos) << judged;
    EXPECT_NE(judged.find("Total document signed"), std::string::npos) << judged;

    const auto bytes = base::readFile(target, 64U << 20U).value();
    ASSERT_GT(bytes.size(), issued.size());
    EXPECT_TRUE(std::equal(issued.begin(), issued.end(), bytes.begin())) << "the issued bytes are the beginning of the signed file";
    EXPECT_EQ(openPortal()->signedDossier(now().order->number).value(), bytes);
    EXPECT_EQ(openPortal()->order(now().order->number)->step, renewal::OrderStep::signedElectronically);
}

TEST_F(ARenewal, SpendsOneLoginToActivateAndOneToSign)
{
    open();
    ASSERT_TRUE(goTo(Step::pin));
    EXPECT_EQ(module.count("C_Login"), 0) << "nothing before the PIN needs it";
    ASSERT_TRUE(goTo(Step::signing));
    EXPECT_EQ(module.count("C_Login"), 1);
    sign();
    EXPECT_EQ(module.count("C_Login"), 2);
    EXPECT_EQ(module.count("C_Sign"), 1);
}

TEST_F(ARenewal, ShowsItsDossierInAFileOfItsOwnerAloneThatGoesWithIt)
{
    open();
    ASSERT_TRUE(goTo(Step::dossier));
    const auto file = now().dossierFile;
    EXPECT_EQ(modeOf(file), 0600U);
    EXPECT_EQ(modeOf(file.parent_path()), 0700U);
    EXPECT_EQ(now().dossierPages, pdf::inspect(file)->pages);
    EXPECT_EQ(now().dossierId, openPortal()->issued(now().order->number).value()->id);

    close();
    EXPECT_FALSE(fs::exists(file));
}

TEST_F(ARenewal, FollowsItsSignatureThroughRealStages)
{
    std::vector<std::string> stages;
    open();
    ASSERT_TRUE(goTo(Step::signing));
    QObject::connect(renewal.get(), &Renewal::changed, [&] {
        if (now().busy && (stages.empty() || stages.back() != now().stage)) stages.push_back(now().stage);
    });

    sign();

    const std::vector<std::string> expected{"stage.prepare", "stage.key", "stage.check", "stage.write", "stage.record"};
    EXPECT_EQ(stages, expected);
}

TEST_F(ARenewal, ProposesTheDirectorysContactAndIssuesTheConfirmedOne)
{
    open();
    ASSERT_TRUE(goTo(Step::contact));
    EXPECT_EQ(now().contact.city, "Paris");

    renewal->confirmContact(soundContact());
    ASSERT_TRUE(untilIdle());

    EXPECT_EQ(now().step, Step::dossier);
    EXPECT_TRUE(now().contactConfirmed);
    const auto issued = openPortal()->issued(now().order->number).value();
    EXPECT_EQ(renewal::parseContact(issued->contact), soundContact());
}

TEST_F(ARenewal, RefusesContactDetailsThatBreakARuleAndKeepsThem)
{
    open();
    ASSERT_TRUE(goTo(Step::contact));
    auto typed = soundContact();
    typed.postcode = "6900";

    renewal->confirmContact(typed);
    ASSERT_TRUE(untilIdle());

    EXPECT_EQ(code(), base::Code::contactInvalid);
    EXPECT_EQ(now().error->facts.at("field"), "postcode");
    EXPECT_EQ(now().step, Step::contact);
    EXPECT_EQ(now().contact.postcode, "6900");
    EXPECT_FALSE(openPortal()->issued(now().order->number).value());
}

TEST_F(ARenewal, CorrectedMakesTheNextVersionOfItsDossier)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    const auto first = now().dossierId;

    renewal->correctContact();
    ASSERT_TRUE(untilIdle());
    EXPECT_EQ(now().step, Step::contact);
    EXPECT_FALSE(now().contactConfirmed || now().dossierRead);
    EXPECT_TRUE(now().dossierFile.empty());
    auto corrected = soundContact();
    corrected.city = "Villeurbanne";
    renewal->confirmContact(corrected);
    ASSERT_TRUE(untilIdle());

    EXPECT_NE(now().dossierId, first);
    EXPECT_EQ(openPortal()->issued(now().order->number).value()->version, 2);
    ASSERT_TRUE(goTo(Step::signing));
    sign();
    EXPECT_EQ(now().step, Step::done);
}

TEST_F(ARenewal, GoesBackWithoutForgettingAnAnswer)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    while (now().step != Step::key)
        renewal->back();
    for (int step = 0; step < static_cast<int>(Step::signing); ++step) {
        EXPECT_EQ(static_cast<int>(now().step), step);
        renewal->next();
    }
    EXPECT_EQ(now().step, Step::signing);
    EXPECT_EQ(module.count("C_Login"), 1);
}

TEST_F(ARenewal, DoesNotSignWhatWasNotRead)
{
    open();
    ASSERT_TRUE(goTo(Step::dossier));

    sign();

    EXPECT_EQ(code(), base::Code::acceptanceMissing);
    EXPECT_FALSE(fs::exists(target));
    EXPECT_EQ(module.count("C_Login"), 1);
}

TEST_F(ARenewal, DoesNotSignAnotherVersionThanTheOneShown)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    const auto elsewhere = openPortal();
    ASSERT_TRUE(elsewhere->cancelIssued(now().order->number, settings("").clock.now()));
    ASSERT_TRUE(elsewhere->issue(now().order->number, base::bytesOf("%PDF-1.7"), "{}", settings("").clock.now()));

    sign();

    EXPECT_EQ(code(), base::Code::dossierAltered);
    EXPECT_FALSE(fs::exists(target));
    EXPECT_EQ(module.count("C_Login"), 1) << "no PIN was used for it";
}

TEST_F(ARenewal, SavesACopyButNotOverAnotherFileUnasked)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    sign();
    const auto copy = folder / "copy.pdf";

    renewal->saveCopy(copy, false);
    ASSERT_TRUE(untilIdle());
    EXPECT_EQ(base::readFile(copy, 64U << 20U), base::readFile(target, 64U << 20U));
    renewal->saveCopy(copy, false);
    ASSERT_TRUE(untilIdle());
    EXPECT_EQ(code(), base::Code::targetExists);
    renewal->saveCopy(copy, true);
    ASSERT_TRUE(untilIdle());
    EXPECT_FALSE(code());
    renewal->saveCopy(target, true);
    ASSERT_TRUE(untilIdle());
    EXPECT_EQ(code(), base::Code::targetIsInput);
}

TEST_F(ARenewal, LeavesNoResumeFileOnceFinished)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    sign();
    ASSERT_TRUE(until([&](const Snapshot&) { return resumeFiles().size() == 1; }));

    renewal->finish();
    close();

    EXPECT_TRUE(resumeFiles().empty());
    EXPECT_TRUE(fs::exists(target));
}

TEST_F(ARenewal, FinishedSaysThatItsOrderIsSignedAndShowsTheFile)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    sign();

    renewal->finish();

    ASSERT_TRUE(untilKey(KeyState::notRenewable));
    EXPECT_EQ(code(), base::Code::orderSigned);
    EXPECT_EQ(base::readFile(now().signedFile, 64U << 20U), base::readFile(target, 64U << 20U));
    EXPECT_EQ(modeOf(now().signedFile), 0600U);
}

} // namespace
} // namespace sceau::workflow
