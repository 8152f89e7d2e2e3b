#include "journey/on_a_desktop.hpp"
#include "journey/person.hpp"
#include "journey/renewal.hpp"
#include "journey/watched.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace {

using namespace sceau;

/// A call's line has this part.
struct Excused {
    const char* part;
    const char* why;
};

constexpr Excused excused[] = {
    {"/usr/share/fonts", "Qt: a letter that the first font does not have"},
    {"/fontconfig", "Qt: which fonts there are"},
    {"/usr/share/X11/locale", "Qt: the compose table, at the first key"},
    {"XCompose", "Qt: the person's own compose table, at the first key"},
    {"/.icons/", "Xlib: the pointer's shape over a field"},
    {"/usr/share/icons/", "Xlib: the pointer's shape over a field"},
    {"/usr/share/pixmaps/", "Xlib: the pointer's shape over a field"},
};

bool isExcused(const std::string& call)
{
    return std::any_of(std::begin(excused), std::end(excused),
                       [&](const Excused& each) { return call.find(each.part) != std::string::npos; });
}

std::string offences(const test::Watched& watched)
{
    std::string all;
    for (const auto& call : watched.calls())
        all += isExcused(call) ? "" : call + '\n';
    return all;
}

using WindowThread = test::OnADesktop;

} // namespace

TEST_F(WindowThread, TouchesNoFileNoNetworkNoLibraryAndNoProcessFromTheFirstPictureToTheSignedPdf)
{
    const test::Watched watched;
    test::Renewal renewal(watched.environment());

    renewal.goThrough();

    EXPECT_TRUE(watched.began());
    EXPECT_EQ(offences(watched), "");
}

TEST_F(WindowThread, TouchesNoFileWhenAnotherStartHandsItOneAndWhenRemindersAreChosen)
{
    const test::Person person;
    static_cast<void>(person.demo().letter("lettre.pdf"));
    const test::Watched watched;
    const auto window = person.start({}, watched.environment());
    test::ScreenReader reader(window.process());
    reader.described(ATSPI_ROLE_RADIO_BUTTON, "TEST Cle avocat").press(); // of several, some of which have expired
    reader.press(ATSPI_ROLE_PUSH_BUTTON, "Rappels d’échéance");
    static_cast<void>(reader.control(ATSPI_ROLE_PUSH_BUTTON, "Ajouter à l’agenda"));
    reader.press(ATSPI_ROLE_PUSH_BUTTON, "Fermer");

    auto second = person.start({"lettre.pdf"});

    EXPECT_EQ(test::statusOf(second), 0);
    reader.waitFor("lettre");
    EXPECT_TRUE(watched.began());
    EXPECT_EQ(offences(watched), "");
}
