#include "dossier/layout/document.hpp"
#include "dossier/sample.hpp"

#include <gmock/gmock.h>

using namespace sceau;
using test::laidOut;
using test::sampleDossier;
using test::savedPdf;
using test::textRead;
using testing::HasSubstr;

namespace {

std::string textOf(const dossier::Dossier& dossier, const std::string& name)
{
    return textRead(savedPdf(laidOut(dossier), name + ".pdf"));
}

int pagesOf(const std::filesystem::path& pdf)
{
    return std::stoi(test::judge("pdfinfo " + pdf.string() + " | sed -n 's/^Pages: *//p'").output);
}

} // namespace

TEST(DossierText, StatesTheOrderTheCertificateTheHolderAndTheContact)
{
    auto dossier = sampleDossier();
    dossier.entry.usageName = "TEST Plantin-Rougeot";
    dossier.order.accompaniment = true;

    const auto text = textOf(dossier, "states");

    for (const auto* stated : {"Contrat de renouvellement d’un certificat électronique",
                               "Conditions générales d’utilisation",
                               "TEST-425490-1",
                               "21/11/2026, 21:50 (heure de Paris)",
                               "425490",
                               "10/11/2026",
                               "11/11/2026",
                               "73900",
                               "140,50 € HT, soit 168,60 € TTC",
                               "souscrit, 49,00 € HT",
                               "envoyé par courriel à pascale.plantin@avocat-conseil.fr",
                               "CN=TEST AC Avocats,O=TEST Sceau,C=FR",
                               "0A1B2C3D4E5F60718293",
                               "06/01/2024, 10:00 (heure de Paris)",
                               "06/01/2027, 10:00 (heure de Paris)",
                               "n° CNBF 012345",
                               "TEST Pascale TEST Plantin-Rougeot",
                               "TEST Pascale, Marie",
                               "SCP TEST ROUGE ET PLANTIN",
                               "123 456 782",
                               "Barreau de test",
                               "Représentant légal",
                               "12 bis rue de l’Échelle",
                               "97110 Pointe-à-Pitre CEDEX 2",
                               "France",
                               "+33 6 39 98 00 01",
                               "Par voie électronique",
                               "Par voie papier",
                               "Fait à",
                               "lu et approuvé"}) {
        EXPECT_THAT(text, HasSubstr(stated));
    }
}

TEST(DossierText, CarriesItsMarksOnEveryPage)
{
    const auto pdf = savedPdf(laidOut(sampleDossier()), "marks.pdf");
    const int pages = pagesOf(pdf);

    ASSERT_GT(pages, 2);
    for (int page = 1; page <= pages; ++page) {
        const auto number = std::to_string(page);
        const auto text = textRead(pdf, "-f " + number + " -l " + number);
        EXPECT_THAT(text, HasSubstr("page " + number + "/" + std::to_string(pages)));
        EXPECT_THAT(text, HasSubstr("Dossier TEST-425490-1 · Commande n° 425490"));
        EXPECT_THAT(text, HasSubstr("Texte type, à remplacer par le Conseil national des barreaux"));
        EXPECT_THAT(text, HasSubstr("Démonstration, sans valeur contractuelle"));
        EXPECT_THAT(text, HasSubstr("Paraphe"));
    }
}

TEST(DossierText, OfAProductionPortalIsNoDemonstration)
{
    auto dossier = sampleDossier();
    dossier.portal = renewal::PortalKind::production;

    EXPECT_THAT(textOf(dossier, "production"), testing::Not(HasSubstr("Démonstration")));
}

TEST(DossierText, NamesTheSmsNumberWhenTheCodeComesBySms)
{
    auto dossier = sampleDossier();
    dossier.contact.activation = renewal::ActivationChannel::sms;

    EXPECT_THAT(textOf(dossier, "sms"), HasSubstr("envoyé par SMS au +33 6 39 98 00 01"));
}

struct Mobile {
    const char* number;
    const char* printed;
};

class MobileNumber : public testing::TestWithParam<Mobile> {};

TEST_P(MobileNumber, IsGroupedAsItsCountryDoes)
{
    auto dossier = sampleDossier();
    dossier.contact.mobile = GetParam().number;

    EXPECT_THAT(textOf(dossier, "mobile"), HasSubstr(GetParam().printed));
}

INSTANTIATE_TEST_SUITE_P(DossierText, MobileNumber,
                         testing::Values(Mobile{"+33639980001", "+33 6 39 98 00 01"}, Mobile{"+590690001234", "+590 690 00 12 34"},
                                         Mobile{"+262692001234", "+262 692 00 12 34"}, Mobile{"+687751234", "+687751234"},
                                         Mobile{"+4915112345678", "+4915112345678"}, Mobile{"+3363998000", "+3363998000"}));

TEST(DossierText, BreaksALongAddressBeforeItsAt)
{
    auto dossier = sampleDossier();
    dossier.contact.email = "marie.josephe.elisabeth.de.la.rochefoucauld-montesquiou@cabinet-rougeot-plantin-avocats.example.fr";

    const auto text = textOf(dossier, "address");

    EXPECT_THAT(text, HasSubstr("rochefoucauld-montesquiou @cabinet-rougeot-plantin-avocats.example.fr"));
    EXPECT_THAT(test::withoutSpaces(text), HasSubstr(dossier.contact.email));
}

TEST(DossierText, SaysThatAFactIsNotKnown)
{
    auto dossier = sampleDossier();
    dossier.order.paidAt.reset();
    dossier.order.paymentReference.clear();
    dossier.entry.structure.clear();
    dossier.entry.siren.clear();
    dossier.contact.organisation.clear();
    dossier.contact.mobile.clear();

    const auto text = textOf(dossier, "empty");

    EXPECT_THAT(text, HasSubstr("exerçant à titre individuel"));
    EXPECT_THAT(text, HasSubstr("—"));
    EXPECT_THAT(text, testing::Not(HasSubstr("Nom d’usage")));
    EXPECT_THAT(text, testing::Not(HasSubstr("()")));
}

class NastyText : public testing::TestWithParam<std::string> {};

TEST_P(NastyText, ComesBackIdenticalWhereverItStands)
{
    auto dossier = sampleDossier();
    dossier.entry.civilName = GetParam();
    dossier.entry.structure = GetParam();
    dossier.contact.address = GetParam();
    dossier.contact.name = GetParam();

    const auto text = test::withoutSpaces(textOf(dossier, "nasty"));

    const auto expected = test::withoutSpaces(GetParam());
    std::size_t times = 0;
    for (auto at = text.find(expected); at != std::string::npos; at = text.find(expected, at + 1)) {
        ++times;
    }
    // party, electronic signature box, civil name, structure twice, address, contact name
    EXPECT_GE(times, 7U) << text;
}

INSTANTIATE_TEST_SUITE_P(
    DossierText, NastyText,
    testing::Values("LE GOFF-D’ARC", "Fidèle Offiché", "Œuvre Ÿ Æsop", "O'Neill-d’Harcourt", "{order.number}", "**Strong** | a | b",
                    "12:30 – a—b ‐ c/d … « e » ; ! ?", "Łukasz Đorđević Ðuro Ștefan", "Иванов-Ёлкин", "Ιώτα Ωμέγα", "İstanbul ıI",
                    "ﬁ ﬂ ffi ffl fj", "Nguyễn Thị Ánh", "<b>&amp;</b> \"q\" \\(x\\)", "100 % × 2 ± ½ ² €", "ზურაბი", "1234567890 ABC(0O)Il",
                    "Anne-Marie-Josèphe-Élisabeth de La Rochefoucauld-Montesquiou-Fezensac",
                    "SELARL-TRES-LONGUE-SANS-AUCUNE-ESPACE-DU-TOUT-POUR-VOIR-OU-ELLE-SE-COUPE-QUAND-MEME-ET-ENCORE-PLUS-LOIN"));

TEST(DossierText, ComposesAccentsThatCameApart)
{
    auto dossier = sampleDossier();
    dossier.contact.city = "Orle\u0301ans";

    EXPECT_THAT(textOf(dossier, "nfd"), HasSubstr("Orléans"));
}

TEST(DossierText, KeepsSpacesBetweenWords)
{
    auto dossier = sampleDossier();
    dossier.entry.structure = "SELARL Fidèle Offiché, Le Goff-d’Arc et associés, avocats à la Cour";

    EXPECT_THAT(textOf(dossier, "spaces"), HasSubstr(dossier.entry.structure));
}

TEST(DossierText, WrapsStructuresOfAnyLength)
{
    auto dossier = sampleDossier();
    dossier.entry.structure.clear();
    for (int i = 0; i < 60; ++i) {
        dossier.entry.structure += "Cabinet " + std::to_string(i) + " et associés ";
    }

    const auto text = textOf(dossier, "long");

    EXPECT_THAT(text, HasSubstr("Cabinet 0 et associés Cabinet 1"));
    EXPECT_THAT(text, HasSubstr("Cabinet 59 et associés"));
}

struct Unprintable {
    std::string text;
    std::string character;
};

class UnprintableText : public testing::TestWithParam<Unprintable> {};

TEST_P(UnprintableText, IsRefusedByItsNumber)
{
    auto dossier = sampleDossier();
    dossier.contact.name = GetParam().text;

    const auto pdf = dossier::layout::layOut(dossier, dossier::layout::embeddedWording().value());

    ASSERT_FALSE(pdf);
    EXPECT_EQ(pdf.error().code, base::Code::composeFailed);
    EXPECT_EQ(pdf.error().facts.at("character"), GetParam().character);
}

INSTANTIATE_TEST_SUITE_P(DossierText, UnprintableText,
                         testing::Values(Unprintable{"left \u202E right", "U+202E"}, Unprintable{"zero\u200Bwidth", "U+200B"},
                                         Unprintable{"soft\u00ADhyphen", "U+00AD"}, Unprintable{std::string("nul\0", 4), "U+0000"},
                                         Unprintable{"tab\t", "U+0009"}, Unprintable{"漢字", "U+6F22"}, Unprintable{"😀", "U+1F600"},
                                         Unprintable{"\uE000", "U+E000"}, Unprintable{"mark\uFEFF", "U+FEFF"},
                                         Unprintable{"broken \xC3", "U+FFFD"}, Unprintable{"שלום", "U+05E9"},
                                         Unprintable{"سلام", "U+0633"}));

TEST(DossierText, BelowAPageOfOneFieldIsRefusedWhenItIsLonger)
{
    auto dossier = sampleDossier();
    dossier.contact.address = std::string(20'000, 'x');

    EXPECT_FALSE(dossier::layout::layOut(dossier, dossier::layout::embeddedWording().value()));
}

TEST(DossierWording, WithAnUnknownPlaceholderIsRefused)
{
    auto wording = dossier::layout::embeddedWording().value();
    const auto contract = std::string(wording.contract) + "\nCouleur : {order.colour}\n";
    wording.contract = contract;

    const auto pdf = dossier::layout::layOut(sampleDossier(), wording);

    ASSERT_FALSE(pdf);
    EXPECT_EQ(pdf.error().facts.at("placeholder"), "order.colour");
}

TEST(DossierWording, ThatLeavesOutAFactIsRefused)
{
    auto wording = dossier::layout::embeddedWording().value();
    auto contract = std::string(wording.contract);
    const std::string serial = "{certificate.serial}";
    contract.replace(contract.find(serial), serial.size(), "voir la clé");
    wording.contract = contract;

    const auto pdf = dossier::layout::layOut(sampleDossier(), wording);

    ASSERT_FALSE(pdf);
    EXPECT_EQ(pdf.error().facts.at("unstated"), "certificate.serial");
}

TEST(DossierWording, WithoutAWordIsRefused)
{
    auto wording = dossier::layout::embeddedWording().value();
    wording.words.erase("footer.specimen");

    const auto pdf = dossier::layout::layOut(sampleDossier(), wording);

    ASSERT_FALSE(pdf);
    EXPECT_EQ(pdf.error().facts.at("word"), "footer.specimen");
}

TEST(DossierWording, NumbersItsArticlesWithoutAGap)
{
    const auto wording = dossier::layout::embeddedWording().value();
    for (const auto text : {wording.contract, wording.terms}) {
        int number = 0;
        for (auto at = text.find("### "); at != std::string_view::npos; at = text.find("### ", at + 1)) {
            EXPECT_TRUE(text.substr(at).starts_with("### Article\u00A0" + std::to_string(++number) + " – ")) << text.substr(at, 40);
        }
        EXPECT_GT(number, 5);
    }
}
