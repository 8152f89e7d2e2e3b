#include "dossier/dossier_json.hpp"
#include "dossier/sample.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using sceau::base::Code;
using namespace sceau::dossier;

namespace {

std::string without(const char* pointer)
{
    auto json = nlohmann::json::parse(toJson(sceau::test::sampleDossier()).value());
    const nlohmann::json::json_pointer place(pointer);
    json[place.parent_pointer()].erase(place.back());
    return json.dump();
}

std::string with(const char* pointer, nlohmann::json value)
{
    auto json = nlohmann::json::parse(toJson(sceau::test::sampleDossier()).value());
    json[nlohmann::json::json_pointer(pointer)] = std::move(value);
    return json.dump();
}

} // namespace

TEST(DossierJson, ComesBackAsItWent)
{
    auto dossier = sceau::test::sampleDossier();
    dossier.order.paidAt.reset();
    dossier.portal = sceau::renewal::PortalKind::test;
    dossier.contact.activation = sceau::renewal::ActivationChannel::sms;

    const auto back = parseDossier(toJson(dossier).value());

    ASSERT_TRUE(back);
    EXPECT_EQ(back->entry, dossier.entry);
    EXPECT_EQ(back->contact, dossier.contact);
    EXPECT_EQ(back->order.paidAt, dossier.order.paidAt);
    EXPECT_EQ(back->order.number, dossier.order.number);
    EXPECT_EQ(back->portal, dossier.portal);
    EXPECT_EQ(back->issuedAt, dossier.issuedAt);
    EXPECT_EQ(toJson(*back), toJson(dossier));
}

TEST(DossierJson, RefusesTextThatIsNotUtf8)
{
    auto dossier = sceau::test::sampleDossier();
    dossier.contact.city = "Orl\xE9"
                           "ans";

    const auto json = toJson(dossier);

    ASSERT_FALSE(json);
    EXPECT_EQ(json.error().code, Code::composeFailed);
}

class UnfitJson : public testing::TestWithParam<std::string> {};

TEST_P(UnfitJson, IsRefused)
{
    const auto dossier = parseDossier(GetParam());

    ASSERT_FALSE(dossier);
    EXPECT_EQ(dossier.error().code, Code::composeFailed);
}

INSTANTIATE_TEST_SUITE_P(DossierJson, UnfitJson,
                         testing::Values("", "null", "[]", "{}", "{\"id\":1}", "\xFF\xFE", without("/id"), without("/contact/email"),
                                         without("/certificate"), with("/id", 1), with("/unknown", ""), with("/order/unknown", ""),
                                         with("/order/priceCents", -1), with("/order/priceCents", 1.5), with("/order/priceCents", true),
                                         with("/order/priceCents", 4'000'000'000), with("/portal", 3), with("/entry/firstNames", "Pascale"),
                                         with("/entry/firstNames/0", 1), with("/issuedAt", "hier"), with("/order/accompaniment", 1)));
