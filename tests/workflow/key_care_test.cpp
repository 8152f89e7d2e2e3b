#include "workflow/key_care.hpp"

#include "demo_renewal.hpp"
#include "shared/soft_keys.hpp"
#include "shared/test_pki.hpp"
#include "until.hpp"

#include <cstdlib>

namespace sceau::workflow {
namespace {

using base::Code;
using sceau::test::FaultyModule;
using sceau::test::goodPin;
using sceau::test::goodPuk;
using sceau::test::newPin;
using sceau::test::SoftKeys;
using sceau::test::wrongPin;
using sceau::test::wrongPuk;
using test::until;
using token::TryLevel;
using token::UnblockStyle;

/// A key of its own for each test, since its PIN is changed for good; no portal, no order.
class ACaredForKey : public testing::Test {
protected:
    ~ACaredForKey() override
    {
        if (configured) ::setenv("SOFTHSM2_CONF", configured->c_str(), 1); // other tests' keys
    }

    void open(Care what, std::chrono::milliseconds patience = std::chrono::seconds{30}, UnblockStyle style = UnblockStyle::officer)
    {
        Settings settings;
        settings.where = FaultyModule::where();
        settings.resumeFolder = sceau::test::temporaryFolder("resume");
        settings.patience = patience;
        settings.unblock = {{token::resolved(FaultyModule::file()), style}};
        renewal = std::make_unique<Renewal>(settings);
        care = std::make_unique<KeyCare>(*renewal);
        renewal->start();
        ASSERT_TRUE(until([this] { return renewal->snapshot().token && !renewal->snapshot().busy; }));
        care->open(what);
    }

    bool untilIdle()
    {
        return until([this] { return !care->state().busy; });
    }

    void change(base::Secret pin, base::Secret fresh = newPin(), bool lastTry = false)
    {
        care->changePin(std::move(pin), std::move(fresh), lastTry);
        ASSERT_TRUE(untilIdle());
    }
    void unblock(base::Secret puk, bool lastTry = false)
    {
        care->unblock(std::move(puk), newPin(), lastTry);
        ASSERT_TRUE(untilIdle());
    }
    bool holds(base::Secret pin) { return token::verifyPin(*renewal->keys(), FaultyModule::where(), std::move(pin), false).has_value(); }

    [[nodiscard]] const CareState& now() const { return care->state(); }
    [[nodiscard]] std::optional<Code> code() const { return now().error ? std::optional{now().error->code} : std::nullopt; }

    std::optional<std::string> configured =
        std::getenv("SOFTHSM2_CONF") ? std::optional<std::string>(std::getenv("SOFTHSM2_CONF")) : std::nullopt;
    SoftKeys soft{SoftKeys::Kind::ec};
    FaultyModule module{{"play pin", "play puk"}};
    std::unique_ptr<Renewal> renewal;
    std::unique_ptr<KeyCare> care;
};

TEST_F(ACaredForKey, GetsItsNewPinWithOneLoginAndOneChange)
{
    open(Care::changePin);

    change(goodPin());

    EXPECT_TRUE(now().done);
    EXPECT_FALSE(code());
    EXPECT_EQ(module.count("C_Login"), 1);
    EXPECT_EQ(module.count("C_SetPIN"), 1);
    EXPECT_TRUE(holds(newPin()));
}

TEST_F(ACaredForKey, DoesNothingTwiceOnceItIsDone)
{
    open(Care::changePin);
    change(goodPin());

    care->changePin(newPin(), goodPin(), false);

    EXPECT_FALSE(now().busy);
    EXPECT_EQ(module.count("C_Login"), 1);
}

TEST_F(ACaredForKey, SpendsOneTryOfAWrongPinAndShowsTheStateThatWasReadAgain)
{
    open(Care::changePin);

    change(wrongPin());

    EXPECT_EQ(code(), Code::pinIncorrect);
    EXPECT_FALSE(now().done);
    EXPECT_EQ(now().level(), TryLevel::low);
    EXPECT_EQ(module.count("C_Login"), 1);
    EXPECT_EQ(module.count("C_SetPIN"), 0);
    EXPECT_TRUE(until([this] { return renewal->snapshot().token->pin.level == TryLevel::low; })) << "the rest of the window knows, too";
}

TEST_F(ACaredForKey, SpendsItsLastTryOnlyWhenThePersonAgreed)
{
    open(Care::changePin);
    change(wrongPin());
    change(wrongPin());
    EXPECT_TRUE(now().lastTry());

    change(goodPin());
    EXPECT_EQ(code(), Code::pinLastTry);
    EXPECT_EQ(module.count("C_Login"), 2);
    change(goodPin(), newPin(), true);

    EXPECT_TRUE(now().done);
}

TEST_F(ACaredForKey, RefusesAWeakPinBeforeTheKeyIsAsked)
{
    open(Care::changePin);

    change(goodPin(), base::Secret::from("12341234"));

    EXPECT_EQ(code(), Code::newPinWeak);
    EXPECT_EQ(module.count("C_Login"), 0);
}

TEST_F(ACaredForKey, LockedIsUnblockedWithItsPuk)
{
    open(Care::changePin);
    for (int i = 0; i < 3; ++i)
        change(wrongPin(), newPin(), true);
    ASSERT_TRUE(now().locked());

    care->open(Care::unblock);
    EXPECT_EQ(now().token->pin.level, TryLevel::locked);
    EXPECT_FALSE(code()) << "what went wrong before is another matter";
    unblock(goodPuk());

    EXPECT_TRUE(now().done);
    EXPECT_EQ(module.count("C_InitPIN"), 1);
    EXPECT_TRUE(holds(newPin()));
    EXPECT_TRUE(until([this] { return renewal->snapshot().token->pin.level == TryLevel::ok; }));
}

class AWrongPuk : public ACaredForKey, public testing::WithParamInterface<UnblockStyle> {};

TEST_P(AWrongPuk, IsCountedAndItsLastTryNeedsAnAgreement)
{
    const bool officer = GetParam() == UnblockStyle::officer;
    module.rules({"play pin", "play puk", officer ? "" : "play unblock " + token::name(GetParam())});
    open(Care::unblock, std::chrono::seconds{30}, GetParam());

    unblock(wrongPuk());
    EXPECT_EQ(code(), Code::pukIncorrect);
    EXPECT_EQ(now().puk, TryLevel::low);
    unblock(wrongPuk());
    EXPECT_TRUE(now().lastTry());
    care->open(Care::unblock);
    EXPECT_TRUE(now().lastTry()) << "opened anew, it is the same key";
    unblock(goodPuk());
    EXPECT_EQ(code(), Code::pukLastTry);
    EXPECT_EQ(module.number("puk-tries"), 2);
    unblock(goodPuk(), true);

    EXPECT_TRUE(now().done);
}

INSTANTIATE_TEST_SUITE_P(Styles, AWrongPuk, testing::Values(UnblockStyle::officer, UnblockStyle::setPin),
                         [](const auto& style) { return style.param == UnblockStyle::officer ? "Officer" : "SetPin"; });

TEST_F(ACaredForKey, ThatThreeWrongPuksDestroyedSaysSo)
{
    open(Care::unblock);

    for (int i = 0; i < 3; ++i)
        unblock(wrongPuk(), true);

    EXPECT_TRUE(now().locked());
    unblock(goodPuk(), true);
    EXPECT_EQ(code(), Code::pukLocked);
    EXPECT_EQ(module.number("puk-tries"), 3);
}

TEST_F(ACaredForKey, ThatTakesLongMayBeLeftAndNobodyPretendsToKnowItsPin)
{
    open(Care::changePin, std::chrono::milliseconds{50});
    module.rules({"play pin", "C_SetPIN 1 hang"});
    care->changePin(goodPin(), newPin(), false);
    EXPECT_FALSE(now().cancellable) << "at first it is only waited for";
    EXPECT_EQ(now().stage, "stage.change");
    ASSERT_TRUE(until([this] { return now().cancellable && module.count("C_SetPIN") == 1; }));
    EXPECT_EQ(now().stage, "stage.slow");

    care->cancel();

    EXPECT_FALSE(now().busy);
    EXPECT_EQ(code(), Code::newPinUnknown);
    EXPECT_FALSE(now().done);
    module.rules({"play pin"});
    EXPECT_TRUE(until([this] { return now().level() == TryLevel::ok; })) << "its state is read again";
    EXPECT_EQ(module.count("C_Login"), 1) << "nothing is tried again";
}

TEST_F(ACaredForKey, PulledBeforeItsChangeEndsInItsOwnErrorAndIsMissed)
{
    open(Care::changePin);
    module.pull();

    change(goodPin());

    EXPECT_EQ(code(), Code::keyRemoved);
    EXPECT_TRUE(until([this] { return !now().there; }));
    module.insert();
    renewal->lookAgain();
    EXPECT_TRUE(until([this] { return now().there; }));
}

TEST_F(ACaredForKey, WithAPadIsAskedOnItsReaderAndGetsNoCodeFromHere)
{
    module.rules({"play pin", "play pad"});
    module.typeOnReader(goodPin());
    module.typeOnReader(newPin(), "new-pin");
    open(Care::changePin);
    EXPECT_TRUE(now().token->pin.pad);

    change({}, {});

    EXPECT_TRUE(now().done) << (code() ? base::name(*code()) : "");
}

TEST_F(ACaredForKey, IsNotAskedForItsPinByTheRenewalMeanwhile)
{
    open(Care::changePin);
    module.rules({"play pin", "C_SetPIN 1 delay 100"});

    care->changePin(goodPin(), newPin(), false);

    EXPECT_TRUE(renewal->snapshot().keyLent);
    ASSERT_TRUE(untilIdle());
    EXPECT_FALSE(renewal->snapshot().keyLent);
}

} // namespace
} // namespace sceau::workflow
