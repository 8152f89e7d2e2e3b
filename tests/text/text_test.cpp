#include "text/text.hpp"

#include <gtest/gtest.h>

using namespace sceau::text;
using sceau::base::Code;
using sceau::base::Error;

namespace {

struct LocaleRow {
    const char* name;
    const char* locale;
    Language language;
};

} // namespace

class Locale : public testing::TestWithParam<LocaleRow> {};

TEST_P(Locale, GivesItsLanguage)
{
    EXPECT_EQ(languageOf(GetParam().locale), GetParam().language);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Locale,
    testing::Values(LocaleRow{"French", "fr", Language::french}, LocaleRow{"FrenchOfFrance", "fr_FR.UTF-8", Language::french},
                    LocaleRow{"English", "en", Language::english}, LocaleRow{"EnglishOfBritain", "en_GB.UTF-8", Language::english},
                    LocaleRow{"EnglishTag", "en-US", Language::english}, LocaleRow{"UpperCase", "EN", Language::english},
                    LocaleRow{"AnotherWord", "end", Language::french}, LocaleRow{"German", "de_DE", Language::french},
                    LocaleRow{"None", "", Language::french}, LocaleRow{"Posix", "C", Language::french}),
    [](const auto& row) { return row.param.name; });

TEST(Text, FillsPlaceholdersFromTheFacts)
{
    const auto error = Error{Code::fileMissing}.with("file", "/tmp/dossier.pdf");

    EXPECT_EQ(describe(error, Language::english).cause, "The file or folder /tmp/dossier.pdf does not exist.");
}

TEST(Text, ClosesTheGapOfAFactThatIsMissing)
{
    EXPECT_EQ(describe(Code::fileMissing, Language::english).cause, "The file or folder does not exist.");
    EXPECT_EQ(describe(Code::fileMissing, Language::english, {{"file", ""}}).cause, "The file or folder does not exist.");
}

TEST(Text, KeepsAnOptionalPartOnlyWhenAllItsFactsAreThere)
{
    EXPECT_EQ(describe(Code::pinLength, Language::english, {{"minimum", "4"}, {"maximum", "8"}}).next,
              "Enter the whole code: it has 4 to 8 characters.");
    EXPECT_EQ(describe(Code::pinLength, Language::english, {{"minimum", "4"}}).next, "Enter the whole code.");
}

TEST(Text, NeverLooksIntoAValue)
{
    const auto cause = describe(Code::fileMissing, Language::english, {{"file", "{file}[{secret}]"}, {"secret", "1234"}}).cause;

    EXPECT_EQ(cause, "The file or folder {file}[{secret}] does not exist.");
}

TEST(Text, KeepsAValueOnOneLine)
{
    EXPECT_EQ(describe(Code::fileMissing, Language::english, {{"file", "a\nb\x1B[31m"}}).cause,
              "The file or folder a b [31m does not exist.");
}

TEST(Text, SpeaksFrenchFirst)
{
    EXPECT_EQ(describe(Code::pinIncorrect, Language::french).title, "Code PIN incorrect");
    EXPECT_EQ(describe(Code::pinIncorrect, Language::english).title, "Wrong PIN");
}

TEST(Text, GivesTheSentenceAndTheRemedyOfAVerdict)
{
    const auto verdict = message("R2b.early", Language::english, {{"date", "07/07/2022"}});

    EXPECT_EQ(verdict.title, sentence("R2b.early", Language::english, {{"date", "07/07/2022"}}));
    EXPECT_NE(verdict.title.find("07/07/2022"), std::string::npos);
    EXPECT_NE(verdict.next.find("07/07/2022"), std::string::npos);
}

TEST(Text, GivesTheKeyItselfWhenNobodyWroteIt)
{
    EXPECT_FALSE(has("no.such.key"));
    EXPECT_EQ(sentence("no.such.key", Language::french), "no.such.key");
}
