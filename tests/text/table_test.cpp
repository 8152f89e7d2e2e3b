#include "text/text.hpp"

#include "shared/typography.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

using namespace sceau;
using sceau::test::frenchFaults;

namespace {

const nlohmann::json& table()
{
    static const auto read = [] {
        std::ifstream file(std::string(SCEAU_SOURCE_DIR) + "/resources/text.json");
        return nlohmann::json::parse(file);
    }();
    return read;
}

std::string joined(const nlohmann::json& texts)
{
    std::string all;
    for (const auto& [part, text] : texts.items())
        all += text.get<std::string>() + '\n';
    return all;
}

std::multiset<std::string> placeholdersOf(const nlohmann::json& texts)
{
    std::multiset<std::string> placeholders;
    const auto all = joined(texts);
    for (auto open = all.find('{'); open != std::string::npos; open = all.find('{', open + 1)) {
        placeholders.insert(all.substr(open, all.find('}', open) - open));
    }
    return placeholders;
}

bool isName(std::string_view text)
{
    const auto isLetter = [](unsigned char c) { return std::isalpha(c) != 0 || c == '_'; };
    return !text.empty() && std::all_of(text.begin(), text.end(), isLetter);
}

/// {a} and [b {c}], never nested, never left open.
bool isWellFormed(std::string_view texts)
{
    bool inBrackets = false, filled = false;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (texts[i] == '}') return false;
        if (texts[i] == '[' && std::exchange(inBrackets, true)) return false;
        if (texts[i] == '[') filled = false;
        if (texts[i] == ']' && (!std::exchange(inBrackets, false) || !filled)) return false;
        if (texts[i] != '{') continue;
        const auto close = std::min(texts.find('}', i), texts.size());
        if (!isName(texts.substr(i + 1, close - i - 1)) || close == texts.size()) return false;
        filled = true;
        i = close;
    }
    return !inBrackets;
}

} // namespace

class EveryCode : public testing::TestWithParam<base::Code> {};

TEST_P(EveryCode, HasATitleACauseAndANextStepInBothLanguages)
{
    ASSERT_TRUE(text::has(base::name(GetParam())));
    for (const auto language : {text::Language::french, text::Language::english}) {
        const auto message = text::describe(GetParam(), language);
        EXPECT_FALSE(message.title.empty());
        EXPECT_FALSE(message.cause.empty());
        EXPECT_FALSE(message.next.empty());
        EXPECT_LT(message.title.size(), 70U) << "a title is read at a glance";
        EXPECT_FALSE(message.title.ends_with('.')) << message.title;
    }
}

TEST_P(EveryCode, ReadsWellWithoutAnyFact)
{
    for (const auto language : {text::Language::french, text::Language::english}) {
        const auto message = text::describe(GetParam(), language);
        for (const auto& sentence : {message.title, message.cause, message.next}) {
            EXPECT_EQ(sentence.find_first_of("{}[]"), std::string::npos) << sentence;
            EXPECT_EQ(sentence.find("  "), std::string::npos) << sentence;
            EXPECT_EQ(sentence.find("()"), std::string::npos) << sentence;
            EXPECT_EQ(sentence.find(" ."), std::string::npos) << sentence;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Codes, EveryCode, testing::ValuesIn(base::allCodes()), [](const auto& row) {
    auto name = base::name(row.param);
    name.erase(name.find('-'), 1);
    return name;
});

TEST(TextTable, HoldsEveryEntryInBothLanguagesWithTheSameParts)
{
    for (const auto& [key, languages] : table().items()) {
        ASSERT_TRUE(languages.contains("fr") && languages.contains("en")) << key;
        for (const auto* part : {"title", "cause", "next"}) {
            EXPECT_EQ(languages["fr"].contains(part), languages["en"].contains(part)) << key << ' ' << part;
        }
        EXPECT_FALSE(languages["fr"].value("title", "").empty()) << key;
    }
}

TEST(TextTable, UsesTheSameFactsInBothLanguages)
{
    for (const auto& [key, languages] : table().items()) {
        EXPECT_EQ(placeholdersOf(languages["fr"]), placeholdersOf(languages["en"])) << key;
    }
}

TEST(TextTable, ClosesEveryBraceAndBracketItOpens)
{
    for (const auto& [key, languages] : table().items()) {
        EXPECT_TRUE(isWellFormed(joined(languages["fr"]))) << key;
        EXPECT_TRUE(isWellFormed(joined(languages["en"]))) << key;
    }
}

TEST(TextTable, NoticesABraceThatIsLeftOpen)
{
    EXPECT_TRUE(isWellFormed("le {date}[ dans {file}]."));
    for (const auto* broken : {"le {date", "le date}", "[ dans {file}", "[ sans valeur]", "[un [deux {a}]]", "{deux mots}"}) {
        EXPECT_FALSE(isWellFormed(broken)) << broken;
    }
}

TEST(TextTable, IsSetAsFrenchIs)
{
    for (const auto& [key, languages] : table().items()) {
        for (const auto& [part, text] : languages["fr"].items()) {
            for (const auto& fault : frenchFaults(text.get<std::string>()))
                ADD_FAILURE() << key << ": " << fault;
        }
    }
}

TEST(TextTable, HoldsNoUnusedLanguageOrPart)
{
    const std::set<std::string> languages{"fr", "en"}, parts{"title", "cause", "next"};
    for (const auto& [key, entry] : table().items()) {
        for (const auto& [language, texts] : entry.items()) {
            EXPECT_TRUE(languages.contains(language)) << key;
            for (const auto& [part, text] : texts.items())
                EXPECT_TRUE(parts.contains(part)) << key << ' ' << part;
        }
    }
}

struct TypographyRow {
    const char* name;
    const char* text;
};

class FrenchFault : public testing::TestWithParam<TypographyRow> {};

TEST_P(FrenchFault, IsNoticed)
{
    EXPECT_EQ(frenchFaults(GetParam().text).size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(
    Typography, FrenchFault,
    testing::Values(TypographyRow{"PlainSpaceBeforeQuestionMark", "Code oublié ?"}, TypographyRow{"NoSpaceBeforeExclamationMark", "Bravo!"},
                    TypographyRow{"WideSpaceBeforeSemicolon", "un\u00A0; deux"}, TypographyRow{"PlainSpaceBeforeColon", "Clé : absente"},
                    TypographyRow{"NoSpaceBeforeColon", "Clé: absente"}, TypographyRow{"PlainSpaceInsideOpeningQuotes", "« oui\u00A0»"},
                    TypographyRow{"PlainSpaceInsideClosingQuotes", "«\u00A0oui »"}, TypographyRow{"StraightApostrophe", "l'Ordre"},
                    TypographyRow{"StraightQuotes", "le \"dossier"}, TypographyRow{"ThreeDots", "Attendez..."},
                    TypographyRow{"TwoSpaces", "un  deux"}, TypographyRow{"PlainSpaceBeforeEuro", "49 €"}),
    [](const auto& row) { return row.param.name; });

TEST(FrenchTypography, AcceptsWhatIsRight)
{
    for (const auto* right :
         {"Code oublié\u202F?", "Clé\u00A0: absente\u202F; lecteur vide\u202F!", "«\u00A0L’Ordre\u00A0»", "le 05/10/2022 à 10:00",
          "https://exemple.fr", "l’adresse «\u00A0pkcs11:\u00A0»", "140,50\u00A0€", "Attendez…", "{order}  {step}"}) {
        EXPECT_TRUE(frenchFaults(right).empty()) << right;
    }
}
