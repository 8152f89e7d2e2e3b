#include "documented.hpp"
#include "shared/test_pki.hpp"
#include "support/contacts.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sceau::support::test {
namespace {

std::vector<Contact> contactsFrom(const std::string& content)
{
    const auto file = sceau::test::temporaryFolder("contacts") / "contacts.json";
    std::ofstream(file) << content;
    return contacts(file);
}

bool areExamples(const std::vector<Contact>& found)
{
    return !found.empty() && found.front().name.starts_with("Exemple");
}

} // namespace

TEST(Contacts, AreThoseOfTheAdministratorsFile)
{
    const auto found = contactsFrom(documentedJson("contacts.md"));

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().name, "Service informatique de l’Ordre");
    EXPECT_EQ(found.front().phone, "01 99 00 00 03");
    EXPECT_FALSE(found.front().email.empty() || found.front().hours.empty() || found.front().cost.empty());
}

TEST(Contacts, AreMarkedExamplesWhereNobodyWroteAFile)
{
    const auto found = contacts(sceau::test::temporaryFolder("none") / "contacts.json");

    EXPECT_TRUE(areExamples(found));
    for (const auto& contact : found)
        EXPECT_TRUE(contact.name.starts_with("Exemple")) << contact.name;
}

class BrokenContacts : public testing::TestWithParam<std::string> {};

TEST_P(BrokenContacts, GiveTheExamplesRatherThanHalfOfTheTruth)
{
    EXPECT_TRUE(areExamples(contactsFrom(GetParam())));
}

INSTANTIATE_TEST_SUITE_P(Contacts, BrokenContacts,
                         testing::Values("", "{", "[]", R"({"contacts":[]})", R"({"contacts":{}})",
                                         R"({"contacts":[{"email":"a@b.test"}]})", R"({"contacts":[{"name":7}]})",
                                         R"({"contacts":[{"name":"A","fax":"1"}]})", R"({"contacts":[{"name":"A"}],"more":1})",
                                         R"({"contacts":[{"name":")" + std::string(201, 'A') + R"("}]})",
                                         "{\"contacts\":[{\"name\":\"\xff\"}]}"));

} // namespace sceau::support::test
