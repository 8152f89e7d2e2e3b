#include "journey/on_a_desktop.hpp"
#include "journey/person.hpp"
#include "journey/screen_reader.hpp"

#include <csignal>
#include <gtest/gtest.h>

namespace {

using namespace sceau;
using test::Desktop;
using test::Person;
using test::ScreenReader;
using test::Started;

class Windows : public test::OnADesktop {
protected:
    static void waitForThePlace(ScreenReader& reader, const std::string& place)
    {
        const auto tab = reader.control(ATSPI_ROLE_PAGE_TAB, place);
        reader.waitUntil(place, [&] { return tab.is(ATSPI_STATE_SELECTED); });
    }
};

} // namespace

TEST_F(Windows, ASecondStartBringsItsFileToTheFirstWindowAndEnds)
{
    const Person person;
    static_cast<void>(person.demo().letter("lettre.pdf"));
    const Started first = person.start();
    ScreenReader reader(first.process());
    waitForThePlace(reader, "Ma clé");

    auto second = person.start({"lettre.pdf"}); // relative to where the second one was started

    EXPECT_EQ(statusOf(second), 0);
    waitForThePlace(reader, "Vérifier");
    reader.waitFor("lettre");
    reader.waitUntil("an active window", [&] { return reader.window().is(ATSPI_STATE_ACTIVE); });
}

TEST_F(Windows, ASecondStartMayAskForAPlaceAlone)
{
    const Person person;
    const Started first = person.start();
    ScreenReader reader(first.process());

    auto second = person.start({"--place", "assistance"});

    EXPECT_EQ(statusOf(second), 0);
    waitForThePlace(reader, "Assistance");
}

TEST_F(Windows, OneWithItsOwnPortalIsOnItsOwn)
{
    const Person person;
    const Started own = person.start({"--portal", person.demo().portal()});
    ScreenReader ofTheOwn(own.process());
    waitForThePlace(ofTheOwn, "Ma clé");

    const Started plain = person.start();
    ScreenReader ofThePlain(plain.process());
    waitForThePlace(ofThePlain, "Ma clé");
    const Started another = person.start({"--trust", person.demo().trust()});
    ScreenReader ofAnother(another.process());
    waitForThePlace(ofAnother, "Ma clé");
}

TEST_F(Windows, OneThatWasKilledHoldsNobodyUp)
{
    const Person person;
    auto first = person.start();
    {
        ScreenReader reader(first.process());
        waitForThePlace(reader, "Ma clé");
    }
    ::kill(first.process(), SIGKILL);
    EXPECT_EQ(statusOf(first), 128 + SIGKILL);

    const Started second = person.start();

    ScreenReader reader(second.process());
    waitForThePlace(reader, "Ma clé");
}

TEST_F(Windows, OneThatStandsStillHoldsNobodyUp)
{
    const Person person;
    const Started first = person.start();
    {
        ScreenReader reader(first.process());
        waitForThePlace(reader, "Ma clé");
    }
    ::kill(first.process(), SIGSTOP);

    const Started second = person.start();

    ScreenReader reader(second.process());
    waitForThePlace(reader, "Ma clé");
    ::kill(first.process(), SIGCONT);
}

TEST_F(Windows, TakesItsOwnPlaceInTheLanguageThatWasChosen)
{
    const Person person;
    auto program = person.start({"--place", "history"});
    {
        ScreenReader reader(program.process());
        Desktop::shared().giveTheKeyboardToTheWindow();
        reader.press(ATSPI_ROLE_PAGE_TAB, "Réglages");
        const auto language = reader.control(ATSPI_ROLE_COMBO_BOX, "Français");
        reader.waitUntil("the focus on the language", [&] { return language.is(ATSPI_STATE_FOCUSED); });
        reader.type("E");
        reader.press(ATSPI_ROLE_PUSH_BUTTON, "Enregistrer");
        reader.press(ATSPI_ROLE_PUSH_BUTTON, "Redémarrer Sceau");
        reader.waitUntil("the window's end", [&] { return !reader.window().isThere(); });
    }

    ScreenReader reader(program.process());

    waitForThePlace(reader, "My files");
    EXPECT_TRUE(program.runs());
}

TEST_F(Windows, AWindowOpensWhereItWasClosed)
{
    const Person person;
    auto first = person.start({"--place", "history"});
    {
        ScreenReader reader(first.process());
        waitForThePlace(reader, "Mes dossiers");
        Desktop::shared().closeTheWindow();
    }
    EXPECT_EQ(statusOf(first), 0);

    const Started second = person.start();

    ScreenReader reader(second.process());
    waitForThePlace(reader, "Mes dossiers");
    EXPECT_TRUE(std::filesystem::exists(person.home() / ".local/state/sceau/window.json"));
}
