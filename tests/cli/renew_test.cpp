#include "demo.hpp"

#include "shared/pdf_judges.hpp"
#include "shared/pdf_maker.hpp"

#include <gmock/gmock.h>

namespace sceau::cli::test {
namespace {

using nlohmann::json;
using sceau::test::readText;
using testing::HasSubstr;

const json contact{{"organisation", "TEST SCP MARTIN ET DURAND"},
                   {"address", "2 rue de l’Exemple"},
                   {"postcode", "75002"},
                   {"city", "Paris"},
                   {"country", "FR"},
                   {"first_name", "TEST Hélène"},
                   {"name", "TEST MARTIN"},
                   {"email", "helene@exemple.test"},
                   {"mobile", "06 39 98 00 02"},
                   {"activation", "sms"}};

class Renew : public testing::Test {
protected:
    [[nodiscard]] std::vector<std::string> command(const std::string& which = "renewable") const
    {
        return {"renew",    "--order",     demo.number(which), "-o",         "dossier-signe.pdf",
                "--portal", demo.portal(), "--trust",          demo.trust(), "--json"};
    }
    [[nodiscard]] std::vector<std::string> accepting(const std::string& which = "renewable") const
    {
        auto arguments = command(which);
        arguments.insert(arguments.end(), {"--accept-identity", "--accept-dossier", "--pin-file", demo.pinFile()});
        return arguments;
    }
    [[nodiscard]] std::vector<std::string> withContact(const json& details) const
    {
        auto arguments = accepting();
        arguments.insert(arguments.end(), {"--contact", demo.write("contact.json", details.dump())});
        return arguments;
    }
    /// A portal of another kind with the demonstration's order 425490, some keys of which are others.
    [[nodiscard]] std::string anotherPortal(const std::string& kind, const json& inOrder, const json& inEntry) const
    {
        const auto where = demo.path(kind + "-other.db").string();
        const auto shown = demo.run({"portal", "show", "--portal", demo.portal(), "--order", "425490", "--json"}).line();
        auto order = shown.at("order");
        for (const char* derived : {"step", "last_action", "brings_dossier"})
            order.erase(derived);
        if (inOrder.is_object()) order.update(inOrder);
        auto entry = shown.at("entry");
        if (inEntry.is_object()) entry.update(inEntry);
        const json import{{"history", true}, {"directory", {entry}}, {"orders", {order}}};
        EXPECT_EQ(demo.run({"portal", "init", "--portal", where, "--kind", kind}).status, 0);
        const auto imported = demo.run({"portal", "import", "--portal", where, demo.write("import.json", import.dump())});
        EXPECT_EQ(imported.status, 0) << imported.err;
        return where;
    }
    [[nodiscard]] std::vector<std::string> acceptingAt(const std::string& portal) const
    {
        auto arguments = accepting();
        arguments[6] = portal;
        return arguments;
    }
    [[nodiscard]] bool signedFile() const { return std::filesystem::exists(demo.path("dossier-signe.pdf")); }

    Demo demo;
};

} // namespace

TEST_F(Renew, SignsTheDossierOfTheOrder)
{
    const auto answer = demo.runWithKey(accepting());

    ASSERT_EQ(answer.status, 0) << answer.err;
    const auto line = answer.line();
    EXPECT_EQ(line.at("order"), "425490");
    EXPECT_EQ(line.at("dossier"), "TEST-425490-1");
    EXPECT_EQ(line.at("output"), "dossier-signe.pdf");
    EXPECT_EQ(line.at("sha256").get<std::string>().size(), 64U);
    EXPECT_EQ(line.at("recorded"), true);
    EXPECT_EQ(line.at("eligibility").at("eligible"), "yes");
    const auto& signature = line.at("verification").at("signatures").at(0);
    EXPECT_EQ(signature.at("integrity"), "intact");
    EXPECT_EQ(signature.at("coverage"), "whole-file");
    EXPECT_EQ(signature.at("changes_after"), "none");
    EXPECT_EQ(signature.at("certification"), 1);
    const auto report = sceau::test::pdfsig(demo.path("dossier-signe.pdf"));
    EXPECT_THAT(report, HasSubstr("Signature is Valid."));
    EXPECT_THAT(report, HasSubstr("Total document signed"));
    EXPECT_THAT(sceau::test::textOfPages(demo.path("dossier-signe.pdf")), HasSubstr("TEST-425490-1"));
}

TEST_F(Renew, HappensOnce)
{
    ASSERT_EQ(demo.runWithKey(accepting()).status, 0);
    auto again = accepting();
    again[4] = "second.pdf";

    const auto answer = demo.runWithKey(again);

    EXPECT_EQ(answer.status, 1);
    EXPECT_EQ(answer.code(), "ORD-604");
    EXPECT_FALSE(std::filesystem::exists(demo.path("second.pdf")));
}

TEST_F(Renew, WritesTheConfirmedContactIntoTheDossier)
{
    ASSERT_EQ(demo.runWithKey(withContact(contact)).status, 0);

    const auto text = sceau::test::textOfPages(demo.path("dossier-signe.pdf"));
    EXPECT_THAT(text, HasSubstr("2 rue de l’Exemple"));
    EXPECT_THAT(text, HasSubstr("helene@exemple.test"));
}

TEST_F(Renew, NeedsEachAgreement)
{
    auto withoutDossier = command();
    withoutDossier.insert(withoutDossier.end(), {"--accept-identity", "--pin-file", "absent.txt"});
    auto withoutIdentity = command();
    withoutIdentity.insert(withoutIdentity.end(), {"--accept-dossier", "--pin-file", "absent.txt"});

    for (const auto& arguments : {withoutDossier, withoutIdentity}) {
        const auto answer = demo.runWithKey(arguments);
        EXPECT_EQ(answer.status, 2);
        EXPECT_EQ(answer.code(), "ORD-612");
    }
    EXPECT_FALSE(signedFile());
}

TEST_F(Renew, OfAnUncertainCaseNeedsTheAgreementToAReview)
{
    const auto unsure = demo.write("unsure.json", R"({"history":false})");
    ASSERT_EQ(demo.run({"portal", "import", "--portal", demo.portal(), unsure}).status, 0);
    auto reviewed = accepting();
    reviewed.emplace_back("--accept-review");

    const auto refused = demo.runWithKey(accepting());
    const auto accepted = demo.runWithKey(reviewed);

    EXPECT_EQ(refused.status, 2);
    EXPECT_EQ(refused.code(), "ORD-612");
    EXPECT_EQ(accepted.status, 0) << accepted.err;
    EXPECT_EQ(accepted.line().at("eligibility").at("eligible"), "unknown");
}

struct Closed {
    const char* which;
    const char* rule;
    friend std::ostream& operator<<(std::ostream& out, const Closed& one) { return out << one.which; }
};

class RenewIneligible : public Renew, public testing::WithParamInterface<Closed> {};

TEST_P(RenewIneligible, SaysWhyAndAsksNoPin)
{
    auto arguments = accepting(GetParam().which);
    arguments.back() = "absent.txt";

    const auto answer = demo.runWithKey(arguments, GetParam().which);

    EXPECT_EQ(answer.status, 1) << answer.err;
    EXPECT_EQ(answer.code(), "ORD-608");
    bool failed = false;
    const auto told = answer.lines().at(0);
    for (const auto& rule : told.at("eligibility").at("rules")) {
        failed = failed || (rule.at("rule") == GetParam().rule && rule.at("outcome") == "fail");
    }
    EXPECT_TRUE(failed) << answer.out;
    EXPECT_FALSE(signedFile());
}

INSTANTIATE_TEST_SUITE_P(Cases, RenewIneligible,
                         testing::Values(Closed{"too-early", "R2b"}, Closed{"expired", "R1"}, Closed{"siren-changed", "R5"},
                                         Closed{"already-renewed", "R4"}),
                         [](const auto& closed) {
                             std::string name = closed.param.which;
                             std::erase(name, '-');
                             return name;
                         });

TEST_F(Renew, SaysThatAnOrderIsNotEligibleEvenWhenAnotherKeyIsNamed)
{
    EXPECT_EQ(demo.runWithKey(accepting("too-early"), "renewable").status, 1);
}

TEST_F(Renew, NeverSignsWithAnotherKeyThanTheOrders)
{
    const auto answer = demo.runWithKey(accepting("renewable"), "siren-changed");

    EXPECT_EQ(answer.status, 3);
    EXPECT_EQ(answer.code(), "KEY-219");
    EXPECT_FALSE(signedFile());
}

TEST_F(Renew, RefusesAnUnknownOrder)
{
    auto arguments = accepting();
    arguments[2] = "999999";

    const auto answer = demo.runWithKey(arguments);

    EXPECT_EQ(answer.status, 4);
    EXPECT_EQ(answer.code(), "ORD-601");
}

struct BadField {
    const char* field;
    json value;
    friend std::ostream& operator<<(std::ostream& out, const BadField& one) { return out << one.field; }
};

class RenewBadContact : public Renew, public testing::WithParamInterface<BadField> {};

TEST_P(RenewBadContact, IsRefusedByFieldBeforeAnythingIsIssued)
{
    auto details = contact;
    details[GetParam().field] = GetParam().value;

    const auto answer = demo.runWithKey(withContact(details));

    EXPECT_EQ(answer.status, 4) << answer.err;
    EXPECT_EQ(answer.code(), "ORD-607");
    EXPECT_EQ(answer.line().at("error").at("facts").at("field"), GetParam().field);
    EXPECT_FALSE(signedFile());
    EXPECT_EQ(demo.run({"portal", "show", "--portal", demo.portal(), "--order", "425490", "--json"}).line().at("order").at("step"), "paid");
}

INSTANTIATE_TEST_SUITE_P(Fields, RenewBadContact,
                         testing::Values(BadField{"organisation", ""}, BadField{"address", ""}, BadField{"postcode", "2A004"},
                                         BadField{"city", ""}, BadField{"country", "France"}, BadField{"first_name", ""},
                                         BadField{"name", ""}, BadField{"email", "a@b"}, BadField{"mobile", "06 12"},
                                         BadField{"activation", "fax"}, BadField{"nickname", "x"}, BadField{"city", 7}),
                         [](const auto& bad) { return bad.param.field + std::to_string(bad.index); });

TEST_F(Renew, NeverOverwritesAFileUnaskedNorAsksThePinForNothing)
{
    demo.write("dossier-signe.pdf", "mine");
    auto arguments = accepting();
    arguments.back() = "absent.txt";

    const auto answer = demo.runWithKey(arguments);

    EXPECT_EQ(answer.status, 4);
    EXPECT_EQ(answer.code(), "DOC-411");
    EXPECT_EQ(readText(demo.path("dossier-signe.pdf")), "mine");
}

TEST_F(Renew, AfterAWrongPinSignsTheSameDossier)
{
    auto wrong = accepting();
    wrong.back() = demo.write("wrong.txt", "8642097");
    ASSERT_EQ(demo.runWithKey(wrong).status, 3);

    const auto answer = demo.runWithKey(accepting());

    EXPECT_EQ(answer.status, 0) << answer.err;
    EXPECT_EQ(answer.line().at("dossier"), "TEST-425490-1");
}

TEST_F(Renew, NeverSignsADossierThatWasIssuedForOtherDetails)
{
    ASSERT_EQ(
        demo.run({"dossier", "compose", "--order", "425490", "-o", "d.pdf", "--portal", demo.portal(), "--module", demo.module()}).status,
        0);

    const auto answer = demo.runWithKey(withContact(contact));

    EXPECT_EQ(answer.status, 4);
    EXPECT_EQ(answer.code(), "ORD-617");
    EXPECT_FALSE(signedFile());
}

TEST_F(Renew, RefusesATestKeyAgainstAProductionPortal)
{
    const auto production = anotherPortal("production", {}, {});

    const auto answer = demo.runWithKey(acceptingAt(production));

    EXPECT_EQ(answer.status, 1);
    EXPECT_EQ(answer.code(), "ORD-608");
    EXPECT_FALSE(signedFile());
}

TEST_F(Renew, SignsThePortalsOwnPdfByteForByteAndAsksForNoDetails)
{
    const auto brought = sceau::test::twoPages().classic();
    demo.write("brought.pdf", brought);
    const auto portal = anotherPortal("demo", {{"dossier_file", "brought.pdf"}}, {{"email", ""}, {"mobile", ""}});

    const auto answer = demo.runWithKey(acceptingAt(portal));

    ASSERT_EQ(answer.status, 0) << answer.err;
    EXPECT_THAT(readText(demo.path("dossier-signe.pdf")), testing::StartsWith(brought));
}

TEST_F(Renew, CannotPutOtherDetailsIntoThePortalsOwnPdf)
{
    demo.write("brought.pdf", sceau::test::twoPages().classic());
    const auto portal = anotherPortal("demo", {{"dossier_file", "brought.pdf"}}, {});
    auto arguments = acceptingAt(portal);
    arguments.insert(arguments.end(), {"--contact", demo.write("contact.json", contact.dump())});

    const auto answer = demo.runWithKey(arguments);

    EXPECT_EQ(answer.status, 4);
    EXPECT_EQ(answer.code(), "ORD-617");
    EXPECT_FALSE(signedFile());
}

} // namespace sceau::cli::test
