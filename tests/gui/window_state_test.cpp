#include "gui/window_state.hpp"

#include "base/whole_file.hpp"
#include "gui/recent_folder.hpp"
#include "gui/words.hpp"

#include <QFileDialog>
#include <QTemporaryDir>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace sceau;
using gui::Place;
using gui::WindowState;
using nlohmann::json;

const WindowState whole{QRect(-40, 12, 1300, 800), true, Place::history, "/home/TEST/Pièces"};

/// The file of `whole` with one thing changed.
std::string with(const std::function<void(json&)>& change)
{
    auto document = json::parse(gui::toJson(whole));
    change(document);
    return document.dump();
}

struct Hostile {
    const char* name;
    std::string text;
};

const Hostile hostile[] = {
    {"Nothing", ""},
    {"NoJson", "[General]\ngeometry=@ByteArray(x)"},
    {"Deep", std::string(10'000, '[')},
    {"AnotherVersion", with([](json& it) { it["version"] = 2; })},
    {"UnknownKey", with([](json& it) { it["more"] = 1; })},
    {"MissingKey", with([](json& it) { it.erase("folder"); })},
    {"UnknownPlace", with([](json& it) { it["place"] = "kitchen"; })},
    {"RelativeFolder", with([](json& it) { it["folder"] = "../.."; })},
    {"WordForNumber", with([](json& it) { it["frame"]["x"] = "12"; })},
    {"HugeWidth", with([](json& it) { it["frame"]["width"] = 4'000'000'000U; })},
    {"NoHeight", with([](json& it) { it["frame"]["height"] = 0; })},
    {"FarAway", with([](json& it) { it["frame"]["x"] = -9'000'000'000'000'000'000; })},
};

class EveryHostileState : public testing::TestWithParam<Hostile> {};

const std::vector<QRect> screens{{0, 27, 1920, 1053}, {1920, 0, 1280, 1024}};

} // namespace

TEST(WindowState, IsReadAsItWasWritten)
{
    EXPECT_EQ(gui::parseWindowState(gui::toJson(whole)), whole);
}

TEST_P(EveryHostileState, IsNone)
{
    EXPECT_EQ(gui::parseWindowState(GetParam().text), WindowState{});
}

INSTANTIATE_TEST_SUITE_P(All, EveryHostileState, testing::ValuesIn(hostile), [](const auto& one) { return one.param.name; });

TEST(WindowState, LiesInAFileOfItsOwnerAlone)
{
    const QTemporaryDir folder;
    const auto file = gui::pathOf(folder.path()) / "sceau" / "window.json";

    ASSERT_TRUE(gui::writeWindowState(file, whole));

    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(file).permissions(), perms::owner_read | perms::owner_write);
    EXPECT_EQ(gui::readWindowState(file), whole);
}

TEST(WindowState, IsNoneWithoutAFileOrInAHugeOne)
{
    const QTemporaryDir folder;
    const auto file = gui::pathOf(folder.path()) / "window.json";
    EXPECT_EQ(gui::readWindowState(file), WindowState{});

    const auto padded = gui::toJson(whole) + std::string(100'000, ' ');
    ASSERT_TRUE(base::writeFile(file, base::bytesOf(padded)));

    EXPECT_EQ(gui::readWindowState(file), WindowState{});
}

TEST(WindowState, HasAPlaceByTheRulesOfTheDesktop)
{
    qputenv("XDG_STATE_HOME", "/TEST/state");
    EXPECT_EQ(gui::windowStateFile(), "/TEST/state/sceau/window.json");
    qputenv("XDG_STATE_HOME", "relative: to be ignored");
    EXPECT_EQ(gui::windowStateFile().parent_path().parent_path().filename(), "state");
    EXPECT_TRUE(gui::windowStateFile().is_absolute());
    qunsetenv("XDG_STATE_HOME");
}

TEST(WindowFrame, StaysWhereItWasOnAnyScreen)
{
    for (const QRect& frame : {QRect(100, 100, 1200, 760), QRect(2000, 40, 1000, 700), QRect(1700, 40, 1000, 700)})
        EXPECT_EQ(gui::fitting(frame, screens), frame);
}

TEST(WindowFrame, IsForgottenWithItsScreen)
{
    const QRect second(2000, 40, 1000, 700);

    EXPECT_EQ(gui::fitting(second, {screens.front()}), QRect());
    EXPECT_EQ(gui::fitting(second, {}), QRect());
}

TEST(WindowFrame, IsForgottenWhenItCouldNotBeMoved)
{
    EXPECT_EQ(gui::fitting({100, -60, 1200, 760}, screens), QRect()) << "its bar is above the screen";
    EXPECT_EQ(gui::fitting({-1150, 100, 1200, 760}, screens), QRect()) << "a strip is left";
    EXPECT_EQ(gui::fitting({}, screens), QRect());
}

TEST(WindowFrame, IsNoLargerThanItsScreen)
{
    EXPECT_EQ(gui::fitting({10, 40, 3840, 2160}, screens), QRect(10, 40, 1920, 1053));
}

TEST(RecentFolder, IsWhereTheLastDialogEnded)
{
    const QTemporaryDir folder;
    gui::setRecentFolder({});
    EXPECT_EQ(gui::inRecentFolder(QStringLiteral("acte.pdf")), QStringLiteral("acte.pdf"));
    QFileDialog dialog;
    dialog.setOption(QFileDialog::DontUseNativeDialog);
    gui::followFolder(dialog);
    dialog.setDirectory(folder.path());

    dialog.reject();
    EXPECT_EQ(gui::recentFolder(), "") << "nothing was chosen";
    Q_EMIT dialog.accepted();

    EXPECT_EQ(gui::recentFolder(), gui::pathOf(folder.path()));
    EXPECT_EQ(gui::inRecentFolder(QStringLiteral("acte.pdf")), folder.filePath(QStringLiteral("acte.pdf")));
    EXPECT_EQ(gui::inRecentFolder(QStringLiteral("/TEST/acte.pdf")), QStringLiteral("/TEST/acte.pdf"));
    gui::setRecentFolder({});
}
