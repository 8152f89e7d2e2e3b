#include "journey/on_a_desktop.hpp"
#include "journey/renewal.hpp"
#include "shared/pdf_judges.hpp"

#include <gtest/gtest.h>

namespace {

constexpr unsigned enter = 0xff0d;

using namespace sceau;

using RenewalByScreenReader = test::OnADesktop;

bool within(const test::Accessible& whole, test::Accessible part)
{
    while (part.isThere() && !(part == whole))
        part = part.parent();
    return part.isThere();
}

/// What a screen reader could say of the program now, and what it was told so far.
std::string everythingToldBy(test::ScreenReader& reader)
{
    std::string all;
    for (const auto& each : test::shown(reader.window()))
        all += each.name() + '\n' + each.description() + '\n' + each.text() + '\n';
    for (const auto& each : reader.heard())
        all += each.event + ": " + each.words + '\n';
    return all;
}

std::string wordsOf(test::ScreenReader& reader, const test::Accessible& source)
{
    std::string all;
    for (const auto& each : reader.heard())
        all += each.source == source ? each.words : "";
    return all;
}

std::string nameless(test::ScreenReader& reader)
{
    std::string found;
    for (const auto& each : test::shown(reader.window())) {
        if (test::isControl(each) && each.name().find_first_not_of(' ') == std::string::npos)
            found += each.roleName() + " in « " + each.parent().name() + " »\n";
    }
    return found;
}

} // namespace

TEST_F(RenewalByScreenReader, GoesFromTheKeyToASignedPdfThatOthersHoldGood)
{
    test::Renewal renewal;

    renewal.goThrough([&](const std::string& step) { EXPECT_EQ(nameless(renewal.reader()), "") << step; });

    EXPECT_TRUE(renewal.reader().shows("intacte")) << drawing(renewal.reader().window());
    const auto report = test::pdfsig(renewal.target());
    EXPECT_EQ(test::countOf("Signature is Valid.", report), 1) << report;
    EXPECT_EQ(test::countOf("Total document signed", report), 1) << report;
    const auto verdict = renewal.demo().run({"verify", renewal.target(), "--offline", "--trust", renewal.demo().trust(), "--json"}).line();
    EXPECT_EQ(verdict.at("signatures").at(0).at("integrity"), "intact");
    EXPECT_EQ(verdict.at("signatures").at(0).at("coverage"), "whole-file");
}

TEST_F(RenewalByScreenReader, HearsOfEachStepAndFindsTheFocusInIt)
{
    test::Renewal renewal;
    auto& reader = renewal.reader();
    int last = 0;

    renewal.goThrough([&](const std::string& screen) {
        const auto place = renewal.place();
        if (place.step <= 1 || place.step == last) return; // the renewal opens on a button that says so
        last = place.step;
        reader.waitUntil("« " + place.name + " » said", [&] { return reader.announced(place.name); });
        reader.waitUntil("a focus in " + place.name, [&] { return reader.focused().isThere(); });
        EXPECT_TRUE(within(place.page, reader.focused())) << screen << '\n' << drawing(reader.window());
        reader.forget();
    });

    EXPECT_EQ(last, 8) << "steps";
}

TEST_F(RenewalByScreenReader, MeetsAWindowWithATabForEachPlace)
{
    test::Renewal renewal;
    auto& reader = renewal.reader();
    EXPECT_TRUE(reader.window().role() == ATSPI_ROLE_WINDOW || reader.window().role() == ATSPI_ROLE_FRAME) << drawing(reader.window());

    for (const char* place : {"Renouveler", "Mes dossiers", "Vérifier", "Assistance", "Réglages", "Ma clé"}) {
        reader.press(ATSPI_ROLE_PAGE_TAB, place);
        const auto tab = reader.control(ATSPI_ROLE_PAGE_TAB, place);
        reader.waitUntil(place, [&] { return tab.is(ATSPI_STATE_SELECTED); });
    }
}

TEST_F(RenewalByScreenReader, PressesTheButtonThatHasTheFocusWithEnter)
{
    test::Renewal renewal;
    auto& reader = renewal.reader();
    static_cast<void>(reader.control(ATSPI_ROLE_PUSH_BUTTON, "Changer le code PIN"));

    reader.tabTo("Changer le code PIN");
    reader.strike(enter);

    reader.waitFor("Nouveau code PIN");
}

TEST_F(RenewalByScreenReader, NeverHearsOrReadsThePin)
{
    test::Renewal renewal;
    auto& reader = renewal.reader();
    renewal.openTheRenewal();
    renewal.leaveKey();
    reader.forget();

    renewal.typePin();

    const auto field = reader.control(ATSPI_ROLE_PASSWORD_TEXT, "Code PIN");
    EXPECT_EQ(field.text().find_first_of("0123456789"), std::string::npos) << "the field is read";
    EXPECT_EQ(wordsOf(reader, field).find_first_of("0123456789"), std::string::npos) << everythingToldBy(reader);
    EXPECT_EQ(everythingToldBy(reader).find(renewal.pin()), std::string::npos);
}
