#include "base/whole_file.hpp"
#include "demo_renewal.hpp"
#include "workflow/resume.hpp"

#include <nlohmann/json.hpp>
#include <sys/stat.h>

namespace sceau::workflow {
namespace {

using base::Code;
using test::DemoRenewal;
namespace fs = std::filesystem;

class AResumedRenewal : public DemoRenewal {
protected:
    std::string resumeText() const { return std::string{base::textOf(base::readFile(resumeFiles().at(0), 65536).value())}; }
};

class AClosedWindow : public AResumedRenewal, public testing::WithParamInterface<Step> {};

TEST_P(AClosedWindow, ResumesWhereItWasWithEveryAnswer)
{
    open();
    ASSERT_TRUE(goTo(GetParam()));
    auto typed = now().contact;
    if (!now().contactConfirmed) {
        typed.city = "Gren";
        renewal->draftContact(typed);
    }
    const auto before = now();
    const auto logins = module.count("C_Login");

    open();

    ASSERT_TRUE(until([](const Snapshot& s) { return !s.busy && s.step == GetParam(); }));
    EXPECT_TRUE(now().resumed);
    EXPECT_EQ(now().activated, before.activated);
    EXPECT_EQ(now().identityAccepted, before.identityAccepted);
    EXPECT_EQ(now().contact, typed);
    EXPECT_EQ(now().contactConfirmed, before.contactConfirmed);
    EXPECT_EQ(now().dossierId, before.dossierId);
    EXPECT_EQ(now().dossierRead, before.dossierRead);
    EXPECT_EQ(module.count("C_Login"), logins);
    ASSERT_TRUE(goTo(Step::signing));
    sign();
    EXPECT_EQ(now().step, Step::done);
}

INSTANTIATE_TEST_SUITE_P(Workflow, AClosedWindow,
                         testing::Values(Step::pin, Step::eligibility, Step::identity, Step::contact, Step::dossier, Step::signing));

TEST_F(AResumedRenewal, AfterItsSignatureShowsTheSignedFileAgain)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    sign();
    ASSERT_EQ(now().step, Step::done);

    open();

    ASSERT_TRUE(until([](const Snapshot& s) { return !s.busy && s.step == Step::done; }));
    EXPECT_EQ(now().target, target);
    EXPECT_TRUE(now().recorded);
    EXPECT_TRUE(now().report->signatures.at(0).intact);
}

TEST_F(AResumedRenewal, WhoseSignedFileIsGoneOffersThePortalsCopy)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    sign();
    close();
    fs::remove(target);

    open();

    ASSERT_TRUE(untilKey(KeyState::notRenewable));
    EXPECT_EQ(code(), Code::orderSigned);
    EXPECT_TRUE(fs::exists(now().signedFile));
}

TEST_F(AResumedRenewal, ShowsTheIssuedBytesAndComposesNothingAnew)
{
    open();
    ASSERT_TRUE(goTo(Step::dossier));
    const auto shown = base::readFile(now().dossierFile, 64U << 20U).value();
    open();
    ASSERT_TRUE(until([](const Snapshot& s) { return s.step == Step::dossier; }));
    EXPECT_EQ(base::readFile(now().dossierFile, 64U << 20U).value(), shown);
    EXPECT_EQ(openPortal()->issued(now().order->number).value()->version, 1);
}

TEST_F(AResumedRenewal, LiesInAFileOfItsOwnerAloneWithoutThePin)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    close();
    const auto kept = nlohmann::json::parse(resumeText()).flatten();
    for (const auto& [key, value] : kept.items())
        EXPECT_NE(value, test::rightPin().view()) << key;
    struct stat found {};
    ASSERT_EQ(::stat(resumeFiles().at(0).c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777U, 0600U);
}

TEST_F(AResumedRenewal, OfAnotherKeyIsNotTouched)
{
    open();
    ASSERT_TRUE(goTo(Step::contact));
    open("siren-changed");
    ASSERT_TRUE(untilKey(KeyState::ready));
    EXPECT_FALSE(now().resumed);
    EXPECT_EQ(now().step, Step::key);
    EXPECT_EQ(resumeFiles().size(), 1U);
}

TEST_F(AResumedRenewal, ThatIsBrokenStartsAnew)
{
    open();
    ASSERT_TRUE(goTo(Step::contact));
    close();
    ASSERT_TRUE(
        base::writeFile(resumeFiles().at(0), base::bytesOf("{"), base::WholeFile::Existing::replace, base::WholeFile::Readers::ownerOnly));
    open();
    ASSERT_TRUE(untilKey(KeyState::ready));
    EXPECT_FALSE(now().resumed);
    EXPECT_EQ(now().step, Step::key);
    EXPECT_TRUE(resumeFiles().empty());
}

TEST_F(AResumedRenewal, WhoseRulesFailMeanwhileStopsAgain)
{
    open();
    ASSERT_TRUE(goTo(Step::contact));
    close();
    changePortal("UPDATE directory SET siren = '987654324' WHERE cnbf = '012345'");
    open();
    ASSERT_TRUE(until([](const Snapshot& s) { return !s.busy && s.step == Step::eligibility; }));
    EXPECT_EQ(now().eligibility->eligible, renewal::Eligible::no);
    renewal->next();
    EXPECT_EQ(now().step, Step::eligibility);
}

TEST_F(AResumedRenewal, WhoseDossierWasWithdrawnAsksForTheDetailsAgain)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    const auto number = now().order->number;
    close();
    ASSERT_TRUE(openPortal()->cancelIssued(number, base::Clock{}.now()));
    open();
    ASSERT_TRUE(until([](const Snapshot& s) { return !s.busy && s.step == Step::contact; }));
    EXPECT_FALSE(now().contactConfirmed);
    EXPECT_EQ(now().contact, test::soundContact());
}

TEST_F(AResumedRenewal, KeepsWhatWasTypedAMomentAgo)
{
    open();
    ASSERT_TRUE(goTo(Step::contact));
    auto typed = now().contact;
    typed.organisation = "TEST Ca";
    renewal->draftContact(typed);
    close();
    EXPECT_EQ(parseResume(resumeText())->contact.organisation, "TEST Ca");
}

} // namespace
} // namespace sceau::workflow
