#include "portal_fixture.hpp"
#include "shared/test_pki.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace sceau::portal::test {
namespace {

using base::Code;
using nlohmann::json;

base::Error refusalOf(Portal& portal, const std::string& text, const std::filesystem::path& folder = {})
{
    const auto imported = portal.importJson(text, sceau::test::now(), folder);
    EXPECT_FALSE(imported.has_value());
    return imported ? base::Error{Code::internal} : imported.error();
}

std::unique_ptr<Portal> emptyPortal()
{
    return std::move(*Portal::init(newFile().string(), renewal::PortalKind::test));
}

} // namespace

TEST(PortalImport, TakesTheDocumentedExampleAsItStands)
{
    const auto portal = emptyPortal();

    const auto imported = portal->importJson(documentedImport(), sceau::test::now());

    ASSERT_TRUE(imported.has_value());
    EXPECT_EQ(imported->entries, 1);
    EXPECT_EQ(imported->orders, 1);
    EXPECT_EQ(imported->renewals, 1);
    const auto order = portal->order("425490");
    ASSERT_TRUE(order.has_value());
    EXPECT_EQ(order->createdAt, sceau::test::instant("2026-11-02T08:00:00Z"));
    EXPECT_EQ(order->step, renewal::OrderStep::paid);
    const auto entry = portal->entry("012345");
    ASSERT_TRUE(entry.has_value());
    EXPECT_EQ(entry->firstNames, (std::vector<std::string>{"TEST Hélène", "Marie"}));
    EXPECT_EQ(entry->address, "1 rue de l’Exemple");
}

struct Mistake {
    const char* name;
    const char* pointer; ///< replaced by `value`, or removed when it is discarded
    json value;
    const char* at; ///< what the refusal names
    friend std::ostream& operator<<(std::ostream& out, const Mistake& one) { return out << one.name; }
};

class EveryMistake : public testing::TestWithParam<Mistake> {};

TEST_P(EveryMistake, IsRefusedAtItsPlaceAndNothingIsImported)
{
    const auto portal = emptyPortal();
    auto content = json::parse(documentedImport());
    content[json::json_pointer(GetParam().pointer)] = GetParam().value;

    const auto refusal = refusalOf(*portal, content.dump());

    EXPECT_EQ(refusal.code, Code::importInvalid);
    EXPECT_EQ(refusal.facts.at("at"), GetParam().at);
    EXPECT_TRUE(portal->orders()->empty());
    EXPECT_EQ(portal->entry("012345").error().code, Code::directoryMissing);
}

INSTANTIATE_TEST_SUITE_P(PortalImport, EveryMistake,
                         testing::Values(Mistake{"UnknownKey", "/colour", "blue", "/colour"},
                                         Mistake{"DirectoryNoList", "/directory", json::object(), "/directory"},
                                         Mistake{"EntryNoObject", "/directory/0", 7, "/directory/0"},
                                         Mistake{"CnbfNumber", "/directory/0/cnbf", 12345, "/directory/0/cnbf"},
                                         Mistake{"CnbfFiveDigits", "/directory/0/cnbf", "12345", "/directory/0/cnbf"},
                                         Mistake{"SirenKey", "/directory/0/siren", "123456789", "/directory/0/siren"},
                                         Mistake{"NoFirstName", "/directory/0/first_names", json::array(), "/directory/0/first_names"},
                                         Mistake{"EmptyFirstName", "/directory/0/first_names/0", "", "/directory/0/first_names"},
                                         Mistake{"ControlCharacter", "/directory/0/city", "Pa\nris", "/directory/0/city"},
                                         Mistake{"LongName", "/directory/0/civil_name", std::string(301, 'A'), "/directory/0/civil_name"},
                                         Mistake{"CountryName", "/directory/0/country", "France", "/directory/0/country"},
                                         Mistake{"UnknownEntryKey", "/directory/0/nickname", "x", "/directory/0/nickname"},
                                         Mistake{"NumberWithSlash", "/orders/0/number", "../x", "/orders/0/number"},
                                         Mistake{"NumberLikeAnOption", "/orders/0/number", "-x", "/orders/0/number"},
                                         Mistake{"SerialWords", "/orders/0/certificate/serial", "xyz", "/orders/0/certificate/serial"},
                                         Mistake{"NoIssuer", "/orders/0/certificate/issuer", "", "/orders/0/certificate/issuer"},
                                         Mistake{"TimeWithoutZone", "/orders/0/created_at", "2026-11-02", "/orders/0/created_at"},
                                         Mistake{"NegativePrice", "/orders/0/price_cents", -1, "/orders/0/price_cents"},
                                         Mistake{"FractionPrice", "/orders/0/price_cents", 140.5, "/orders/0/price_cents"},
                                         Mistake{"WordForTrue", "/orders/0/accompaniment", "yes", "/orders/0/accompaniment"},
                                         Mistake{"FaxActivation", "/orders/0/activation", "fax", "/orders/0/activation"},
                                         Mistake{"UnknownStep", "/orders/0/step", "sent", "/orders/0/step"},
                                         Mistake{"IssuedWithoutBytes", "/orders/0/step", "dossier-issued", "/orders/0/step"},
                                         Mistake{"PaidAndCancelled", "/orders/0/step", "cancelled", "/orders/0/step"},
                                         Mistake{"OrderOfNobody", "/orders/0/cnbf", "999999", "/orders/0"},
                                         Mistake{"DossierNoBase64", "/orders/0/dossier", "%%%%", "/orders/0/dossier"},
                                         Mistake{"DossierNoPdf", "/orders/0/dossier", "SGVsbG8=", "/orders/0/dossier"},
                                         Mistake{"DossierFileOutside", "/orders/0/dossier_file", "../secret.pdf", "/orders/0/dossier_file"},
                                         Mistake{"DossierFileAbsolute", "/orders/0/dossier_file", "/etc/passwd", "/orders/0/dossier_file"},
                                         Mistake{"RenewalWithoutTime", "/renewals/0/at", "", "/renewals/0/at"}),
                         [](const auto& mistake) { return mistake.param.name; });

TEST(PortalImport, RefusesAMissingField)
{
    const auto portal = emptyPortal();
    auto content = oneOrder();
    content["directory"][0].erase("bar");

    EXPECT_EQ(refusalOf(*portal, content.dump()).facts.at("at"), "/directory/0/bar");
}

TEST(PortalImport, RefusesTwinsInOneFile)
{
    const auto portal = emptyPortal();
    auto content = oneOrder();
    content["orders"].push_back(content["orders"][0]);

    EXPECT_EQ(refusalOf(*portal, content.dump()).facts.at("at"), "/orders/1");
}

TEST(PortalImport, RefusesDuplicateKeysBrokenJsonAndBadUtf8)
{
    const auto portal = emptyPortal();

    for (const std::string text :
         {"", "{", "[]", "{\"history\":true,\"history\":false}", "{\"history\":true}x", "{\"directory\":[{\"cnbf\":\"\xff\"}]}"}) {
        EXPECT_EQ(refusalOf(*portal, text).code, Code::importInvalid) << text;
    }
}

TEST(PortalImport, SurvivesDeepNesting)
{
    const auto portal = emptyPortal();

    EXPECT_EQ(refusalOf(*portal, std::string(200'000, '[')).code, Code::importInvalid);
}

TEST(PortalImport, ReadsADossierBesideTheFile)
{
    const auto folder = sceau::test::temporaryFolder("beside");
    std::ofstream(folder / "given.pdf") << "%PDF-1.7 given";
    auto content = oneOrder();
    content["orders"][0]["dossier_file"] = "given.pdf";
    const auto portal = emptyPortal();

    ASSERT_TRUE(portal->importJson(content.dump(), sceau::test::now(), folder).has_value());

    EXPECT_TRUE(portal->order("425490")->bringsDossier);
    const auto issued = portal->issued("425490");
    ASSERT_TRUE(issued.has_value() && issued->has_value());
    EXPECT_EQ((*issued)->pdf, bytes("%PDF-1.7 given"));
    EXPECT_EQ((*issued)->id, "TEST-425490-1");
    EXPECT_EQ((*issued)->contact, "");
}

TEST(PortalImport, NormalisesSerialsAsCertificatesSpellThem)
{
    auto content = oneOrder();
    content["orders"][0]["certificate"]["serial"] = "00a1b2c";

    const auto portal = portalWith(content);

    EXPECT_EQ(portal->ordersFor(issuer(), "0A1B2C")->size(), 1U);
}

TEST(PortalImport, ReplacesDirectoryEntriesAndMovesOrdersForwardOnly)
{
    const auto portal = portalWith(oneOrder());
    auto later = oneOrder();
    later["directory"][0]["city"] = "Lyon";
    later["orders"][0]["step"] = "delivered";
    ASSERT_TRUE(portal->importJson(later.dump(), sceau::test::now()).has_value());

    ASSERT_TRUE(portal->importJson(oneOrder().dump(), sceau::test::now()).has_value());

    EXPECT_EQ(portal->entry("012345")->city, "Paris");
    EXPECT_EQ(portal->order("425490")->step, renewal::OrderStep::delivered);
}

TEST(PortalImport, NeverGivesAKnownOrderToAnotherCertificate)
{
    const auto portal = portalWith(oneOrder());
    auto other = oneOrder();
    other["orders"][0]["certificate"]["serial"] = "FF";

    EXPECT_EQ(refusalOf(*portal, other.dump()).facts.at("at"), "/orders/0");
}

TEST(PortalImport, NeverCancelsAPaidOrder)
{
    const auto portal = portalWith(oneOrder());
    auto cancelled = oneOrder();
    cancelled["orders"][0].erase("paid_at");
    cancelled["orders"][0]["step"] = "cancelled";

    ASSERT_TRUE(portal->importJson(cancelled.dump(), sceau::test::now()).has_value());

    EXPECT_EQ(portal->order("425490")->step, renewal::OrderStep::paid);
}

} // namespace sceau::portal::test
