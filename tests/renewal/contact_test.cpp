#include "renewal/contact.hpp"

#include "people.hpp"
#include "renewal/email.hpp"
#include "text/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace sceau;
using namespace sceau::renewal;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

Contact goodContact()
{
    auto contact = contactFrom(sceau::test::lawyersEntry(), Order{});
    contact.activation = ActivationChannel::sms;
    return contact;
}

std::vector<std::string> problemsOf(const Contact& contact)
{
    std::vector<std::string> keys;
    for (const auto& problem : checkContact(contact).problems) {
        EXPECT_TRUE(text::has(problem.problem)) << problem.problem;
        keys.push_back(problem.problem);
    }
    return keys;
}

struct PostcodeRow {
    const char* name;
    const char* country;
    const char* typed;
    const char* expected; ///< the stored postcode, or the problem's key
};

struct MobileRow {
    const char* name;
    const char* typed;
    const char* stored; ///< empty: refused
};

struct EmailRow {
    const char* name;
    std::string typed;
    const char* stored; ///< empty: refused
};

struct CityRow {
    const char* name;
    const char* typed;
    bool accepted;
};

template <class Row> std::string rowName(const testing::TestParamInfo<Row>& row)
{
    return row.param.name;
}

} // namespace

class Postcode : public testing::TestWithParam<PostcodeRow> {};

TEST_P(Postcode, IsStoredOrRefusedWithItsReason)
{
    auto contact = goodContact();
    contact.country = GetParam().country;
    contact.postcode = GetParam().typed;

    const auto checked = checkContact(contact);

    const auto found = checked.ok() ? checked.contact.postcode : problemsOf(contact).front();
    EXPECT_EQ(found, GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Rules, Postcode,
    testing::Values(PostcodeRow{"Paris", "FR", "75001", "75001"}, PostcodeRow{"LeadingZero", "FR", "01590", "01590"},
                    PostcodeRow{"BorderException", "FR", "48250", "48250"}, PostcodeRow{"SouthCorsica", "FR", "20000", "20000"},
                    PostcodeRow{"NorthCorsica", "FR", "20600", "20600"}, PostcodeRow{"Guadeloupe", "FR", "97100", "97100"},
                    PostcodeRow{"SaintBarthelemy", "FR", "97133", "97133"}, PostcodeRow{"SaintMartin", "FR", "97150", "97150"},
                    PostcodeRow{"SaintPierreEtMiquelon", "FR", "97500", "97500"}, PostcodeRow{"Mayotte", "FR", "97600", "97600"},
                    PostcodeRow{"SouthernLands", "FR", "98400", "98400"}, PostcodeRow{"WallisEtFutuna", "FR", "98600", "98600"},
                    PostcodeRow{"Polynesia", "FR", "98714", "98714"}, PostcodeRow{"NewCaledonia", "FR", "98800", "98800"},
                    PostcodeRow{"Cedex", "FR", "75379", "75379"}, PostcodeRow{"SpacesOfPastedText", "FR", " 75\u00A0001\u202F", "75001"},
                    PostcodeRow{"LowerCaseCountry", "fr", "75001", "75001"}, PostcodeRow{"Missing", "FR", " ", "contact.postcode.missing"},
                    PostcodeRow{"FourDigits", "FR", "7500", "contact.postcode.format"},
                    PostcodeRow{"SixDigits", "FR", "750011", "contact.postcode.format"},
                    PostcodeRow{"DepartementZero", "FR", "00100", "contact.postcode.format"},
                    PostcodeRow{"Departement96", "FR", "96000", "contact.postcode.format"},
                    PostcodeRow{"Departement970", "FR", "97000", "contact.postcode.format"},
                    PostcodeRow{"Departement979", "FR", "97900", "contact.postcode.format"},
                    PostcodeRow{"Departement981", "FR", "98100", "contact.postcode.format"},
                    PostcodeRow{"Departement99", "FR", "99000", "contact.postcode.format"},
                    PostcodeRow{"CorsicanLetters", "FR", "2A004", "contact.postcode.corsica"},
                    PostcodeRow{"CorsicanDepartement", "FR", "2b", "contact.postcode.corsica"},
                    PostcodeRow{"OtherLetters", "FR", "7500A", "contact.postcode.format"},
                    PostcodeRow{"ArabicDigits", "FR", "٧٥٠٠١", "contact.postcode.format"},
                    PostcodeRow{"MonacoInFrance", "FR", "98000", "contact.postcode.monaco"}, PostcodeRow{"Monaco", "MC", "98000", "98000"},
                    PostcodeRow{"FranceInMonaco", "MC", "06000", "contact.postcode.monegasque"},
                    PostcodeRow{"Belgium", "BE", "1000", "1000"}, PostcodeRow{"Britain", "GB", " EC1A  1BB", "EC1A 1BB"},
                    PostcodeRow{"NoneAbroad", "AE", "", ""},
                    PostcodeRow{"TooLongAbroad", "GB", "ABCDEFGHIJKLMNOPQ", "contact.postcode.length"},
                    PostcodeRow{"ControlCharacterAbroad", "GB", "EC1\x01", "contact.postcode.characters"}),
    rowName<PostcodeRow>);

class Mobile : public testing::TestWithParam<MobileRow> {};

TEST_P(Mobile, IsStoredInE164)
{
    EXPECT_EQ(normaliseMobile(GetParam().typed), GetParam().stored);
}

INSTANTIATE_TEST_SUITE_P(
    Rules, Mobile,
    testing::Values(MobileRow{"TheGuidesForm", "+33 6 12 34 56 78", "+33612345678"}, MobileRow{"National", "0612345678", "+33612345678"},
                    MobileRow{"Seven", "07 12 34 56 78", "+33712345678"}, MobileRow{"DoubleZero", "0033612345678", "+33612345678"},
                    MobileRow{"Dots", "06.12.34.56.78", "+33612345678"}, MobileRow{"Dashes", "06-12-34\u201156\u201078", "+33612345678"},
                    MobileRow{"PastedSpaces", "06\u00A012\u202F34 56\t78", "+33612345678"},
                    MobileRow{"ZeroInBrackets", "+33 (0)6 12 34 56 78", "+33612345678"},
                    MobileRow{"FictionalBlock", "06 39 98 12 34", "+33639981234"},
                    MobileRow{"Guadeloupe690", "0690 12 34 56", "+590690123456"}, MobileRow{"Guadeloupe691", "0691123456", "+590691123456"},
                    MobileRow{"Guyane", "0694 12 34 56", "+594694123456"}, MobileRow{"Martinique696", "0696 12 34 56", "+596696123456"},
                    MobileRow{"Martinique697", "0697123456", "+596697123456"}, MobileRow{"Reunion692", "0692 12 34 56", "+262692123456"},
                    MobileRow{"Reunion693", "0693123456", "+262693123456"}, MobileRow{"Mayotte", "0639 12 34 56", "+262639123456"},
                    MobileRow{"GuadeloupeAfterAFixedPrefix", "+33 690 12 34 56", "+590690123456"},
                    MobileRow{"ReunionInternational", "+262 692 12 34 56", "+262692123456"},
                    MobileRow{"MayotteInternational", "00262 639 12 34 56", "+262639123456"},
                    MobileRow{"SaintPierreEtMiquelon", "+508 55 12 34", "+508551234"},
                    MobileRow{"NewCaledonia", "+687 75 12 34", "+687751234"}, MobileRow{"Polynesia", "+689 87 12 34 56", "+68987123456"},
                    MobileRow{"WallisEtFutuna", "+681 82 12 34", "+681821234"}, MobileRow{"Belgium", "+32 470 12 34 56", "+32470123456"},
                    MobileRow{"Monaco", "+377 6 12 34 56 78", "+377612345678"}, MobileRow{"Empty", "", ""}, MobileRow{"PlusAlone", "+", ""},
                    MobileRow{"Landline", "01 42 60 00 00", ""}, MobileRow{"LandlineWithCountry", "+33 1 42 60 00 00", ""},
                    MobileRow{"TooShort", "06 12 34 56 7", ""}, MobileRow{"TooLong", "06 12 34 56 78 9", ""},
                    MobileRow{"Letters", "06 12 34 56 7O", ""}, MobileRow{"WithoutZero", "612345678", ""},
                    MobileRow{"ReunionLandline", "+262 262 12 34 56", ""},
                    MobileRow{"GuadeloupeUnderReunionsCode", "+262 690 12 34 56", ""}, MobileRow{"CaledoniaTooLong", "+687 75 12 34 5", ""},
                    MobileRow{"BeyondE164", "+3212345678901234", ""}, MobileRow{"CountryZero", "+0123456789", ""},
                    MobileRow{"TwoPluses", "++33612345678", ""}, MobileRow{"ArabicDigits", "٠٦١٢٣٤٥٦٧٨", ""}),
    rowName<MobileRow>);

class Email : public testing::TestWithParam<EmailRow> {};

TEST_P(Email, IsStoredWithItsDomainInPunycode)
{
    EXPECT_EQ(normaliseEmail(GetParam().typed).value_or(""), GetParam().stored);
}

INSTANTIATE_TEST_SUITE_P(
    Rules, Email,
    testing::Values(
        EmailRow{"Simple", "nom.prenom@avocat-conseil.fr", "nom.prenom@avocat-conseil.fr"},
        EmailRow{"LocalPartKeptDomainLowered", "Nom.Prenom@Avocat-Conseil.FR", "Nom.Prenom@avocat-conseil.fr"},
        EmailRow{"Trimmed", "\u00A0a@b.fr ", "a@b.fr"}, EmailRow{"Plus", "a+cle@b.fr", "a+cle@b.fr"},
        EmailRow{"Apostrophe", "o'neil@b.fr", "o'neil@b.fr"}, EmailRow{"Accents", "a@avocat-éloi.fr", "a@xn--avocat-loi-h7a.fr"},
        EmailRow{"SharpSKept", "a@straße.de", "a@xn--strae-oqa.de"}, EmailRow{"AccentedTopLevel", "a@b.москва", "a@b.xn--80adxhks"},
        EmailRow{"LocalOf64", std::string(64, 'a') + "@b.fr", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@b.fr"},
        EmailRow{"LocalOf65", std::string(65, 'a') + "@b.fr", ""},
        EmailRow{"Over254",
                 "a@" + std::string(60, 'b') + '.' + std::string(60, 'c') + '.' + std::string(60, 'd') + '.' + std::string(60, 'e') + '.'
                     + std::string(60, 'f') + ".fr",
                 ""},
        EmailRow{"LabelOver63", "a@" + std::string(64, 'b') + ".fr", ""}, EmailRow{"Empty", "", ""}, EmailRow{"NoAt", "a.b.fr", ""},
        EmailRow{"TwoAts", "a@b@c.fr", ""}, EmailRow{"NoLocal", "@b.fr", ""}, EmailRow{"NoDomain", "a@", ""},
        EmailRow{"NoDot", "a@localhost", ""}, EmailRow{"LeadingDot", ".a@b.fr", ""}, EmailRow{"TrailingDot", "a.@b.fr", ""},
        EmailRow{"DoubleDot", "a..b@b.fr", ""}, EmailRow{"Quoted", "\"a b\"@b.fr", ""}, EmailRow{"InnerSpace", "a b@c.fr", ""},
        EmailRow{"AccentInLocalPart", "éloi@b.fr", ""}, EmailRow{"TopLevelOfOneLetter", "a@b.f", ""},
        EmailRow{"TopLevelOfDigits", "a@1.2.3.44", ""}, EmailRow{"AddressLiteral", "a@[192.0.2.1]", ""},
        EmailRow{"EmptyLabel", "a@b..fr", ""}, EmailRow{"RootDot", "a@b.fr.", ""}, EmailRow{"LeadingHyphen", "a@-b.fr", ""},
        EmailRow{"Underscore", "a@b_c.fr", ""}, EmailRow{"HeaderInjection", "a@b.fr\r\nBcc: c@d.fr", ""},
        EmailRow{"Malformed", "a@b\xFF.fr", ""}),
    rowName<EmailRow>);

class City : public testing::TestWithParam<CityRow> {};

TEST_P(City, EndsWithItsCedex)
{
    auto contact = goodContact();
    contact.city = GetParam().typed;

    const std::vector<std::string> expected(GetParam().accepted ? 0 : 1, "contact.city.cedex");
    EXPECT_EQ(problemsOf(contact), expected);
}

INSTANTIATE_TEST_SUITE_P(Rules, City,
                         testing::Values(CityRow{"WithoutCedex", "Paris", true}, CityRow{"Cedex", "PARIS CEDEX", true},
                                         CityRow{"CedexNumber", "PARIS CEDEX 08", true}, CityRow{"CedexOneDigit", "Lyon Cedex 3", true},
                                         CityRow{"CedexFirst", "CEDEX 08 PARIS", false}, CityRow{"CedexAlone", "CEDEX", false},
                                         CityRow{"CedexThreeDigits", "PARIS CEDEX 108", false},
                                         CityRow{"CedexGlued", "PARIS CEDEX08", false},
                                         CityRow{"CedexInTheMiddle", "PARIS CEDEX 08 FRANCE", false},
                                         CityRow{"AWordThatBeginsTheSame", "Cedexville", true}),
                         rowName<CityRow>);

TEST(Contact, IsAcceptedAndNormalised)
{
    auto typed = goodContact();
    typed.organisation = "  SCP\u00A0Rougeot  et Pla ";
    typed.country = " fr";
    typed.email = "Pascale@Cabinet.EXAMPLE.fr";

    const auto checked = checkContact(typed);

    EXPECT_THAT(checked.problems, IsEmpty());
    EXPECT_EQ(checked.contact.organisation, "SCP Rougeot et Pla");
    EXPECT_EQ(checked.contact.country, "FR");
    EXPECT_EQ(checked.contact.email, "Pascale@cabinet.example.fr");
    EXPECT_EQ(checked.contact.mobile, "+33639980001");
    EXPECT_EQ(checked.contact.activation, ActivationChannel::sms);
}

TEST(Contact, StaysAsItIsWhenItIsCheckedAgain)
{
    const auto once = checkContact(goodContact()).contact;

    EXPECT_EQ(checkContact(once).contact, once);
}

TEST(Contact, HasEveryMissingFieldReportedInTheOrderOfTheForm)
{
    Contact empty;
    empty.country.clear();

    EXPECT_THAT(problemsOf(empty),
                ElementsAre("contact.organisation.missing", "contact.address.missing", "contact.city.missing", "contact.country.missing",
                            "contact.first_name.missing", "contact.name.missing", "contact.email.missing"));
}

TEST(Contact, NeedsOnlyTheChannelThatWasChosen)
{
    auto contact = goodContact();
    contact.email.clear();
    EXPECT_THAT(problemsOf(contact), IsEmpty());

    contact.activation = ActivationChannel::email;
    EXPECT_THAT(problemsOf(contact), ElementsAre("contact.email.missing"));

    contact.email = "a@b.fr";
    contact.mobile.clear();
    EXPECT_THAT(problemsOf(contact), IsEmpty());
}

TEST(Contact, HasTheChannelThatWasNotChosenCheckedToo)
{
    auto contact = goodContact();
    contact.email = "a@b";

    EXPECT_THAT(problemsOf(contact), ElementsAre("contact.email.format"));
}

TEST(Contact, TellsALandlineFromAWrongNumber)
{
    auto contact = goodContact();
    for (const auto* landline : {"01 42 60 00 00", "+33 (0)4.78.00.00.00", "0033 9 72 00 00 00"}) {
        contact.mobile = landline;
        EXPECT_THAT(problemsOf(contact), ElementsAre("contact.mobile.landline")) << landline;
    }

    contact.mobile = "06 12";
    EXPECT_THAT(problemsOf(contact), ElementsAre("contact.mobile.format"));
}

TEST(Contact, RefusesUnknownCountries)
{
    auto contact = goodContact();
    for (const auto* unknown : {"XX", "FRA", "France", "F", "é"}) {
        contact.country = unknown;
        EXPECT_THAT(problemsOf(contact), ElementsAre("contact.country.unknown")) << unknown;
    }
}

TEST(Contact, RefusesWhatCannotBePrinted)
{
    for (const std::string hidden : {"a\x01z", "a\u202Ez", "a\u200Bz", "a\uE000z", "a\xFFz", "a\uFEFFz"}) {
        auto contact = goodContact();
        contact.name = hidden;
        EXPECT_THAT(problemsOf(contact), ElementsAre("contact.name.characters")) << hidden;
    }
}

TEST(Contact, CountsCharactersAndNotBytes)
{
    auto contact = goodContact();
    std::string accents;
    for (int i = 0; i < 120; ++i)
        accents += "é";
    contact.organisation = accents;
    EXPECT_THAT(problemsOf(contact), IsEmpty());

    contact.organisation += "é";
    EXPECT_THAT(problemsOf(contact), ElementsAre("contact.organisation.length"));
}

TEST(Contact, IsProposedFromTheDirectory)
{
    auto entry = sceau::test::lawyersEntry();
    entry.usageName = "DURAND";
    Order order;
    order.activation = ActivationChannel::sms;

    const auto contact = contactFrom(entry, order);

    EXPECT_EQ(contact.firstName, "Pascale");
    EXPECT_EQ(contact.name, "DURAND");
    EXPECT_EQ(contact.organisation, entry.structure);
    EXPECT_EQ(contact.activation, ActivationChannel::sms);
}
