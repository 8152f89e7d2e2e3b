#include "gui/secret_field.hpp"
#include "gui/step_pin.hpp"
#include "gui/words.hpp"
#include "screen.hpp"
#include "snapshots.hpp"

#include <QAbstractButton>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

namespace {

using namespace sceau;
using test::Screen;
using workflow::KeyState;
using workflow::Step;

QString titleOf(base::Code code)
{
    return gui::describe(base::Error{code}).title;
}

} // namespace

struct EmptyState {
    KeyState state;
    base::Code code;
};

void PrintTo(const EmptyState& empty, std::ostream* out)
{
    *out << base::name(empty.code);
}

class WithoutKey : public testing::TestWithParam<EmptyState> {};

TEST_P(WithoutKey, HasItsOwnTextRemedyAndCodeOnBothPages)
{
    const auto [state, code] = GetParam();
    const auto words = gui::describe(base::Error{code});

    Screen key(snapshots::withoutKey(state), Screen::Place::key);
    Screen renewal(snapshots::withoutKey(state));

    for (auto* screen : {&key, &renewal}) {
        EXPECT_TRUE(screen->text().contains(words.title));
        EXPECT_TRUE(screen->text().contains(words.next));
        EXPECT_TRUE(screen->text().contains(gui::said(base::name(code))));
        EXPECT_NE(screen->find<QAbstractButton>("refresh"), nullptr);
    }
}

INSTANTIATE_TEST_SUITE_P(FourStates, WithoutKey,
                         testing::Values(EmptyState{KeyState::serviceStopped, base::Code::serviceStopped},
                                         EmptyState{KeyState::noReader, base::Code::noReader},
                                         EmptyState{KeyState::noKey, base::Code::noKey},
                                         EmptyState{KeyState::noDriver, base::Code::noDriver}));

TEST(KeyPage, SaysWhoseKeyItIsAndHowLongItLasts)
{
    Screen screen(snapshots::ready(), Screen::Place::key);
    const QString text = screen.text();

    for (const char* expected : {"TEST Pascale TEST Plantin", "SCP TEST ROUGE ET PLANTIN · Barreau de test", "123\u00a0456\u00a0782",
                                 "012345", "06/01/2027 à 00:00 (heure de Paris)", "Aucune erreur", "Renouvellement ouvert", "Clé prête"}) {
        EXPECT_TRUE(text.contains(QString::fromUtf8(expected))) << expected;
    }
    EXPECT_EQ(screen.find<QWidget>("ring")->accessibleName(), QStringLiteral("Il reste 46\u00a0jours"));
}

TEST(KeyPage, FollowsRemovalAndInsertion)
{
    Screen screen(snapshots::ready(), Screen::Place::key);

    screen.present(snapshots::withoutKey(KeyState::noKey));
    EXPECT_FALSE(screen.text().contains(QStringLiteral("TEST Pascale")));
    EXPECT_TRUE(screen.text().contains(titleOf(base::Code::noKey)));

    screen.present(snapshots::ready());
    EXPECT_TRUE(screen.text().contains(QStringLiteral("TEST Pascale")));
    EXPECT_FALSE(screen.text().contains(titleOf(base::Code::noKey)));
}

TEST(KeyPage, NamesABlockedPinInItsChip)
{
    auto snapshot = snapshots::ready();
    snapshot.token = snapshots::token(token::TryLevel::locked);

    Screen screen(snapshot, Screen::Place::key);

    EXPECT_TRUE(screen.text().contains(QStringLiteral("Code PIN bloqué")));
    EXPECT_FALSE(screen.text().contains(QStringLiteral("Clé prête")));
}

TEST(StepKey, LeadsOnOnlyWhenTheKeyIsReady)
{
    EXPECT_TRUE(Screen(snapshots::ready()).find<QAbstractButton>("action")->isEnabled());
    EXPECT_FALSE(Screen(snapshots::tooEarly()).find<QAbstractButton>("action")->isEnabled());
    EXPECT_FALSE(Screen(snapshots::severalOrders()).find<QAbstractButton>("action")->isEnabled());
}

TEST(StepKey, SaysWhyAKeyIsTooEarlyAndOffersTheCalendar)
{
    Screen screen(snapshots::tooEarly());

    EXPECT_TRUE(screen.text().contains(QStringLiteral("Non conforme")));
    EXPECT_NE(screen.find<QAbstractButton>("calendar"), nullptr);
}

TEST(StepPin, SaysTheStateOfThePinBeforeTheFieldAndAsksOnlyOnce)
{
    Screen screen(snapshots::pin());
    auto& page = screen.page(Step::pin);
    QSignalSpy asked(&page, SIGNAL(activationAsked()));
    auto* field = screen.find<QLineEdit>("pin");

    EXPECT_EQ(field->echoMode(), QLineEdit::Password);
    EXPECT_FALSE(screen.find<QAbstractButton>("activate")->isEnabled());
    QTest::keyClicks(field, QStringLiteral("1234"));
    QTest::keyClick(field, Qt::Key_Return);

    EXPECT_EQ(asked.count(), 1);
    const auto pin = static_cast<gui::StepPin&>(page).takePin();
    EXPECT_EQ(pin.view(), "1234");
    EXPECT_TRUE(field->text().isEmpty());
    EXPECT_FALSE(field->isUndoAvailable());
}

TEST(StepPin, WantsAnExplicitAgreementForTheLastTry)
{
    Screen screen(snapshots::pin(token::TryLevel::final));
    auto* field = screen.find<QLineEdit>("pin");
    auto* agree = screen.find<QCheckBox>("agreeLastTry");
    auto* activate = screen.find<QAbstractButton>("activate");
    QSignalSpy asked(&screen.page(Step::pin), SIGNAL(activationAsked()));

    EXPECT_TRUE(screen.text().contains(QStringLiteral("C’est votre dernier essai.")));
    EXPECT_FALSE(agree->isChecked());
    QTest::keyClicks(field, QStringLiteral("1234"));
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_FALSE(activate->isEnabled());
    EXPECT_EQ(asked.count(), 0);

    agree->click();
    activate->click();
    EXPECT_EQ(asked.count(), 1);
}

TEST(StepPin, ForgetsTheAgreementWhenTheStateOfThePinChanges)
{
    Screen screen(snapshots::pin(token::TryLevel::final));
    screen.find<QCheckBox>("agreeLastTry")->click();

    screen.present(snapshots::pin(token::TryLevel::ok));
    screen.present(snapshots::pin(token::TryLevel::final));

    EXPECT_FALSE(screen.find<QCheckBox>("agreeLastTry")->isChecked());
}

TEST(StepPin, HasNoFieldForALockedKey)
{
    Screen screen(snapshots::pin(token::TryLevel::locked));

    EXPECT_EQ(screen.find<QLineEdit>("pin"), nullptr);
    EXPECT_EQ(screen.find<QAbstractButton>("activate"), nullptr);
    EXPECT_TRUE(screen.text().contains(QStringLiteral("PUK")));
}

TEST(StepPin, NamesThePadInsteadOfTheField)
{
    auto snapshot = snapshots::pin();
    snapshot.token->pin.pad = true;

    Screen screen(snapshot);

    EXPECT_EQ(screen.find<QLineEdit>("pin"), nullptr);
    EXPECT_TRUE(screen.find<QAbstractButton>("activate")->isEnabled());
    EXPECT_TRUE(screen.text().contains(gui::sentence("pin.pad")));
}

TEST(RenewPage, ShowsAFailureWithItsCodeItsNextStepAndWhatSupportNeeds)
{
    auto snapshot = snapshots::pin(token::TryLevel::low);
    snapshot.error = base::Error{base::Code::pinIncorrect}.at("C_Login");
    const auto words = gui::describe(*snapshot.error);

    Screen screen(snapshot);

    EXPECT_TRUE(screen.text().contains(words.title));
    EXPECT_TRUE(screen.text().contains(words.next));
    EXPECT_TRUE(screen.text().contains(QStringLiteral("PIN-101")));
    EXPECT_NE(screen.find<QAbstractButton>("copyForSupport"), nullptr);
}

TEST(RenewPage, SaysThatARemovedKeyLosesNothing)
{
    auto snapshot = snapshots::contact();
    snapshot.keyRemoved = true;

    EXPECT_TRUE(Screen(snapshot).text().contains(gui::sentence("key.removed")));
}

TEST(StepEligibility, SaysThatAnUnknownResultGoesOnMarked)
{
    Screen screen(snapshots::eligibility(renewal::Eligible::unknown));

    EXPECT_TRUE(screen.text().contains(gui::sentence("eligible.unknown")));
    EXPECT_TRUE(screen.text().contains(QStringLiteral("À vérifier")));
    EXPECT_TRUE(screen.find<QAbstractButton>("action")->isEnabled());
}

TEST(StepEligibility, StopsANoAndShowsEveryRuleAndTheWayOut)
{
    const auto snapshot = snapshots::eligibility(renewal::Eligible::no);
    Screen screen(snapshot);

    for (const auto& rule : snapshot.eligibility->rules)
        EXPECT_TRUE(screen.text().contains(gui::sentence(rule.code, rule.facts))) << rule.code;
    EXPECT_FALSE(screen.find<QAbstractButton>("action")->isEnabled());
    EXPECT_NE(screen.find<QAbstractButton>("paper"), nullptr);
}

TEST(StepIdentity, IsCertifiedByAnUntickedBoxAndSaysWhatToDoWhenWrong)
{
    Screen screen(snapshots::identity());
    QSignalSpy accepted(&screen.page(Step::identity), SIGNAL(identityAccepted(bool)));

    EXPECT_FALSE(screen.find<QCheckBox>("certify")->isChecked());
    screen.find<QCheckBox>("certify")->click();
    screen.find<QAbstractButton>("wrong")->click();
    screen.settle();

    ASSERT_EQ(accepted.count(), 2);
    EXPECT_EQ(accepted.at(0).at(0).toBool(), true);
    EXPECT_EQ(accepted.at(1).at(0).toBool(), false);
    EXPECT_TRUE(screen.text().contains(gui::message("identity.wrong").next));
}

TEST(StepDossier, IsReadBeforeItIsSigned)
{
    auto snapshot = snapshots::dossier();
    snapshot.dossierFile = "/nowhere/dossier.pdf";
    Screen screen(snapshot);

    EXPECT_FALSE(screen.find<QCheckBox>("read")->isChecked());
    EXPECT_TRUE(screen.find<QCheckBox>("read")->text().contains(QStringLiteral("TEST Pascale TEST Plantin")));
    EXPECT_FALSE(screen.find<QAbstractButton>("action")->isEnabled());
    EXPECT_TRUE(screen.text().contains(QStringLiteral("4\u00a0pages")));

    snapshot.dossierRead = true;
    screen.present(snapshot);
    EXPECT_TRUE(screen.find<QAbstractButton>("action")->isEnabled());
}

TEST(StepDone, PromisesNothingAndShowsWhatTheVerifierFound)
{
    Screen screen(snapshots::done());
    const QString text = screen.text();

    EXPECT_TRUE(text.contains(QStringLiteral("Il n’a pas été transmis.")));
    EXPECT_TRUE(text.contains(QStringLiteral("remonte à TEST Racine")));
    EXPECT_TRUE(text.contains(QStringLiteral("tout le fichier")));
    EXPECT_TRUE(text.contains(QStringLiteral("dossier-425490-signe.pdf")));
    EXPECT_EQ(screen.find<QAbstractButton>("back"), nullptr);
}

TEST(StepDone, OffersToTellThePortalAgainWhenItDidNotAnswer)
{
    auto snapshot = snapshots::done();
    EXPECT_EQ(Screen(snapshot).find<QAbstractButton>("recordAgain"), nullptr);

    snapshot.recorded = false;
    EXPECT_NE(Screen(snapshot).find<QAbstractButton>("recordAgain"), nullptr);
}
