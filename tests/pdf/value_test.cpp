#include "pdf/value.hpp"

#include <gtest/gtest.h>

namespace sceau::pdf {

TEST(PdfValue, ReadsScalarsOfExactlyTheTypeAskedFor)
{
    EXPECT_EQ(integerOf("+17"), 17);
    EXPECT_EQ(integerOf(" -3 % comment"), -3);
    EXPECT_FALSE(integerOf("1.0"));
    EXPECT_FALSE(integerOf("1 2"));
    EXPECT_FALSE(integerOf("99999999999999999999"));
    EXPECT_EQ(numberOf("-.5"), -0.5);
    EXPECT_FALSE(numberOf("(1)"));
    EXPECT_EQ(nameOf("/A#20B"), "A B");
    EXPECT_FALSE(nameOf("A"));
    EXPECT_TRUE(isNull("null"));
    EXPECT_TRUE(isNull(""));
}

TEST(PdfValue, ReadsAReferenceOnlyWhenItsNumbersAreOnesThatExist)
{
    EXPECT_EQ(referenceOf("12 0 R"), (Reference{12, 0}));
    EXPECT_FALSE(referenceOf("0 0 R"));
    EXPECT_FALSE(referenceOf("12 65536 R"));
    EXPECT_FALSE(referenceOf("-1 0 R"));
    EXPECT_FALSE(referenceOf("12 0 R 13 0 R"));
    EXPECT_FALSE(referenceOf("99999999999 0 R"));
}

struct StringCase {
    std::string written, bytes;
};

class PdfString : public testing::TestWithParam<StringCase> {};

TEST_P(PdfString, GivesTheBytesItStandsFor)
{
    EXPECT_EQ(stringOf(GetParam().written), GetParam().bytes);
}

INSTANTIATE_TEST_SUITE_P(Forms, PdfString,
                         testing::Values(StringCase{"(a(b)c)", "a(b)c"}, StringCase{"(\\(\\)\\\\)", "()\\"},
                                         StringCase{"(\\101\\7x)", "A\ax"}, StringCase{"(a\\\r\nb)", "ab"}, StringCase{"(a\r\nb)", "a\nb"},
                                         StringCase{"(\\n\\q)", "\nq"}, StringCase{"<48 65 6C6>", "Hel`"}, StringCase{"<>", ""}));

TEST(PdfString, IsNotReadWhenItDoesNotEnd)
{
    EXPECT_FALSE(stringOf("(a(b)"));
    EXPECT_FALSE(stringOf("(a\\)"));
    EXPECT_FALSE(stringOf("<4865"));
    EXPECT_FALSE(stringOf("<48zz>"));
}

TEST(PdfString, IsTextInThreeEncodings)
{
    EXPECT_EQ(utf8Of(std::string("\xfe\xff\x00\xe9\xd8\x3d\xde\x00", 8)), "é😀");
    EXPECT_EQ(utf8Of("\xef\xbb\xbf\xc3\xa9"), "é");
    EXPECT_EQ(utf8Of("\xe9\x90\xa0"), "é’€");
    EXPECT_EQ(utf8Of(std::string("\xfe\xff\xd8\x3d", 4)), "\ufffd");
}

TEST(PdfDictionary, KeepsEveryByteThatIsNotChanged)
{
    const auto dictionary = Dictionary::parse("<</B  [ 1 2 ]%note\n/A(x)>>");
    ASSERT_TRUE(dictionary);

    EXPECT_EQ(dictionary->with("A", "(y)").text(), "<</B  [ 1 2 ]%note\n/A (y)>>");
    EXPECT_EQ(dictionary->with("C", "3 0 R").text(), "<</B  [ 1 2 ]%note\n/A(x) /C 3 0 R >>");
    EXPECT_EQ(dictionary->without("B").text(), "<<%note\n/A(x)>>");
    EXPECT_EQ(dictionary->without("Z").text(), dictionary->text());
}

TEST(PdfDictionary, TakesNullAsAbsent)
{
    const auto dictionary = Dictionary::parse("<< /A null /B 1 >>");
    ASSERT_TRUE(dictionary);

    EXPECT_FALSE(dictionary->has("A"));
    EXPECT_EQ(dictionary->with("A", "2").text(), "<< /A  2 /B 1 >>");
}

class BadDictionary : public testing::TestWithParam<std::string> {};

TEST_P(BadDictionary, IsNotRead)
{
    EXPECT_FALSE(Dictionary::parse(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Forms, BadDictionary,
                         testing::Values("<< /A 1 /A 2 >>", "<< /A >>", "<< 1 /A >>", "<< /A 1", "<< /A [ 1 >> ]", "<< /A 1 >> x", "[ ]",
                                         "<< /A " + std::string(100'000, '[') + " >>"));

TEST(PdfArray, GivesItsValuesReferencesIncluded)
{
    const auto values = elementsOf("[ 1 0 R 2 [3 4] <</K 5>> (a b) /N ]");

    ASSERT_TRUE(values);
    EXPECT_EQ(*values, (std::vector<std::string_view>{"1 0 R", "2", "[3 4]", "<</K 5>>", "(a b)", "/N"}));
    EXPECT_FALSE(elementsOf("[ 1 2 3 ]", 2));
    EXPECT_FALSE(elementsOf("[ << 1 ]"));
    EXPECT_FALSE(elementsOf("[ 1 ] 2"));
}

} // namespace sceau::pdf
