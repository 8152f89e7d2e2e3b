#include "gui/pin_form.hpp"
#include "gui/trial_page.hpp"
#include "gui/words.hpp"
#include "screen.hpp"
#include "snapshots.hpp"

#include <QAbstractButton>
#include <QCheckBox>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

namespace {

using namespace sceau;
using base::Code;
using token::TryLevel;

class ATrialPage : public testing::Test {
protected:
    void open(const workflow::TrialState& state)
    {
        page.present(state);
        page.resize(900, 700);
        page.show();
        page.enter();
    }
    template <class Widget> Widget& find(const char* name) { return *page.findChild<Widget*>(QLatin1String(name)); }
    QAbstractButton& action() { return find<QAbstractButton>("action"); }
    QLineEdit& pin() { return find<QLineEdit>("pin"); }
    bool says(const QString& words)
    {
        for (const auto* label : page.findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(words)) return true;
        return false;
    }

    // The form and the field in it have one name.
    gui::TrialPage page{snapshots::clock()};
};

} // namespace

TEST_F(ATrialPage, NamesTheSiteBeforeAnyCodeIsTyped)
{
    open(snapshots::trial());

    EXPECT_TRUE(says(QStringLiteral("essai.example")));
    EXPECT_TRUE(pin().isVisible());
    EXPECT_FALSE(action().isEnabled());
    pin().setText(QString::fromLatin1("4711"));
    EXPECT_TRUE(action().isEnabled());
}

TEST_F(ATrialPage, SaysUntilWhenTheCertificateIsValid)
{
    open(snapshots::trialDone());

    EXPECT_TRUE(says(QStringLiteral("Votre certificat est valide, il expire le 06/01/2027.")));
    EXPECT_TRUE(says(QStringLiteral("46 jours")));
    EXPECT_FALSE(pin().isVisible());
    QSignalSpy left(&page, &gui::TrialPage::left);
    action().click();
    EXPECT_EQ(left.count(), 1);
}

TEST_F(ATrialPage, LeadsToTheSettingsWhereNoSiteIsSet)
{
    open(snapshots::trialImpossible(Code::loginNowhere));
    QSignalSpy asked(&page, &gui::TrialPage::settingsAsked);

    EXPECT_TRUE(says(QStringLiteral("NET-521")));
    EXPECT_FALSE(pin().isVisible());
    action().click();

    EXPECT_EQ(asked.count(), 1);
}

TEST_F(ATrialPage, LeadsALockedKeyToItsPuk)
{
    open(snapshots::trial(TryLevel::locked));
    QSignalSpy asked(&page, &gui::TrialPage::unblockingAsked);

    EXPECT_FALSE(pin().isVisible());
    action().click();

    EXPECT_EQ(asked.count(), 1);
}

TEST_F(ATrialPage, WantsAnAgreementForTheLastTry)
{
    open(snapshots::trial(TryLevel::final));
    pin().setText(QString::fromLatin1("4711"));
    EXPECT_FALSE(action().isEnabled());

    find<QCheckBox>("agreeLastTry").click();

    EXPECT_TRUE(action().isEnabled());
}

struct Hopeless {
    const char* name;
    workflow::TrialState state;
    friend std::ostream& operator<<(std::ostream& out, const Hopeless& each) { return out << each.name; }
};

class AHopelessTrial : public ATrialPage, public testing::WithParamInterface<Hopeless> {};

TEST_P(AHopelessTrial, AsksForNoPin)
{
    open(GetParam().state);

    EXPECT_FALSE(pin().isVisible());
    EXPECT_FALSE(action().isVisible());
    EXPECT_TRUE(find<QAbstractButton>("back").isVisible()) << "and yet there is a way on";
    EXPECT_TRUE(find<QWidget>("callCard").isVisible());
}

INSTANTIATE_TEST_SUITE_P(Reasons, AHopelessTrial,
                         testing::Values(Hopeless{"Expired", snapshots::trialImpossible(Code::certificateExpired)},
                                         Hopeless{"NotYetValid", snapshots::trialImpossible(Code::certificateNotYetValid)},
                                         Hopeless{"NoCertificate", snapshots::trialUnfit()}),
                         [](const auto& each) { return each.param.name; });

TEST_F(ATrialPage, ShowsTheStagesAsTheyComeAndAWayOutWhileTheNetworkIsAwaited)
{
    open(snapshots::trial());

    for (const std::string stage : {"stage.connect", "stage.key", "stage.answer"}) {
        page.present(snapshots::trialAt(stage));
        EXPECT_TRUE(says(gui::sentence(stage))) << stage;
        EXPECT_EQ(find<QAbstractButton>("cancel").isVisible(), stage != "stage.key") << stage;
        EXPECT_FALSE(find<QAbstractButton>("back").isEnabled());
    }
    QCoreApplication::processEvents(); // the list is made anew with each stage
    EXPECT_TRUE(says(gui::sentence("stage.connect"))) << "what has passed stays";
}

TEST_F(ATrialPage, ForgetsACodeThatWasNotUsed)
{
    open(snapshots::trial());
    pin().setText(QString::fromLatin1("4711"));

    page.hide();

    EXPECT_TRUE(pin().text().isEmpty());
}

TEST(KeyPage, LeadsToTheTrialOfTheKeyAndBack)
{
    test::Screen screen(snapshots::ready(), test::Screen::Place::key);

    screen.find<QAbstractButton>("testKey")->click();
    screen.settle();
    EXPECT_TRUE(screen.window().trialPage().isVisible());
    screen.find<QAbstractButton>("back")->click();
    screen.settle();

    EXPECT_NE(screen.find<QAbstractButton>("testKey"), nullptr);
}
