#include "renewal/contact.hpp"

#include "people.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

using namespace sceau::renewal;
using sceau::base::Code;

namespace {

/// The first example of docs/contact.md.
std::string documentedExample()
{
    std::ifstream file(std::string(SCEAU_SOURCE_DIR) + "/docs/contact.md");
    std::stringstream text;
    text << file.rdbuf();
    const std::string page = text.str(), opening = "```json\n";
    const auto begin = page.find(opening) + opening.size();
    return page.substr(begin, page.find("```", begin) - begin);
}

struct RefusedRow {
    const char* name;
    std::string json;
    const char* field;
};

} // namespace

TEST(ContactJson, TakesTheDocumentedExampleAsItStands)
{
    const auto contact = parseContact(documentedExample());

    ASSERT_TRUE(contact.has_value());
    const auto checked = checkContact(*contact);
    EXPECT_TRUE(checked.ok());
    EXPECT_EQ(checked.contact.postcode, "75001");
    EXPECT_EQ(checked.contact.activation, ActivationChannel::sms);
}

TEST(ContactJson, DocumentsEveryField)
{
    const auto page = documentedExample();
    for (int field = 0; field <= static_cast<int>(ContactField::activation); ++field) {
        EXPECT_NE(page.find('"' + fieldName(static_cast<ContactField>(field)) + '"'), std::string::npos);
    }
}

TEST(ContactJson, ReadsWhatItWrote)
{
    auto contact = contactFrom(sceau::test::lawyersEntry(), Order{});
    contact.organisation = "«\u00A0L’Étude\u00A0» \"& Co\\";

    EXPECT_EQ(parseContact(contactJson(contact)).value(), contact);
}

TEST(ContactJson, LeavesAbsentTextsEmptyForTheCheckToReport)
{
    const auto contact = parseContact(R"({"activation":"email"})").value();

    EXPECT_EQ(contact.name, "");
    EXPECT_EQ(contact.country, "FR");
    EXPECT_FALSE(checkContact(contact).ok());
}

class RefusedContact : public testing::TestWithParam<RefusedRow> {};

TEST_P(RefusedContact, NamesTheFieldAtFault)
{
    const auto refused = parseContact(GetParam().json);

    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, Code::contactInvalid);
    EXPECT_EQ(refused.error().facts.at("field"), GetParam().field);
}

INSTANTIATE_TEST_SUITE_P(
    Strictness, RefusedContact,
    testing::Values(RefusedRow{"NotJson", "nom: Plantin", "(document)"}, RefusedRow{"Empty", "", "(document)"},
                    RefusedRow{"Array", "[]", "(document)"}, RefusedRow{"Text", "\"email\"", "(document)"},
                    RefusedRow{"TrailingText", R"({"activation":"email"} {})", "(document)"},
                    RefusedRow{"SameKeyTwice", R"({"activation":"email","city":"Paris","city":"Lyon"})", "(document)"},
                    RefusedRow{"MalformedUtf8", "{\"activation\":\"email\",\"city\":\"\xFF\"}", "(document)"},
                    RefusedRow{"TooLarge", "{\"activation\":\"email\",\"city\":\"" + std::string(70'000, 'a') + "\"}", "(document)"},
                    RefusedRow{"TooDeep", std::string(60'000, '['), "(document)"}, RefusedRow{"NoActivation", "{}", "activation"},
                    RefusedRow{"UnknownActivation", R"({"activation":"fax"})", "activation"},
                    RefusedRow{"BothActivations", R"({"activation":["sms","email"]})", "activation"},
                    RefusedRow{"NumberForText", R"({"activation":"sms","postcode":75001})", "postcode"},
                    RefusedRow{"NullForText", R"({"activation":"sms","city":null})", "city"},
                    RefusedRow{"UnknownKey", R"({"activation":"sms","siren":"123456782"})", "siren"},
                    RefusedRow{"KeyInAnotherCase", R"({"activation":"sms","Name":"Plantin"})", "Name"}),
    [](const auto& row) { return row.param.name; });
