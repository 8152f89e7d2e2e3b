#include "demo_renewal.hpp"
#include "review/review.hpp"
#include "shared/identity_signer.hpp"
#include "shared/live_authorities.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"
#include "shared/time_authority.hpp"
#include "workflow/dossier_file.hpp"
#include "workflow/renewal_steps.hpp"
#include "workflow/signing.hpp"

#include <atomic>
#include <future>
#include <gmock/gmock.h>

namespace sceau::workflow {
namespace {

using base::Code;
using pades::Level;
using sceau::test::LiveAuthorities;
using sceau::test::TimeAuthority;
using test::DemoRenewal;
using test::rightPin;
namespace fs = std::filesystem;

/// A renewal whose settings ask for a level, with a time-stamping authority of its own root.
class ALevel : public DemoRenewal {
protected:
    ALevel() { stamp(); }

    void stamp(std::function<std::string(const std::string&)> alter = {})
    {
        TimeAuthority::Manner manner;
        manner.identity = &unit;
        manner.alter = std::move(alter);
        stamping.emplace(manner);
    }

    void openAsking(Level level)
    {
        auto wanted = settings("renewable");
        wanted.level = level;
        wanted.anchors.push_back(root.certificate);
        wanted.services = {{{stamping->url(), {}}}, {.proxy = ""}, {}};
        renewal = std::make_unique<Renewal>(wanted);
        renewal->start();
    }
    /// Up to the signing step, and until the services were asked.
    [[nodiscard]] bool openAt(Level level)
    {
        openAsking(level);
        return goTo(Step::signing) && untilIdle();
    }
    /// One step before.
    [[nodiscard]] bool openBefore(Level level)
    {
        openAsking(level);
        if (!goTo(Step::dossier)) return false;
        renewal->setDossierRead(true);
        return untilIdle();
    }

    [[nodiscard]] std::string levelOfReport() const
    {
        const auto* own = now().report ? review::ownSignature(*now().report) : nullptr;
        return own ? own->level : "none";
    }
    [[nodiscard]] bool recorded() const
    {
        return openPortal()->order(now().order->number)->step == renewal::OrderStep::signedElectronically;
    }

    void TearDown() override { letGo(); }
    /// A service that keeps its callers waiting ends when its test does.
    void letGo()
    {
        if (!std::exchange(free, true)) gate.set_value();
    }

    std::promise<void> gate;
    bool free = false;
    pki::TestIdentity root = sceau::test::made(sceau::test::authorityDraft("TEST Racine horodatage", nullptr));
    pki::TestIdentity unit = sceau::test::timeUnit(root);
    std::optional<TimeAuthority> stamping;
};

TEST_F(ALevel, OfTheSettingsIsThatOfTheSignature)
{
    ASSERT_TRUE(openAt(Level::timestamped));
    EXPECT_EQ(now().level, Level::timestamped);

    sign();

    ASSERT_EQ(now().step, Step::done) << base::name(code().value_or(Code::internal));
    EXPECT_EQ(levelOfReport(), "B-T");
    EXPECT_EQ(pades::levelOf(target, {root.certificate}), Level::timestamped);
    EXPECT_FALSE(now().shortfall || belowWantedLevel(now()));
    EXPECT_TRUE(now().recorded && recorded());
    EXPECT_EQ(stamping->asked(), 2) << "once before the PIN is typed, once for the signature";
    EXPECT_THAT(test::pdfsig(target), testing::HasSubstr("Signature is Valid."));
}

TEST_F(ALevel, IsFollowedThroughRealStages)
{
    ASSERT_TRUE(openAt(Level::timestamped));
    std::vector<std::string> stages;
    QObject::connect(renewal.get(), &Renewal::changed, [&] {
        if (now().busy && (stages.empty() || stages.back() != now().stage)) stages.push_back(now().stage);
    });

    sign();

    EXPECT_THAT(stages,
                testing::ElementsAre("stage.prepare", "stage.key", "stage.timestamp", "stage.check", "stage.write", "stage.record"));
}

TEST_F(ALevel, WhoseServiceIsDownUsesNoPinAndOffersTheChoice)
{
    ASSERT_TRUE(openAt(Level::timestamped));
    const auto logins = module.count("C_Login");
    stamping.reset();

    renewal->checkLevel();
    ASSERT_TRUE(untilIdle());

    EXPECT_EQ(code(), Code::timestampUnavailable);
    EXPECT_TRUE(now().levelRefused);
    EXPECT_EQ(now().step, Step::signing);
    EXPECT_EQ(module.count("C_Login"), logins);
}

TEST_F(ALevel, IsAskedForBeforeThePinEvenWhenNobodyAskedBefore)
{
    ASSERT_TRUE(openBefore(Level::timestamped));
    stamping.reset();

    sign();

    EXPECT_EQ(code(), Code::timestampUnavailable);
    EXPECT_TRUE(now().levelRefused);
    EXPECT_EQ(now().step, Step::signing);
    EXPECT_FALSE(fs::exists(target));
    EXPECT_EQ(module.count("C_Login"), 1) << "of the activation";
}

TEST_F(ALevel, OutOfReachMayBeBasicThisTimeAndIsSaidToBeBelow)
{
    ASSERT_TRUE(openAt(Level::longTerm)); // the key's authority states no revocation
    ASSERT_EQ(code(), Code::evidenceMissing);
    ASSERT_TRUE(now().levelRefused);

    renewal->settleForBasic();
    EXPECT_EQ(now().level, Level::basic);
    EXPECT_FALSE(code() || now().levelRefused);
    sign();

    ASSERT_EQ(now().step, Step::done);
    EXPECT_EQ(levelOfReport(), "B-B");
    EXPECT_TRUE(belowWantedLevel(now()));
    EXPECT_FALSE(now().shortfall) << "it was chosen";
    EXPECT_TRUE(recorded());
    EXPECT_EQ(module.count("C_Login"), 2);
}

TEST_F(ALevel, SettledForIsAskedForAgainWhenTheStepIsEnteredAnew)
{
    ASSERT_TRUE(openAt(Level::longTerm));
    renewal->settleForBasic();

    renewal->back();
    renewal->next();
    ASSERT_TRUE(untilIdle());

    EXPECT_EQ(now().level, Level::longTerm);
    EXPECT_TRUE(now().levelRefused);
}

TEST_F(ALevel, ThatAnsweredAgainLeadsOn)
{
    auto answers = std::make_shared<std::atomic<bool>>(false);
    stamp([answers](const std::string& response) { return *answers ? response : std::string(); });
    ASSERT_TRUE(openAt(Level::timestamped));
    ASSERT_TRUE(now().levelRefused);
    *answers = true;

    renewal->checkLevel();
    ASSERT_TRUE(untilIdle());
    EXPECT_FALSE(code() || now().levelRefused);
    sign();

    EXPECT_EQ(levelOfReport(), "B-T");
}

TEST_F(ALevel, WhoseServiceFailsAfterTheKeySignedKeepsWhatWasReached)
{
    auto answered = std::make_shared<std::atomic<int>>(0);
    stamp([answered](const std::string& response) { return (*answered)++ == 0 ? response : std::string(); });
    ASSERT_TRUE(openAt(Level::timestamped));

    sign();

    ASSERT_EQ(now().step, Step::done);
    EXPECT_FALSE(code()) << "the dossier is signed";
    ASSERT_TRUE(now().shortfall);
    EXPECT_EQ(now().shortfall->code, Code::timestampUnavailable);
    EXPECT_EQ(levelOfReport(), "B-B");
    EXPECT_TRUE(belowWantedLevel(now()));
    EXPECT_TRUE(now().recorded && recorded());
    EXPECT_EQ(module.count("C_Login"), 2) << "no try is spent twice";
    EXPECT_THAT(test::pdfsig(target), testing::HasSubstr("Signature is Valid."));
}

/// The first request is the check; the second one is never answered.
TEST_F(ALevel, ThatKeepsAPersonWaitingIsGivenUpAndTheSignatureKept)
{
    auto answered = std::make_shared<std::atomic<int>>(0);
    stamp([answered, release = gate.get_future().share()](const std::string& response) {
        if ((*answered)++ > 0) release.wait();
        return response;
    });
    ASSERT_TRUE(openAt(Level::timestamped));
    renewal->sign(target, false, rightPin(), false);
    ASSERT_TRUE(until([](const Snapshot& s) { return s.stage == "stage.timestamp"; }));
    EXPECT_TRUE(now().cancellable);

    renewal->cancel();
    ASSERT_TRUE(untilIdle());

    EXPECT_EQ(now().step, Step::done);
    EXPECT_EQ(levelOfReport(), "B-B");
    EXPECT_TRUE(now().shortfall && now().shortfall->code == Code::cancelled);
    EXPECT_TRUE(fs::exists(target) && recorded());
}

TEST_F(ALevel, WhoseCheckIsCancelledOffersTheChoice)
{
    stamp([release = gate.get_future().share()](const std::string& response) {
        release.wait();
        return response;
    });
    ASSERT_TRUE(openBefore(Level::timestamped));
    renewal->next();
    ASSERT_TRUE(until([](const Snapshot& s) { return s.busy && s.stage == "stage.ask-timestamp"; }));

    renewal->cancel();

    EXPECT_FALSE(now().busy);
    EXPECT_EQ(code(), Code::cancelled);
    EXPECT_TRUE(now().levelRefused);
    EXPECT_EQ(module.count("C_Login"), 1);
}

TEST(ALowerLevel, IsAWayOutWhereAServiceIsMissingAndOnlyThere)
{
    for (const auto missing : {Code::timestampNowhere, Code::timestampUnavailable, Code::evidenceMissing})
        EXPECT_TRUE(concernsLevel(base::Error{missing})) << base::name(missing);
    for (const auto fatal : {Code::certificateRevoked, Code::keyRemoved, Code::pinIncorrect, Code::targetExists})
        EXPECT_FALSE(concernsLevel(base::Error{fatal})) << base::name(fatal);
}

/// What a key with living authorities signs, without the key.
class AnArchive : public testing::Test {
protected:
    [[nodiscard]] base::Result<SignedDossier> sign(Level level)
    {
        TimeAuthority::Manner manner;
        manner.identity = &live.unit();
        manner.chain = live.chain();
        stamping.emplace(manner);
        support::LevelAuthorities authorities({{{stamping->url(), {}}}, {.proxy = ""}, {}}, {live.root()});
        sceau::test::IdentitySigner signer(live.signer());
        signer.setChain(live.chain());
        const SigningTarget target{folder / "signed.pdf", false, {live.root()}, base::Clock{}.now(), level, authorities.authorities()};
        const auto can = pades::canReach(level, signer.certificate(), signer.chain(), target.authorities);
        if (!can) return tl::unexpected(can.error());
        const auto pdf = sceau::test::twoPages().classic();
        return signGivenDossier(givenDossier("dossier.pdf", base::Bytes(pdf.begin(), pdf.end())), signer, target);
    }

    fs::path folder = sceau::test::temporaryFolder("archive");
    LiveAuthorities live;
    std::optional<TimeAuthority> stamping;
};

TEST_F(AnArchive, IsMadeInOneGoAndAccepted)
{
    const auto done = sign(Level::archival);

    ASSERT_TRUE(done) << base::name(done.error().code) << ' ' << done.error().where;
    EXPECT_FALSE(done->shortfall);
    EXPECT_EQ(done->level, Level::archival);
    ASSERT_NE(review::ownSignature(done->report), nullptr);
    EXPECT_EQ(review::ownSignature(done->report)->level, "B-LTA");
    EXPECT_EQ(review::ownSignature(done->report)->changes, pades::Changes::archival);
}

} // namespace
} // namespace sceau::workflow
