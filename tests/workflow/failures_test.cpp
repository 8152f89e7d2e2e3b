#include "base/whole_file.hpp"
#include "demo_renewal.hpp"
#include "shared/test_pki.hpp"

namespace sceau::workflow {
namespace {

using base::Code;
using test::DemoRenewal;
using test::rightPin;
using test::soundContact;
namespace fs = std::filesystem;

class AFailedRenewal : public DemoRenewal {
protected:
    void refuseRecording() { changePortal("CREATE TRIGGER full BEFORE INSERT ON signed_dossiers BEGIN SELECT RAISE(ABORT, 'full'); END"); }
    void allowRecording() { changePortal("DROP TRIGGER full"); }
};

TEST_F(AFailedRenewal, WhoseTargetExistsUsesNoPin)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    ASSERT_TRUE(base::writeFile(target, base::bytesOf("precious")));

    sign();

    EXPECT_EQ(code(), Code::targetExists);
    EXPECT_EQ(now().step, Step::signing);
    EXPECT_EQ(module.count("C_Login"), 1);
    EXPECT_EQ(base::textOf(base::readFile(target, 100).value()), "precious");
    renewal->sign(target, true, rightPin(), false);
    ASSERT_TRUE(untilIdle());
    EXPECT_EQ(now().step, Step::done);
}

TEST_F(AFailedRenewal, WhoseTargetHasNoFolderUsesNoPin)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    renewal->sign(folder / "nowhere" / "signed.pdf", false, rightPin(), false);
    ASSERT_TRUE(untilIdle());
    EXPECT_TRUE(code());
    EXPECT_EQ(now().step, Step::signing);
    EXPECT_EQ(module.count("C_Login"), 1);
}

TEST_F(AFailedRenewal, WhoseTargetCannotBeWrittenUsesNoPin)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    renewal->sign("/proc/sceau/signed.pdf", false, rightPin(), false);
    ASSERT_TRUE(untilIdle());
    EXPECT_TRUE(code());
    EXPECT_EQ(module.count("C_Login"), 1);
}

TEST_F(AFailedRenewal, WithoutTheKeysAuthorityLeavesNoFile)
{
    auto strangers = settings("renewable");
    strangers.anchors = {sceau::test::otherAuthority().root().certificate};
    renewal = std::make_unique<Renewal>(strangers);
    renewal->start();
    ASSERT_TRUE(goTo(Step::signing));

    sign();

    EXPECT_EQ(code(), Code::selfCheckFailed);
    EXPECT_FALSE(fs::exists(target));
    EXPECT_EQ(openPortal()->order(now().order->number)->step, renewal::OrderStep::dossierIssued);
}

TEST_F(AFailedRenewal, ThatThePortalDidNotRecordKeepsItsFileAndRecordsLater)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    refuseRecording();

    sign();
    EXPECT_EQ(now().step, Step::done);
    EXPECT_TRUE(code());
    EXPECT_FALSE(now().recorded);
    EXPECT_TRUE(now().report && fs::exists(target));
    renewal->recordAgain();
    ASSERT_TRUE(untilIdle());
    EXPECT_FALSE(now().recorded);
    allowRecording();
    renewal->recordAgain();
    ASSERT_TRUE(untilIdle());

    EXPECT_TRUE(now().recorded);
    EXPECT_FALSE(code());
    EXPECT_EQ(openPortal()->order(now().order->number)->step, renewal::OrderStep::signedElectronically);
}

TEST_F(AFailedRenewal, ThatThePortalDidNotRecordIsResumedToRecordLater)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    refuseRecording();
    sign();
    close();
    allowRecording();

    open();
    ASSERT_TRUE(until([](const Snapshot& s) { return !s.busy && s.step == Step::done; }));
    EXPECT_FALSE(now().recorded);
    renewal->recordAgain();
    ASSERT_TRUE(untilIdle());

    EXPECT_TRUE(now().recorded);
}

TEST_F(AFailedRenewal, WhosePortalGoesAwayKeepsWhatWasTyped)
{
    open();
    ASSERT_TRUE(goTo(Step::contact));
    changePortal("ALTER TABLE dossiers RENAME TO gone");

    renewal->confirmContact(soundContact());
    ASSERT_TRUE(untilIdle());
    EXPECT_TRUE(code());
    EXPECT_EQ(now().step, Step::contact);
    EXPECT_EQ(now().contact, soundContact());
    changePortal("ALTER TABLE gone RENAME TO dossiers");
    renewal->confirmContact(soundContact());
    ASSERT_TRUE(untilIdle());

    EXPECT_EQ(now().step, Step::dossier);
}

class ACancelledRenewal : public DemoRenewal {
protected:
    /// The key has the digest and does not answer.
    void signUntilTheKeyIsAsked()
    {
        module.rules({"C_Sign 1 hang"});
        renewal->sign(target, false, rightPin(), false);
        ASSERT_TRUE(until([&](const Snapshot&) { return module.count("C_Sign") == 1; }));
    }
    /// The key answers at last.
    void letTheKeyAnswer()
    {
        module.rules({});
        module.waitFor("C_Logout", 2);
    }
};

TEST_F(ACancelledRenewal, DuringTheCompositionIssuesNothing)
{
    open();
    ASSERT_TRUE(goTo(Step::contact));
    renewal->confirmContact(soundContact());
    EXPECT_TRUE(now().busy && now().cancellable);

    renewal->cancel();

    EXPECT_FALSE(now().busy);
    EXPECT_EQ(code(), Code::cancelled);
    EXPECT_EQ(now().step, Step::contact);
    EXPECT_EQ(now().contact, soundContact());
    ASSERT_TRUE(goTo(Step::dossier)) << "and a second confirmation does";
}

TEST_F(ACancelledRenewal, WhileTheKeySignsGetsNoFileEvenWhenTheKeyAnswers)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    signUntilTheKeyIsAsked();

    renewal->cancel();
    EXPECT_FALSE(now().busy);
    EXPECT_EQ(code(), Code::cancelled);
    letTheKeyAnswer();
    sign();

    EXPECT_EQ(now().step, Step::done) << "the second signature is made";
    EXPECT_EQ(module.count("C_Sign"), 2);
    const auto files = std::distance(fs::directory_iterator(folder), fs::directory_iterator{});
    EXPECT_EQ(files, 4) << "portal, folders of renewals and of what was signed, and the one signed file: nothing of the first signature";
}

TEST_F(ACancelledRenewal, KeepsItsAnswersForTheNextWindow)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    signUntilTheKeyIsAsked();
    renewal->cancel();
    close();
    module.rules({});

    open();

    ASSERT_TRUE(until([](const Snapshot& s) { return !s.busy && s.step == Step::signing; }));
    EXPECT_TRUE(now().dossierRead);
}

TEST_F(ACancelledRenewal, IsAlsoAWindowClosedWhileADeadKeySigns)
{
    open();
    ASSERT_TRUE(goTo(Step::signing));
    signUntilTheKeyIsAsked();

    close();

    EXPECT_FALSE(fs::exists(target));
    EXPECT_EQ(resumeFiles().size(), 1U);
}

TEST_F(ACancelledRenewal, HasNothingToCancelWhenNothingRuns)
{
    open();
    ASSERT_TRUE(goTo(Step::contact));
    renewal->cancel();
    EXPECT_FALSE(code());
}

TEST_F(ACancelledRenewal, IsAlsoAWindowClosedWhileADeadDriverSearches)
{
    module.rules({"C_GetSlotList * hang"});
    open();
    module.waitFor("C_GetSlotList");

    close();

    EXPECT_EQ(module.count("C_Login"), 0);
    EXPECT_TRUE(resumeFiles().empty());
    module.rules({});
    module.waitFor("C_Finalize");
}

} // namespace
} // namespace sceau::workflow
