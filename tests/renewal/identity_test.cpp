#include "renewal/identity.hpp"

#include "people.hpp"

#include <gtest/gtest.h>
#include <unicode/locid.h>

using namespace sceau;
using namespace sceau::renewal;
using sceau::test::lawyersCertificate;
using sceau::test::lawyersEntry;

namespace {

struct FoldRow {
    const char* name;
    const char* text;
    const char* folded;
};

struct NameRow {
    const char* name;
    const char* surname;
    const char* civilName;
    Match match;
};

struct FirstNameRow {
    const char* name;
    const char* givenName;
    std::vector<std::string> known;
    Match match;
};

IdentityComparison compareSurnames(const std::string& stated, const std::string& civil, const std::string& usage = {})
{
    auto certificate = lawyersCertificate();
    certificate.surname = stated;
    auto entry = lawyersEntry();
    entry.civilName = civil;
    entry.usageName = usage;
    return compareIdentity(pki::holderOf(certificate), entry);
}

pki::Certificate withCommonNameOnly(const std::string& commonName)
{
    auto certificate = lawyersCertificate();
    certificate.givenName.clear();
    certificate.surname.clear();
    certificate.commonName = commonName;
    return certificate;
}

template <class Row> std::string rowName(const testing::TestParamInfo<Row>& row)
{
    return row.param.name;
}

} // namespace

class Fold : public testing::TestWithParam<FoldRow> {};

TEST_P(Fold, GivesTheSameTextForTheSameName)
{
    EXPECT_EQ(fold(GetParam().text), GetParam().folded);
}

INSTANTIATE_TEST_SUITE_P(
    Pitfalls, Fold,
    testing::Values(FoldRow{"Accents", "Hélène", "HELENE"}, FoldRow{"DecomposedAccents", "He\u0301le\u0300ne", "HELENE"},
                    FoldRow{"CapitalsWithAccents", "ÉLODIE", "ELODIE"}, FoldRow{"LigatureOe", "Lœtitia Œuvrard", "LOETITIA OEUVRARD"},
                    FoldRow{"LigatureAe", "Ægidius Ævar", "AEGIDIUS AEVAR"}, FoldRow{"AccentOnALigature", "ǽ", "AE"},
                    FoldRow{"SharpS", "Weiß", "WEISS"}, FoldRow{"CapitalSharpS", "WEI\u1E9E", "WEISS"},
                    FoldRow{"PolishL", "Łukasz Małek", "LUKASZ MALEK"}, FoldRow{"DanishO", "Søren Ørsted", "SOREN ORSTED"},
                    FoldRow{"Cedilla", "François", "FRANCOIS"}, FoldRow{"StraightApostrophe", "D'ARC", "D ARC"},
                    FoldRow{"CurlyApostrophe", "d’Arc", "D ARC"}, FoldRow{"ModifierApostrophe", "d\u02BCArc", "D ARC"},
                    FoldRow{"Hyphen", "Jean-Paul", "JEAN PAUL"}, FoldRow{"UnicodeHyphen", "Jean\u2010Paul", "JEAN PAUL"},
                    FoldRow{"NoBreakHyphen", "Jean\u2011Paul", "JEAN PAUL"}, FoldRow{"EnDash", "Jean\u2013Paul", "JEAN PAUL"},
                    FoldRow{"DoubleHyphen", "MARTIN--DUPONT", "MARTIN DUPONT"},
                    FoldRow{"SpacesOfEveryKind", " \u00A0Le\u202F\u2003 Goff\t", "LE GOFF"},
                    FoldRow{"CompatibilityLetters", "ﬁ Ｄｕ", "FI DU"}, FoldRow{"DottedCapitalI", "İnal", "INAL"},
                    FoldRow{"LowerCaseI", "inal", "INAL"}, FoldRow{"Nothing", "", ""}, FoldRow{"SignsAlone", " -’ ", ""}),
    rowName<FoldRow>);

TEST(Fold, DoesNotDependOnTheLocale)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale before;
    icu::Locale::setDefault(icu::Locale("tr"), status); // where the capital of i is İ

    const auto folded = fold("iı");
    icu::Locale::setDefault(before, status);

    EXPECT_EQ(folded, "II");
}

TEST(Fold, KeepsLettersOfOtherScriptsApart)
{
    EXPECT_NE(fold("\u0421\u0410\u0420\u0410"), fold("CAPA")); // Cyrillic СAРА looks the same
}

TEST(Fold, IsItsOwnFold)
{
    for (const auto* text : {"Hélène", "Œuvrard", "d’Arc--Weiß", "Łukasz"})
        EXPECT_EQ(fold(fold(text)), fold(text));
}

class Surname : public testing::TestWithParam<NameRow> {};

TEST_P(Surname, IsComparedWithTheDirectory)
{
    EXPECT_EQ(compareSurnames(GetParam().surname, GetParam().civilName).names, GetParam().match);
}

INSTANTIATE_TEST_SUITE_P(Pitfalls, Surname,
                         testing::Values(NameRow{"Same", "PLANTIN", "PLANTIN", Match::identical},
                                         NameRow{"ComposedAndDecomposed", "LEFE\u0300VRE", "LEFÈVRE", Match::identical},
                                         NameRow{"Row13CapitalsWithoutAccents", "HELENE", "Hélène", Match::equivalent},
                                         NameRow{"Row14HyphensApostrophesCase", "LE GOFF-D'ARC", "Le Goff d’Arc", Match::equivalent},
                                         NameRow{"Ligature", "LECOEUR", "Lecœur", Match::equivalent},
                                         NameRow{"TrailingSpace", "PLANTIN ", "PLANTIN", Match::equivalent},
                                         NameRow{"ParticleInAnotherCase", "DE LA TOUR", "de la Tour", Match::equivalent},
                                         NameRow{"ParticleWithApostrophe", "D ESTAING", "d’Estaing", Match::equivalent},
                                         NameRow{"ParticleAttached", "DELATOUR", "de la Tour", Match::different},
                                         NameRow{"ParticleMissing", "TOUR", "de la Tour", Match::different},
                                         NameRow{"DoubleNameWithOneHyphen", "MARTIN-DUPONT", "MARTIN--DUPONT", Match::equivalent},
                                         NameRow{"HalfOfADoubleName", "MARTIN", "MARTIN-DUPONT", Match::different},
                                         NameRow{"OneLetterAway", "PLANTAIN", "PLANTIN", Match::different},
                                         NameRow{"CyrillicLookAlike", "PL\u0410NTIN", "PLANTIN", Match::different},
                                         NameRow{"TestPrefixIsPartOfTheName", "TEST PLANTIN", "PLANTIN", Match::different},
                                         NameRow{"TestPrefixOnBothSides", "TEST PLANTIN", "TEST Plantin", Match::equivalent},
                                         NameRow{"Title", "Me PLANTIN", "PLANTIN", Match::different},
                                         NameRow{"SignsAlone", "-", "’", Match::different},
                                         NameRow{"DirectoryWithoutAName", "PLANTIN", "", Match::different}),
                         rowName<NameRow>);

class FirstName : public testing::TestWithParam<FirstNameRow> {};

TEST_P(FirstName, IsComparedWithTheDirectory)
{
    auto certificate = lawyersCertificate();
    certificate.givenName = GetParam().givenName;
    auto entry = lawyersEntry();
    entry.firstNames = GetParam().known;

    EXPECT_EQ(compareIdentity(pki::holderOf(certificate), entry).names, GetParam().match);
}

INSTANTIATE_TEST_SUITE_P(Pitfalls, FirstName,
                         testing::Values(FirstNameRow{"FirstOfSeveral", "Jean", {"Jean", "Paul"}, Match::identical},
                                         FirstNameRow{"SecondOfSeveral", "Paul", {"Jean", "Paul"}, Match::different},
                                         FirstNameRow{"ListOfTheSame", "Jean,Paul", {"Jean", "Paul"}, Match::identical},
                                         FirstNameRow{"ListInAnotherCase", "JEAN, PAUL", {"Jean", "Paul"}, Match::equivalent},
                                         FirstNameRow{"ExtraFirstNameInTheCertificate", "Jean,Paul", {"Jean"}, Match::partial},
                                         FirstNameRow{"ExtraFirstNameWithASpace", "Jean Paul", {"Jean"}, Match::partial},
                                         FirstNameRow{"ListAgainstCompound", "Jean,Paul", {"Jean-Paul"}, Match::partial},
                                         FirstNameRow{"CompoundAgainstList", "Jean-Paul", {"Jean", "Paul"}, Match::partial},
                                         FirstNameRow{"HalfOfACompound", "Jean", {"Jean-Paul"}, Match::partial},
                                         FirstNameRow{"CompoundWithASpace", "Jean Paul", {"Jean-Paul"}, Match::equivalent},
                                         FirstNameRow{"AnotherSecondFirstName", "Jean,Luc", {"Jean", "Paul"}, Match::different},
                                         FirstNameRow{"Initial", "J.", {"Jean"}, Match::different},
                                         FirstNameRow{"Short", "Jea", {"Jean"}, Match::different},
                                         FirstNameRow{"Row13Accents", "HELENE", {"Hélène"}, Match::equivalent},
                                         FirstNameRow{"CommasAlone", ",,", {"Jean"}, Match::different},
                                         FirstNameRow{"DirectoryWithoutFirstNames", "Jean", {}, Match::different},
                                         FirstNameRow{"DirectoryWithAnEmptyFirstName", "Jean", {""}, Match::different}),
                         rowName<FirstNameRow>);

TEST(UsageName, MakesOneOfTwoNamesAPartialMatch)
{
    EXPECT_EQ(compareSurnames("DURAND", "PLANTIN", "DURAND").names, Match::partial); // row 15
    EXPECT_EQ(compareSurnames("PLANTIN", "PLANTIN", "DURAND").names, Match::partial);
    EXPECT_EQ(compareSurnames("DURAND", "PLANTIN", "DURAND").detail, "R5.oneName");
}

TEST(UsageName, IsNoOtherNameWhenItIsTheCivilOne)
{
    EXPECT_EQ(compareSurnames("PLANTIN", "PLANTIN", "PLANTIN").names, Match::identical);
    EXPECT_EQ(compareSurnames("PLANTIN", "PLANTIN", "Plantin").names, Match::equivalent);
    EXPECT_EQ(compareSurnames("MARTIN", "PLANTIN", "DURAND").names, Match::different);
}

TEST(CommonName, IsComparedWholeAndNeverSplit)
{
    const auto compare = [](const std::string& name) { return compareIdentity(pki::holderOf(withCommonNameOnly(name)), lawyersEntry()); };

    EXPECT_EQ(compare("Pascale PLANTIN").names, Match::partial);
    EXPECT_EQ(compare("Pascale PLANTIN").detail, "R5.commonName");
    EXPECT_EQ(compare("PASCALE PLANTIN").names, Match::partial);
    EXPECT_EQ(compare("PLANTIN Pascale").names, Match::different);
    EXPECT_EQ(compare("Pascale PLANTIN 2").names, Match::different); // a homonym's suffix
    EXPECT_EQ(compare("").names, Match::different);
}

TEST(CommonName, DoesNotReplaceAMissingGivenName)
{
    auto certificate = lawyersCertificate();
    certificate.givenName.clear();

    EXPECT_EQ(compareIdentity(pki::holderOf(certificate), lawyersEntry()).names, Match::partial);
}

TEST(CommonName, MatchesNoEntryWithoutNames)
{
    DirectoryEntry nobody;
    EXPECT_EQ(compareIdentity(pki::holderOf(withCommonNameOnly("")), nobody).names, Match::different);
    nobody.firstNames = {""};
    EXPECT_EQ(compareIdentity(pki::holderOf(withCommonNameOnly(" ")), nobody).names, Match::different);
}

TEST(Siren, IsThatOfASiretToo)
{
    auto certificate = lawyersCertificate();
    certificate.organisationalUnits = {"0002 12345678200010"}; // row 16

    EXPECT_EQ(compareIdentity(pki::holderOf(certificate), lawyersEntry()).siren, Match::identical);
}

TEST(Siren, IsReadThroughTheSpacesOfTheDirectory)
{
    auto entry = lawyersEntry();
    entry.siren = "123\u202F456\u00A0782";

    EXPECT_EQ(compareIdentity(pki::holderOf(lawyersCertificate()), entry).siren, Match::identical);
}

TEST(Siren, OfAnotherStructureIsDifferent)
{
    auto entry = lawyersEntry();
    entry.siren = "987654324";

    EXPECT_EQ(compareIdentity(pki::holderOf(lawyersCertificate()), entry).overall(), Match::different);
}

TEST(Siren, ThatContradictsItselfIsRejected)
{
    auto certificate = lawyersCertificate();
    certificate.organisationIdentifier = "NTRFR-987654324"; // row 17

    const auto comparison = compareIdentity(pki::holderOf(certificate), lawyersEntry());

    EXPECT_TRUE(comparison.sirenInconsistent);
    EXPECT_EQ(comparison.overall(), Match::different);
}

TEST(Siren, ThatIsAbsentNeedsAPerson)
{
    auto certificate = lawyersCertificate();
    certificate.organisationalUnits.clear();

    EXPECT_EQ(compareIdentity(pki::holderOf(certificate), lawyersEntry()).overall(), Match::partial);
}
