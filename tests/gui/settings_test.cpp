#include "gui/palette.hpp"
#include "gui/settings_page.hpp"
#include "screen.hpp"
#include "snapshots.hpp"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <gtest/gtest.h>

namespace {

using namespace sceau;
using support::SettingValue;
using workflow::PreferencesState;

class ASettingsPage : public testing::Test {
protected:
    void show(const PreferencesState& state)
    {
        page.present(state);
        page.show();
    }
    template <class Widget> Widget& find(const char* name) { return *page.findChild<Widget*>(QLatin1String(name)); }
    bool savable() { return find<QAbstractButton>("save").isEnabled(); }

    gui::SettingsPage page;
};

} // namespace

TEST_F(ASettingsPage, SavesNothingUntilSomethingIsChanged)
{
    show(snapshots::preferences());
    EXPECT_TRUE(page.changes().empty());
    EXPECT_FALSE(savable());

    find<QLineEdit>("portal").setText(QStringLiteral(" other.db "));
    find<QComboBox>("theme").setCurrentIndex(2);

    EXPECT_EQ(page.changes(), (support::SettingChanges{{"portal", SettingValue("other.db")}, {"theme", SettingValue("dark")}}));
    EXPECT_TRUE(savable());
}

TEST_F(ASettingsPage, TakesBackWhatIsEmptied)
{
    show(snapshots::preferences());

    find<QPlainTextEdit>("trust").setPlainText(QStringLiteral("\n  \n"));

    EXPECT_EQ(page.changes(), (support::SettingChanges{{"trust", std::nullopt}}));
}

TEST_F(ASettingsPage, GivesUpChangesOnDemand)
{
    show(snapshots::preferences());
    find<QLineEdit>("portal").setText(QStringLiteral("other.db"));

    find<QAbstractButton>("undo").click();

    EXPECT_TRUE(page.changes().empty());
    EXPECT_FALSE(savable());
}

TEST_F(ASettingsPage, SavesNoLevelThatNeedsAServiceWhereThereIsNone)
{
    show(snapshots::preferences());
    find<QPlainTextEdit>("timestamps").setPlainText({});

    find<QComboBox>("level").setCurrentIndex(1);

    EXPECT_FALSE(savable());
    EXPECT_EQ(find<QLabel>("levelSaid").property("type").toString(), QStringLiteral("problem"));
}

TEST_F(ASettingsPage, SaysWhoLockedAField)
{
    auto state = snapshots::preferences();
    state.settings.locked = {"portal", "trust"};
    show(state);

    EXPECT_FALSE(find<QLineEdit>("portal").isEnabled());
    EXPECT_FALSE(find<QPlainTextEdit>("trust").isEnabled());
    EXPECT_TRUE(find<QComboBox>("theme").isEnabled());
    EXPECT_TRUE(find<QLabel>("portalSaid").text().contains(QStringLiteral("administrateur")));
}

TEST_F(ASettingsPage, LeavesServicesWithAPolicyToTheFile)
{
    auto state = snapshots::preferences();
    state.settings.timestamps = {{"https://tsa.example", "1.2.3"}};
    show(state);

    EXPECT_FALSE(find<QPlainTextEdit>("timestamps").isEnabled());
}

TEST_F(ASettingsPage, KeepsWhatWasTypedWhenSavingFailed)
{
    show(snapshots::preferences());
    find<QLineEdit>("portal").setText(QStringLiteral("other.db"));
    auto state = snapshots::preferences();
    state.error = base::Error{base::Code::folderReadOnly};

    show(state);

    EXPECT_EQ(find<QLineEdit>("portal").text(), QStringLiteral("other.db"));
    EXPECT_TRUE(find<QWidget>("problem").isVisible());
    EXPECT_TRUE(savable());
}

TEST_F(ASettingsPage, TellsNoProxyFromTheSystems)
{
    show(snapshots::preferences());
    auto& proxy = find<QComboBox>("proxy");
    EXPECT_FALSE(find<QLineEdit>("proxyAddress").isVisible());

    proxy.setCurrentIndex(1);
    EXPECT_EQ(page.changes(), (support::SettingChanges{{"proxy", SettingValue("")}}));
    proxy.setCurrentIndex(2);
    EXPECT_FALSE(savable()) << "an address is missing";
    find<QLineEdit>("proxyAddress").setText(QStringLiteral("http://proxy.example:3128 "));
    EXPECT_EQ(page.changes(), (support::SettingChanges{{"proxy", SettingValue("http://proxy.example:3128")}}));
    EXPECT_TRUE(savable());

    auto state = snapshots::preferences();
    state.settings.proxy = "";
    show(state);
    EXPECT_EQ(proxy.currentIndex(), 1);
    proxy.setCurrentIndex(0);
    EXPECT_EQ(page.changes(), (support::SettingChanges{{"proxy", std::nullopt}}));
}

TEST_F(ASettingsPage, OffersARestartForWhatIsReadAtTheStartAndForNothingElse)
{
    show(snapshots::preferences());
    int asked = 0;
    QObject::connect(&page, &gui::SettingsPage::restartAsked, [&asked] { ++asked; });
    auto& restart = *find<QWidget>("told").findChild<QAbstractButton*>(QStringLiteral("remedy"));
    auto state = snapshots::preferences();
    state.saved = true;

    state.settings.theme = "dark";
    show(state);
    EXPECT_TRUE(find<QWidget>("told").isVisible());
    EXPECT_FALSE(restart.isVisible());

    state.settings.language = "en";
    show(state);
    EXPECT_TRUE(restart.isVisible());
    page.enter();
    EXPECT_TRUE(restart.isVisible()) << "who comes back later still finds it";
    restart.click();
    EXPECT_EQ(asked, 1);

    state.settings.language = snapshots::preferences().settings.language;
    show(state);
    EXPECT_FALSE(restart.isVisible()) << "it is as it was when the program started";
}

TEST_F(ASettingsPage, ShowsWhatBecameOfAChangeWhereverThePageWasScrolled)
{
    page.resize(700, 400);
    show(snapshots::preferences());
    QCoreApplication::processEvents();
    auto& bar = *find<QScrollArea>("scroll").verticalScrollBar();
    bar.setValue(bar.maximum());
    ASSERT_GT(bar.value(), 0);
    auto state = snapshots::preferences();
    state.saved = true;

    show(state);

    EXPECT_EQ(bar.value(), 0);
}

TEST_F(ASettingsPage, SavesNoSiteThatIsNotTalkedToOverTls)
{
    show(snapshots::preferences());
    auto& site = find<QLineEdit>("testSite");

    for (const auto* refused : {"http://essai.example/", "essai.example", "https://", "https://nom:secret@essai.example/"}) {
        site.setText(QLatin1String(refused));
        EXPECT_FALSE(savable()) << refused;
        EXPECT_EQ(find<QLabel>("testSiteSaid").property("type").toString(), QStringLiteral("problem")) << refused;
    }
    site.setText(QStringLiteral("https://autre.example/entree"));
    EXPECT_TRUE(savable());
    site.clear();

    EXPECT_EQ(page.changes(), (support::SettingChanges{{"testSite", std::nullopt}}));
}

TEST_F(ASettingsPage, LeadsToTheSiteOnceTheSettingsAreKnown)
{
    show({});
    page.activateWindow();
    page.enterSite();
    auto& site = find<QLineEdit>("testSite");
    EXPECT_FALSE(site.isEnabled());

    show(snapshots::preferences());

    EXPECT_EQ(page.focusWidget(), &site);
    find<QComboBox>("theme").setFocus();
    show(snapshots::preferences());
    EXPECT_NE(page.focusWidget(), &site) << "once";
}

TEST(ChosenTheme, IsDrawnWhateverTheSystemDraws)
{
    const QPalette system;

    EXPECT_EQ(gui::paletteNamed("dark", system).window, gui::darkPalette().window);
    EXPECT_EQ(gui::paletteNamed("light", system).window, gui::lightPalette().window);
    EXPECT_EQ(gui::paletteNamed("contrast", system).window, QColor(Qt::black));
    EXPECT_EQ(gui::paletteNamed("", system).window, gui::paletteFor(system).window);
}
