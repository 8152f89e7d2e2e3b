#include "base/clock.hpp"
#include "journey/on_a_desktop.hpp"
#include "journey/panel.hpp"
#include "journey/person.hpp"
#include "journey/screen_reader.hpp"
#include "shared/pdf_maker.hpp"

#include <chrono>
#include <fstream>
#include <gtest/gtest.h>

namespace {

using namespace sceau;
using test::Desktop;
using test::Person;
using test::ScreenReader;
using test::Started;
namespace fs = std::filesystem;

class TrayTest : public test::OnADesktop {
protected:
    /// As a window leaves it where reminders were chosen.
    static fs::path remember(const Person& person, int days)
    {
        const auto folder = person.home() / ".local/share/sceau/reminders";
        fs::create_directories(folder);
        fs::permissions(folder, fs::perms::owner_all);
        const auto expires = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) + std::chrono::days(days);
        const nlohmann::json keys{{"version", 1}, {"keys", {{{"expires", base::rfc3339(expires)}, {"told", 1000}}}}};
        std::ofstream(folder / "keys.json") << keys;
        fs::permissions(folder / "keys.json", fs::perms::owner_read | fs::perms::owner_write);
        return folder / "keys.json";
    }
    static std::string everythingLoadedBy(const Started& program)
    {
        return test::readText("/proc/" + std::to_string(program.process()) + "/maps");
    }
};

} // namespace

TEST_F(TrayTest, TellsWhatIsDueOnceAndLoadsNothingHeavy)
{
    const Person person;
    const auto file = remember(person, 20);
    test::Panel panel;

    auto tray = person.start({"--tray", "--lang", "fr"});

    ASSERT_TRUE(panel.waitForIcon());
    ASSERT_TRUE(panel.waitForMessage());
    EXPECT_TRUE(panel.messages().front().first.starts_with("Votre clé d’avocat expire le ")) << panel.messages().front().first;
    EXPECT_EQ(nlohmann::json::parse(test::readText(file)).at("keys").at(0).at("told"), 30);
    EXPECT_EQ(panel.messages().size(), 1U);
    for (const auto* heavy : {"qsqlite", "libpoppler", "pkcs11", "softhsm"})
        EXPECT_EQ(everythingLoadedBy(tray).find(heavy), std::string::npos) << heavy;
}

TEST_F(TrayTest, LeavesWhenNobodyWantsToBeRemindedAnyMore)
{
    const Person person;
    const auto file = remember(person, 400);
    test::Panel panel;
    auto tray = person.start({"--tray", "--lang", "fr"});
    ASSERT_TRUE(panel.waitForIcon());
    EXPECT_NE(panel.hint().find("clé jusqu’au"), std::string::npos) << panel.hint();

    fs::remove(file);

    EXPECT_EQ(statusOf(tray), 0);
    EXPECT_TRUE(panel.messages().empty());
}

TEST_F(TrayTest, IsThereOnce)
{
    const Person person;
    static_cast<void>(remember(person, 400));
    test::Panel panel;
    const Started first = person.start({"--tray"});
    ASSERT_TRUE(panel.waitForIcon());

    auto second = person.start({"--tray"});

    EXPECT_EQ(statusOf(second), 0);
}

TEST_F(TrayTest, OpensAWindowOfItsOwnOnAClick)
{
    const Person person;
    static_cast<void>(remember(person, 400));
    test::Panel panel;
    auto tray = person.start({"--tray"});
    ASSERT_TRUE(panel.waitForIcon());
    ASSERT_FALSE(Desktop::shared().showsAWindow());

    panel.click();

    EXPECT_TRUE(panel.waitUntil([] { return Desktop::shared().showsAWindow(); }));
    Desktop::shared().closeTheWindow();
    EXPECT_TRUE(panel.waitUntil([] { return !Desktop::shared().showsAWindow(); }));
    EXPECT_TRUE(tray.runs());
}

TEST_F(TrayTest, DoesNotStayWhereNobodyChoseIt)
{
    const Person person;

    auto tray = person.start({"--tray"});

    EXPECT_EQ(statusOf(tray), 0);
}

TEST_F(TrayTest, IsChosenInTheWindowAndTakenBackThere)
{
    const Person person;
    test::Panel panel;
    const Started window = person.start();
    ScreenReader reader(window.process());
    const auto autostart = person.home() / ".config/autostart/fr.sceau.Sceau.desktop";

    reader.described(ATSPI_ROLE_RADIO_BUTTON, "TEST Cle avocat").press(); // of several, some of which have expired
    reader.press(ATSPI_ROLE_PUSH_BUTTON, "Rappels d’échéance");
    reader.tick("Me le rappeler dans la barre des tâches");

    ASSERT_TRUE(panel.waitForIcon());
    EXPECT_TRUE(fs::exists(autostart));
    const auto list = person.home() / ".local/share/sceau/reminders/keys.json";
    const auto keys = nlohmann::json::parse(test::readText(list)).at("keys");
    EXPECT_EQ(keys.size(), 1U);
    EXPECT_EQ(keys.at(0).size(), 2U) << "a date and what was told: " << keys.dump();

    EXPECT_TRUE(reader.control(ATSPI_ROLE_CHECK_BOX, "Me le rappeler dans la barre des tâches").press());
    reader.waitUntil("nothing left behind", [&] { return !fs::exists(autostart) && !fs::exists(list); });
}
