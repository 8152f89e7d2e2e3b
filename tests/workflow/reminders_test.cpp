#include "workflow/reminders.hpp"

#include "base/whole_file.hpp"
#include "shared/process.hpp"
#include "shared/test_pki.hpp"

#include <QCoreApplication>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace sceau;
using namespace std::chrono_literals;
using nlohmann::json;
using std::chrono::days;
using workflow::RememberedKey;
using workflow::RememberedKeys;
using workflow::ReminderFile;
namespace fs = std::filesystem;

const base::Instant now = *base::parseRfc3339("2026-11-22T10:00:00Z");
const RememberedKeys two{{now + days(20), 30}, {now + days(400), renewal::toldNothing}};

std::string with(const std::function<void(json&)>& change)
{
    auto document = json::parse(workflow::toJson(two));
    change(document);
    return document.dump();
}

struct Hostile {
    const char* name;
    std::string text;
};

const Hostile hostile[] = {
    {"Nothing", ""},
    {"NoJson", "TEST"},
    {"Deep", std::string(10'000, '[')},
    {"AnotherVersion", with([](json& it) { it["version"] = 2; })},
    {"UnknownKey", with([](json& it) { it["holder"] = "TEST"; })},
    {"UnknownKeyOfAKey", with([](json& it) { it["keys"][0]["holder"] = "TEST"; })},
    {"NoList", with([](json& it) { it["keys"] = json::object(); })},
    {"NoDate", with([](json& it) { it["keys"][0]["expires"] = "tomorrow"; })},
    {"NoKnownReminder", with([](json& it) { it["keys"][0]["told"] = 46; })},
    {"HugeReminder", with([](json& it) { it["keys"][0]["told"] = 4294967341; })},
    {"WordForReminder", with([](json& it) { it["keys"][0]["told"] = "45"; })},
    {"ManyKeys", with([](json& it) { it["keys"] = json(std::vector<json>(17, it["keys"][0])); })},
};

class EveryHostileList : public testing::TestWithParam<Hostile> {};

/// A person's folders, and how often the tray was started.
class AReminder : public testing::Test {
protected:
    AReminder() : file(folder / "data" / "reminders"), autostart(folder / "config" / "autostart", "/opt/TEST dir/sceau")
    {
        fs::create_directories(file.folder().parent_path());
    }
    [[nodiscard]] workflow::ReminderPlaces places()
    {
        return {file, autostart, [this] { ++starts; }};
    }
    static void settle(workflow::Reminders& reminders)
    {
        reminders.look();
        while (reminders.state().underWay > 0)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

    fs::path folder = test::temporaryFolder("reminders");
    ReminderFile file;
    workflow::Autostart autostart;
    std::atomic<int> starts = 0;
};

} // namespace

TEST(RememberedKeys, AreReadAsTheyWereWritten)
{
    EXPECT_EQ(workflow::parseRememberedKeys(workflow::toJson(two)), two);
    EXPECT_EQ(workflow::parseRememberedKeys(workflow::toJson({})), RememberedKeys{});
}

TEST_P(EveryHostileList, IsRefused)
{
    const auto keys = workflow::parseRememberedKeys(GetParam().text);

    ASSERT_FALSE(keys);
    EXPECT_EQ(keys.error().code, base::Code::importInvalid);
}

INSTANTIATE_TEST_SUITE_P(All, EveryHostileList, testing::ValuesIn(hostile), [](const auto& one) { return one.param.name; });

TEST(RememberedKeys, TakeAKeyOnceAndKeepWhatWasToldOfIt)
{
    EXPECT_EQ(workflow::withKey(two, now + days(20), now), two);
}

TEST(RememberedKeys, BeginWithTheReminderAfterTheOneThatIsSeenNow)
{
    EXPECT_EQ(workflow::withKey({}, now + days(40), now), (RememberedKeys{{now + days(40), 45}}));
    EXPECT_EQ(workflow::withKey({}, now + days(400), now), (RememberedKeys{{now + days(400), renewal::toldNothing}}));
}

TEST(RememberedKeys, LoseThoseThatHaveExpired)
{
    const auto later = now + days(30);

    EXPECT_EQ(workflow::withKey(two, now + days(400), later), (RememberedKeys{two.back()}));
    EXPECT_EQ(workflow::withKey({}, now - days(1), now), RememberedKeys{});
}

TEST(RememberedKeys, AreAsManyAsAreReadAgain)
{
    RememberedKeys keys;
    for (int i = 1; i <= 20; ++i)
        keys = workflow::withKey(keys, now + days(i), now);

    EXPECT_EQ(keys.size(), 16U);
    EXPECT_EQ(keys.back().expires, now + days(20));
    EXPECT_EQ(workflow::parseRememberedKeys(workflow::toJson(keys)), keys);
}

TEST_F(AReminder, IsKeptOnlyWhenItWasChosen)
{
    workflow::Reminders reminders(places());
    reminders.see(now + days(60), now);

    settle(reminders);

    EXPECT_FALSE(reminders.state().on);
    EXPECT_FALSE(fs::exists(file.folder()));
}

TEST_F(AReminder, KeepsADateAndNothingElseForItsOwnerAlone)
{
    workflow::Reminders reminders(places());
    reminders.see(now + days(60), now);
    reminders.choose(true, now);

    settle(reminders);

    EXPECT_TRUE(reminders.state().on);
    EXPECT_EQ(starts, 1);
    EXPECT_EQ(file.read(), (RememberedKeys{{now + days(60), 90}}));
    EXPECT_EQ(fs::status(file.folder() / "keys.json").permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(fs::status(file.folder()).permissions(), fs::perms::owner_all);
}

TEST_F(AReminder, FollowsTheKeysThatAreSeenAfterwards)
{
    workflow::Reminders reminders(places());
    reminders.choose(true, now);
    reminders.see(now + days(60), now);
    reminders.see(now + days(500), now);
    reminders.settle(now + days(60));

    settle(reminders);

    EXPECT_EQ(file.read(), (RememberedKeys{{now + days(60), renewal::toldEnough}, {now + days(500), renewal::toldNothing}}));
}

TEST_F(AReminder, LeavesNothingBehindWhenItIsNotWantedAnyMore)
{
    workflow::Reminders reminders(places());
    reminders.see(now + days(60), now);
    reminders.choose(true, now);
    settle(reminders);

    reminders.choose(false, now);
    settle(reminders);

    EXPECT_FALSE(reminders.state().on);
    EXPECT_FALSE(file.isThere());
    EXPECT_FALSE(fs::exists(autostart.file()));
}

TEST_F(AReminder, IsOffWhenTheDesktopsSettingsSwitchedItOff)
{
    workflow::Reminders reminders(places());
    reminders.choose(true, now);
    settle(reminders);
    const auto entry = std::string(base::textOf(*base::readFile(autostart.file(), 10'000))) + "Hidden=true\n";
    ASSERT_TRUE(base::writeFile(autostart.file(), base::bytesOf(entry), base::WholeFile::Existing::replace));

    settle(reminders);

    EXPECT_FALSE(reminders.state().on);
}

TEST_F(AReminder, SaysWhyItCouldNotBeChosen)
{
    ASSERT_TRUE(base::writeFile(folder / "config", {})); // a file where the folder would be
    workflow::Reminders reminders(places());
    reminders.choose(true, now);

    settle(reminders);

    EXPECT_TRUE(reminders.state().error);
    EXPECT_FALSE(reminders.state().on);
    EXPECT_EQ(starts, 0);
}

TEST_F(AReminder, BeginsAnewInPlaceOfAListThatCannotBeRead)
{
    fs::create_directories(file.folder());
    fs::permissions(file.folder(), fs::perms::owner_all);
    ASSERT_TRUE(base::writeFile(file.folder() / "keys.json", base::bytesOf("TEST"), base::WholeFile::Existing::refuse,
                                base::WholeFile::Readers::ownerOnly));
    EXPECT_FALSE(file.read());

    ASSERT_TRUE(file.change([](RememberedKeys& keys) { keys = two; }));

    EXPECT_EQ(file.read(), two);
}

TEST_F(AReminder, BelievesNoListThatOthersCouldWrite)
{
    ASSERT_TRUE(file.change([](RememberedKeys& keys) { keys = two; }));
    fs::permissions(file.folder() / "keys.json", fs::perms::group_write, fs::perm_options::add);

    EXPECT_FALSE(file.isThere());
    EXPECT_FALSE(file.read());
}

TEST_F(AReminder, StartsWithTheSessionByAnEntryThatDesktopsRead)
{
    const workflow::Autostart odd(folder / "autostart", "/opt/a \"b\" $c `d` e\\f 100%/sceau");

    ASSERT_TRUE(odd.set());

    EXPECT_TRUE(odd.isOn());
    EXPECT_THAT(std::string(base::textOf(*base::readFile(odd.file(), 10'000))),
                testing::HasSubstr(R"(Exec="/opt/a \\"b\\" \\$c \\`d\\` e\\\\f 100%%/sceau" --tray)"));
    if (!fs::exists("/usr/bin/desktop-file-validate")) GTEST_SKIP() << "the package desktop-file-utils is missing";
    const auto outcome = test::run({"desktop-file-validate", odd.file()});
    EXPECT_EQ(outcome.output, "");
}

TEST_F(AReminder, NamesNoProgramThatAnEntryCannotName)
{
    EXPECT_FALSE(workflow::Autostart(folder, "/opt/a\nExec=b/sceau").set());
    EXPECT_FALSE(workflow::Autostart(folder, "sceau").set());
}
