#include "gui/care_form.hpp"
#include "gui/secret_field.hpp"
#include "gui/words.hpp"
#include "screen.hpp"
#include "snapshots.hpp"

#include <QAbstractButton>
#include <QCheckBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

namespace {

using namespace sceau;
using token::TryLevel;
using workflow::Care;

class ACareForm : public testing::Test {
protected:
    void open(const workflow::CareState& state)
    {
        form.present(state);
        form.show();
        form.start();
    }
    template <class Widget> Widget& find(const char* name) { return *form.findChild<Widget*>(QLatin1String(name)); }
    QLineEdit& field(const char* name) { return find<QLineEdit>(name); }
    QString problem(const char* name)
    {
        const auto& label = find<QLabel>(name);
        return label.isVisible() ? label.text() : QString();
    }
    void type(const char* present, const char* fresh, const char* again)
    {
        field("present").setText(QLatin1String(present));
        field("fresh").setText(QLatin1String(fresh));
        field("again").setText(QLatin1String(again));
    }

    gui::CareForm form;
    QSignalSpy asked{&form, &gui::CareForm::asked};
};

} // namespace

TEST_F(ACareForm, AsksOnceAndKeepsNothing)
{
    open(snapshots::care(Care::changePin));
    EXPECT_FALSE(form.ready());
    type("4711", "2580", "2580");

    form.act();

    EXPECT_EQ(asked.count(), 1);
    EXPECT_EQ(form.takePresent().view(), "4711");
    EXPECT_EQ(form.takeFresh().view(), "2580");
    for (const char* name : {"present", "fresh", "again"}) {
        EXPECT_EQ(field(name).echoMode(), QLineEdit::Password);
        EXPECT_TRUE(field(name).text().isEmpty()) << name;
        EXPECT_FALSE(field(name).isUndoAvailable()) << name;
    }
}

struct Refusal {
    const char* name;
    const char *present, *fresh, *again;
    const char* where;
    std::string said;
    friend std::ostream& operator<<(std::ostream& out, const Refusal& refusal) { return out << refusal.name; }
};

class ARefusedChange : public ACareForm, public testing::WithParamInterface<Refusal> {};

TEST_P(ARefusedChange, IsSaidBesideItsFieldAndSpendsNothing)
{
    const auto& refusal = GetParam();
    auto state = snapshots::care(Care::changePin);
    state.token->pin.minimum = 4;
    state.token->pin.maximum = 8;
    open(state);
    type(refusal.present, refusal.fresh, refusal.again);
    EXPECT_TRUE(problem(refusal.where).isEmpty()) << "nobody is told off while typing";

    form.act();

    EXPECT_EQ(asked.count(), 0);
    EXPECT_EQ(problem(refusal.where).toStdString(), refusal.said);
}

INSTANTIATE_TEST_SUITE_P(
    Codes, ARefusedChange,
    testing::Values(
        Refusal{"PresentTooShort", "471", "2580", "2580", "presentProblem",
                text::describe(base::Code::pinLength, text::Language::french, {{"minimum", "4"}, {"maximum", "8"}}).next},
        Refusal{"NewTooLong", "4711", "258013579", "258013579", "freshProblem",
                text::describe(base::Code::newPinLength, text::Language::french, {{"minimum", "4"}, {"maximum", "8"}}).next},
        Refusal{"Sequence", "4711", "1234", "1234", "freshProblem", text::sentence("pin.weak.sequence", text::Language::french)},
        Refusal{"Date", "4711", "190385", "190385", "freshProblem", text::sentence("pin.weak.date", text::Language::french)},
        Refusal{"Same", "4711", "4711", "4711", "freshProblem", text::sentence("pin.weak.same", text::Language::french)},
        Refusal{"Twice", "4711", "2580", "2581", "againProblem", text::describe(base::Code::newPinsDiffer, text::Language::french).title}),
    [](const auto& refusal) { return refusal.param.name; });

TEST_F(ACareForm, LeadsFromFieldToFieldByEnterAlone)
{
    open(snapshots::care(Care::changePin));
    form.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&form));

    field("present").setFocus();
    field("present").setText(QString::fromLatin1("4711"));
    form.act();
    EXPECT_TRUE(field("fresh").hasFocus());
    field("fresh").setText(QString::fromLatin1("2580"));
    form.act();
    EXPECT_TRUE(field("again").hasFocus());

    EXPECT_EQ(asked.count(), 0);
}

struct LastTry {
    Care care;
    TryLevel pin, puk;
};

class TheLastTry : public ACareForm, public testing::WithParamInterface<LastTry> {};

TEST_P(TheLastTry, NeedsATickThatIsForgottenWithTheTry)
{
    open(snapshots::care(GetParam().care, GetParam().pin, GetParam().puk));
    type("4711", "2580", "2580");
    EXPECT_FALSE(form.ready());

    find<QCheckBox>("agreeLastTry").click();
    ASSERT_TRUE(form.ready());
    form.act();

    EXPECT_EQ(asked.count(), 1);
    EXPECT_TRUE(form.lastTryAgreed());
    form.present(snapshots::care(GetParam().care, TryLevel::locked, TryLevel::ok));
    EXPECT_FALSE(form.lastTryAgreed());
}

INSTANTIATE_TEST_SUITE_P(OfBoth, TheLastTry,
                         testing::Values(LastTry{Care::changePin, TryLevel::final, TryLevel::ok},
                                         LastTry{Care::unblock, TryLevel::locked, TryLevel::final}),
                         [](const auto& each) { return each.param.care == Care::changePin ? "Pin" : "Puk"; });

TEST_F(ACareForm, HasNoFieldWhereCodesAreTypedOnTheReader)
{
    auto state = snapshots::care(Care::changePin);
    state.token->pin.pad = true;
    open(state);

    EXPECT_FALSE(field("present").isVisible());
    ASSERT_TRUE(form.ready());
    form.act();

    EXPECT_EQ(asked.count(), 1);
    EXPECT_TRUE(form.takePresent().empty());
}

TEST_F(ACareForm, SaysBeforehandThatThreeWrongPuksDestroyTheKey)
{
    open(snapshots::care(Care::unblock, TryLevel::locked));

    bool said = false;
    for (const auto* label : form.findChildren<QLabel*>())
        said = said || (label->isVisible() && label->text() == gui::sentence("puk.warning"));
    EXPECT_TRUE(said);
    EXPECT_TRUE(field("present").isVisible());
}

TEST_F(ACareForm, LeadsFromALockedPinToThePukAndAsksNothingOfADestroyedKey)
{
    open(snapshots::care(Care::changePin, TryLevel::locked));
    QSignalSpy other{&form, &gui::CareForm::otherAsked};
    EXPECT_FALSE(field("present").isVisible());
    EXPECT_FALSE(form.ready());

    find<QAbstractButton>("other").click();
    EXPECT_EQ(other.count(), 1);
    form.present(snapshots::care(Care::unblock, TryLevel::locked, TryLevel::locked));

    EXPECT_FALSE(field("present").isVisible());
    EXPECT_FALSE(form.ready());
}

TEST(KeyPage, LeadsToThePinAndToThePuk)
{
    test::Screen screen(snapshots::ready(), test::Screen::Place::key);

    screen.find<QAbstractButton>("changePin")->click();
    screen.settle();

    EXPECT_NE(screen.find<gui::CareForm>("codes"), nullptr);
    screen.find<QAbstractButton>("back")->click();
    screen.settle();
    EXPECT_NE(screen.find<QAbstractButton>("changePin"), nullptr);
}

TEST(StepPin, LeadsALockedKeyToThePukAndBackToTheRenewal)
{
    test::Screen screen(snapshots::pin(TryLevel::locked));

    screen.find<QAbstractButton>("remedy")->click();
    screen.settle();
    EXPECT_NE(screen.find<gui::CareForm>("codes"), nullptr);
    EXPECT_TRUE(screen.text().contains(QStringLiteral("Reprendre le renouvellement")));

    screen.find<QAbstractButton>("back")->click();
    screen.settle();
    EXPECT_NE(screen.find<QWidget>("steps"), nullptr);
}

TEST(KeyPage, TellsKeysOfOneHolderApart)
{
    auto snapshot = snapshots::severalKeys();
    snapshot.tokens[1].label = "TEST Cle expiree";
    test::Screen screen(snapshot, test::Screen::Place::key);

    EXPECT_TRUE(screen.text().contains(QStringLiteral("TEST Cle expiree")));
}

TEST(StepPin, AsksNothingWhileThePinIsBeingChanged)
{
    auto snapshot = snapshots::pin();
    snapshot.keyLent = true;
    test::Screen screen(snapshot);
    QSignalSpy asked(&screen.page(workflow::Step::pin), SIGNAL(activationAsked()));

    QTest::keyClicks(screen.find<QLineEdit>("pin"), QStringLiteral("4711"));
    QTest::keyClick(screen.find<QLineEdit>("pin"), Qt::Key_Return);

    EXPECT_EQ(asked.count(), 0);
    EXPECT_EQ(screen.find<QLineEdit>("pin")->text().size(), 4) << "what was typed is not thrown away";
}
