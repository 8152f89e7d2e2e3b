#include "pki/holder.hpp"

#include <gtest/gtest.h>

namespace sceau::pki
{

namespace
{

struct SirenCase {
    std::string name;
    std::vector<std::string> units;
    std::string identifier;
    StatedSiren::State state;
    std::string value;
};

void PrintTo(const SirenCase& row, std::ostream* out)
{
    *out << row.name;
}

using State = StatedSiren::State;

class StatedSirenOf : public testing::TestWithParam<SirenCase>
{
};

} // namespace

TEST_P(StatedSirenOf, TheCertificate)
{
    Certificate certificate;
    certificate.organisationalUnits = GetParam().units;
    certificate.organisationIdentifier = GetParam().identifier;

    const auto siren = holderOf(certificate).siren;

    EXPECT_EQ(siren.state, GetParam().state);
    EXPECT_EQ(siren.value, GetParam().value);
}

INSTANTIATE_TEST_SUITE_P(
    Rgs, StatedSirenOf,
    testing::Values(SirenCase{"siren", {"0002 123456782"}, "", State::stated, "123456782"},
                    SirenCase{"siret keeps the siren", {"0002 12345678200010"}, "", State::stated, "123456782"},
                    SirenCase{"several spaces", {"0002   123456782"}, "", State::stated, "123456782"},
                    SirenCase{"no-break space", {"0002\u00A0123456782"}, "", State::stated, "123456782"},
                    SirenCase{"other units around it", {"Barreau de Lyon", "0002 123456782", "A"}, "", State::stated, "123456782"},
                    SirenCase{"no space", {"0002123456782"}, "", State::absent, ""},
                    SirenCase{"another scheme", {"0009 123456782"}, "", State::absent, ""},
                    SirenCase{"eight digits", {"0002 12345678"}, "", State::absent, ""},
                    SirenCase{"ten digits", {"0002 1234567820"}, "", State::absent, ""},
                    SirenCase{"text after it", {"0002 123456782 A"}, "", State::absent, ""},
                    SirenCase{"a letter in it", {"0002 12345678A"}, "", State::absent, ""}, SirenCase{"nothing", {}, "", State::absent, ""},
                    SirenCase{"legal person, siret", {}, "NTRFR-80948012200013", State::stated, "809480122"},
                    SirenCase{"legal person, siren", {}, "NTRFR-434202180", State::stated, "434202180"},
                    SirenCase{"national scheme", {}, "SI:FR-434202180", State::stated, "434202180"},
                    SirenCase{"vat", {}, "VATFR-44732829320", State::stated, "732829320"},
                    SirenCase{"vat with letters", {}, "VATFR-K7732829320", State::stated, "732829320"},
                    SirenCase{"vat too short", {}, "VATFR-732829320", State::absent, ""},
                    SirenCase{"another country", {}, "NTRBE-434202180", State::absent, ""},
                    SirenCase{"both agree", {"0002 123456782"}, "NTRFR-12345678200010", State::stated, "123456782"},
                    SirenCase{"both disagree", {"0002 123456782"}, "NTRFR-434202180", State::inconsistent, ""},
                    SirenCase{"units disagree", {"0002 123456782", "0002 434202180"}, "", State::inconsistent, ""}));

struct AddressCase {
    std::vector<std::string> emails;
    std::optional<std::string> number;
};

class CnbfHint : public testing::TestWithParam<AddressCase>
{
};

TEST_P(CnbfHint, ComesFromTheProfessionalAddressOnly)
{
    Certificate certificate;
    certificate.emails = GetParam().emails;

    EXPECT_EQ(holderOf(certificate).cnbfHint, GetParam().number);
}

INSTANTIATE_TEST_SUITE_P(Addresses, CnbfHint,
                         testing::Values(AddressCase{{"012345.rougeotalain@avocat-conseil.fr"}, "012345"},
                                         AddressCase{{"012345.Rougeot@AVOCAT-conseil.FR"}, "012345"},
                                         AddressCase{{"nom.prenom@avocat-conseil.fr"}, std::nullopt},
                                         AddressCase{{"012345@avocat-conseil.fr"}, std::nullopt},
                                         AddressCase{{"012345.@avocat-conseil.fr"}, std::nullopt},
                                         AddressCase{{"0123456.rougeot@avocat-conseil.fr"}, std::nullopt},
                                         AddressCase{{"012345.rougeot@example.fr"}, std::nullopt},
                                         AddressCase{{"012345.rougeot@avocat-conseil.fr.example"}, std::nullopt},
                                         AddressCase{{"012345.a@avocat-conseil.fr", "543210.a@avocat-conseil.fr"}, std::nullopt},
                                         AddressCase{{"a@b.fr", "012345.a@avocat-conseil.fr"}, "012345"}, AddressCase{{}, std::nullopt}));

TEST(Holder, IsATestWhenANameStartsWithTheMarkOfTheRgs)
{
    Certificate byCommonName, bySurname, byGivenName, notAtAll;
    byCommonName.commonName = "TEST Jean MARTIN";
    bySurname.surname = "TEST MARTIN";
    byGivenName.givenName = "TEST Jean";
    notAtAll.commonName = "Jean TEST";
    notAtAll.surname = "TESTART";

    EXPECT_TRUE(holderOf(byCommonName).test);
    EXPECT_TRUE(holderOf(bySurname).test);
    EXPECT_TRUE(holderOf(byGivenName).test);
    EXPECT_FALSE(holderOf(notAtAll).test);
}

TEST(Holder, IsPseudonymousWhenTheSubjectSaysSo)
{
    Certificate certificate;
    certificate.pseudonym = "Maître X";

    EXPECT_TRUE(holderOf(certificate).pseudonymous);
}

TEST(Siren, PassesLuhnOnNineDigits)
{
    for (const auto* good : {"732829320", "123456782", "987654324", "434202180", "356000000"})
        EXPECT_TRUE(isSiren(good)) << good;
    for (const auto* bad : {"732829321", "12345678", "1234567820", "12345678a", ""})
        EXPECT_FALSE(isSiren(bad)) << bad;
}

TEST(Siret, PassesLuhnOnFourteenDigitsOrThePostOfficesSum)
{
    for (const auto* good : {"73282932000074", "35600000049837", "35600000000048"})
        EXPECT_TRUE(isSiret(good)) << good;
    for (const auto* bad : {"73282932000075", "35600000049838", "732829320", ""})
        EXPECT_FALSE(isSiret(bad)) << bad;
}

} // namespace sceau::pki
