#include "gui/calendar.hpp"
#include "gui/certificates_card.hpp"
#include "gui/choices.hpp"
#include "gui/error_banner.hpp"
#include "gui/options.hpp"
#include "gui/step_signing.hpp"
#include "gui/words.hpp"
#include "snapshots.hpp"

#include <QAccessible>
#include <QCoreApplication>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace {

using namespace sceau;
namespace fs = std::filesystem;

gui::Options options(std::initializer_list<const char*> arguments)
{
    QStringList list{QStringLiteral("sceau")};
    for (const char* each : arguments)
        list += QString::fromUtf8(each);
    return gui::readOptions(list);
}

} // namespace

TEST(Calendar, HoldsTheOpeningDayInParisInShortLines)
{
    const auto window = renewal::windowFor(snapshots::certificate(pki::Role::signature).notAfter);

    const std::string event = gui::openingEvent(window, snapshots::today(), "Renouveler",
                                                "Une phrase assez longue, avec une virgule, pour être pliée sur deux lignes.");

    EXPECT_NE(event.find("DTSTART;VALUE=DATE:20261008\r\n"), std::string::npos) << event;
    EXPECT_NE(event.find("DTEND;VALUE=DATE:20261009\r\n"), std::string::npos);
    EXPECT_NE(event.find("longue\\, avec"), std::string::npos);
    std::istringstream lines(event);
    for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(line.size(), 76U) << line;
        EXPECT_EQ(line.back(), '\r');
    }
}

TEST(Calendar, RemindsOnEachDayThatIsStillToCome)
{
    const auto expires = snapshots::certificate(pki::Role::signature).notAfter; // in 46 days
    const auto words = [](int days) { return gui::CalendarWords{"Dans " + std::to_string(days), "TEST"}; };

    const std::string calendar = gui::expiryReminders("abc", expires, snapshots::today(), words);

    EXPECT_EQ(calendar.find("Dans 90"), std::string::npos) << "past";
    for (const char* expected : {"SUMMARY:Dans 45\r\n", "SUMMARY:Dans 30\r\n", "SUMMARY:Dans 15\r\n", "SUMMARY:Dans 7\r\n",
                                 "DTSTART;VALUE=DATE:20261122\r\n", "DTSTART;VALUE=DATE:20261230\r\n", "UID:sceau-abc-7@localhost\r\n"}) {
        EXPECT_NE(calendar.find(expected), std::string::npos) << expected;
    }
    EXPECT_TRUE(gui::expiryReminders("abc", expires, expires - std::chrono::days(3), words).empty());
}

TEST(Chain, GoesFromIssuerToIssuerAndEndsWhereOneIsMissing)
{
    auto leaf = snapshots::certificate(pki::Role::signature);
    auto authority = leaf, root = leaf;
    leaf.issuerDer = authority.subjectDer = {1};
    authority.issuerDer = root.subjectDer = root.issuerDer = {2};
    authority.isAuthority = root.isAuthority = true;

    EXPECT_EQ(gui::chainOf(leaf, {root, authority}).size(), 3U);
    EXPECT_EQ(gui::chainOf(leaf, {root}).size(), 1U);
    EXPECT_EQ(gui::chainOf(leaf, {}).size(), 1U);
}

TEST(Choices, AreMadeByAScreenReaderAsByAClick)
{
    gui::Choices choices;
    choices.present({{QStringLiteral("TEST one"), {}}, {QStringLiteral("TEST other"), {}}});
    const auto buttons = choices.findChildren<QRadioButton*>();
    QSignalSpy changed(&choices, &gui::Choices::changed);

    QAccessible::queryAccessibleInterface(buttons.at(1))->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    EXPECT_EQ(choices.chosen(), 1U);
    EXPECT_EQ(changed.size(), 1);
    QCoreApplication::processEvents();
    buttons.at(0)->click();
    QCoreApplication::processEvents();
    buttons.at(0)->click(); // who chooses the same again means it

    EXPECT_EQ(choices.chosen(), 0U);
    EXPECT_EQ(changed.size(), 3);
}

TEST(Options, ReadWhatTheCommandLineSays)
{
    const auto read = options({"dossier.pdf", "--portal", "p.db", "--module", "m.so", "--token", "pkcs11:token=a", "--trust", "r.pem",
                               "--trust", "s", "--lang", "en"});

    EXPECT_TRUE(read.problem.empty()) << read.problem;
    EXPECT_EQ(read.pdf, fs::absolute("dossier.pdf")) << "the window that is asked has another folder";
    EXPECT_EQ(read.portal, "p.db");
    EXPECT_EQ(read.where.module, fs::path("m.so"));
    EXPECT_EQ(read.where.uri, "pkcs11:token=a");
    EXPECT_EQ(read.trust.size(), 2U);
    EXPECT_EQ(read.language, text::Language::english);
}

TEST(Options, SayWhichWindowsAreOnTheirOwn)
{
    EXPECT_FALSE(options({}).alone);
    EXPECT_FALSE(options({"dossier.pdf", "--place", "history"}).alone);
    for (const auto* own : {"--portal", "--module", "--token", "--trust", "--lang"})
        EXPECT_TRUE(options({own, "fr"}).alone) << own;
    EXPECT_TRUE(options({"--headless", "out", "--pin-file", "pin"}).alone);
}

TEST(Options, NameAPlace)
{
    EXPECT_EQ(options({"--place", "history"}).place, gui::Place::history);
    EXPECT_EQ(options({}).place, std::nullopt);
    EXPECT_FALSE(options({"--place", "kitchen"}).problem.empty());
    EXPECT_TRUE(options({"--tray"}).tray);
}

TEST(Options, RefuseWhatTheyDoNotKnow)
{
    EXPECT_EQ(options({"--nothing"}).exit, 2);
    EXPECT_EQ(options({"one.pdf", "two.pdf"}).exit, 2);
    EXPECT_EQ(options({"--headless", "out"}).exit, 2) << "without a PIN file";
    EXPECT_EQ(options({"--help"}).exit, 0);
    EXPECT_FALSE(options({"--help"}).problem.empty());
}

TEST(Support, GetsTheCodeThePlaceAndTheFacts)
{
    const auto text = gui::forSupport(base::Error{base::Code::keyRemoved}.at("C_Sign").with("reader", "TEST Reader"));

    EXPECT_TRUE(text.contains(QStringLiteral("KEY-209")));
    EXPECT_TRUE(text.contains(QStringLiteral("C_Sign")));
    EXPECT_TRUE(text.contains(QStringLiteral("reader: TEST Reader")));
}

TEST(Words, AreThoseOfTheLanguage)
{
    const auto expires = snapshots::certificate(pki::Role::signature).notAfter;

    EXPECT_EQ(gui::instantOf(expires), QStringLiteral("06/01/2027 à 00:00 (heure de Paris)"));
    EXPECT_EQ(gui::countryName("DE"), QStringLiteral("Allemagne"));
    gui::useLanguage(text::Language::english);
    EXPECT_EQ(gui::instantOf(expires), QStringLiteral("06/01/2027 at 00:00 (Paris time)"));
    EXPECT_EQ(gui::countryName("DE"), QStringLiteral("Germany"));
    gui::useLanguage(text::Language::french);
}

TEST(Words, GroupASirenOnOneLine)
{
    EXPECT_EQ(gui::grouped("123456782"), QStringLiteral("123\u00a0456\u00a0782"));
    EXPECT_EQ(gui::grouped(""), QString());
}
