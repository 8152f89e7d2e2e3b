#include "journey/on_a_desktop.hpp"
#include "journey/renewal.hpp"
#include "shared/pdf_judges.hpp"

#include <gtest/gtest.h>

namespace {

using namespace sceau;

constexpr unsigned enter = 0xff0d, space = 0x20;

/// Someone who sees the window and has no mouse.
struct Typist {
    test::Renewal& renewal;

    void enterOn(const std::string& button, int step) const
    {
        renewal.reader().tabTo(button);
        renewal.reader().strike(enter);
        if (step > 0) renewal.arriveAt(step);
    }
    void strikeSpaceOn(const std::string& box) const
    {
        renewal.reader().tabTo(box);
        renewal.reader().strike(space);
    }
    void typePin(int step) const
    {
        const auto field = renewal.reader().control(ATSPI_ROLE_PASSWORD_TEXT, "Code PIN");
        renewal.reader().waitUntil("the focus in the PIN's field", [&] { return field.is(ATSPI_STATE_FOCUSED); });
        renewal.reader().type(renewal.pin());
        renewal.reader().strike(enter);
        renewal.arriveAt(step);
    }
};

using RenewalByKeyboard = test::OnADesktop;

} // namespace

TEST_F(RenewalByKeyboard, GoesFromTheKeyToASignedPdf)
{
    test::Renewal renewal;
    const Typist typist{renewal};
    static_cast<void>(renewal.reader().control(ATSPI_ROLE_PUSH_BUTTON, "Renouveler ma clé"));

    typist.strikeSpaceOn("Renouveler ma clé");
    renewal.arriveAt(1);
    typist.enterOn("Suivant", 2);
    typist.typePin(3);
    renewal.reader().strike(enter);
    renewal.arriveAt(4);
    typist.strikeSpaceOn("Je certifie");
    typist.enterOn("Suivant", 5);
    typist.enterOn("Suivant", 0);
    renewal.reader().waitFor("Vous ne pourrez plus modifier");
    typist.enterOn("Confirmer", 6);
    typist.strikeSpaceOn("J’ai bien pris connaissance");
    typist.enterOn("Signer le dossier", 7);
    typist.typePin(8);

    const auto signedFile = renewal.home() / "Documents" / ("dossier-" + renewal.demo().number() + "-signe.pdf");
    EXPECT_EQ(test::countOf("Signature is Valid.", test::pdfsig(signedFile)), 1);
}
