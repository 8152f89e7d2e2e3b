#include "attack_variants.hpp"

#include <algorithm>
#include <gtest/gtest.h>

/// A signature that a viewer cannot verify, or verifies over other bytes than it shows.
namespace sceau::pades {

using test::expectRefused;
using test::plainSigned;
using test::resigned;
using test::SignedPdf;
using test::updated;

namespace {

/// The bytes from `begin` to `end` replaced by as many.
SignedPdf overwritten(const SignedPdf& pdf, std::size_t begin, std::size_t end, std::string by)
{
    by.resize(end - begin, ' ');
    auto copy = pdf;
    copy.text.replace(begin, end - begin, by);
    return copy;
}

/// /Contents as an attacker likes it.
std::string withContents(const std::string& token)
{
    const auto& pdf = plainSigned();
    return overwritten(pdf, pdf.contentsBegin(), pdf.contentsEnd(), token).text;
}

/// /ByteRange as an attacker likes it, the signature made anew where he has a key.
SignedPdf withRange(const std::string& range)
{
    const auto& pdf = plainSigned();
    const auto begin = pdf.text.rfind("/ByteRange");
    return overwritten(pdf, begin, pdf.text.find(']', begin) + 1, "/ByteRange " + range);
}

std::string numbers(std::initializer_list<std::size_t> all)
{
    std::string text = "[";
    for (const auto number : all)
        text += std::to_string(number) + " ";
    return text + "]";
}

/// The attacker's bytes stand between the signature and the second range, which moved to the end.
std::string wrapped(const std::string& inserted, bool paddedWithBlanks)
{
    auto pdf = plainSigned();
    const auto range = pdf.byteRange();
    pdf.text.insert(range[2], inserted);
    auto written = numbers({0, range[1], range[2] + inserted.size(), range[3]});
    const auto begin = pdf.text.rfind("/ByteRange");
    const auto end = pdf.text.find(']', begin) + 1;
    if (paddedWithBlanks) written.insert(1, " ");
    return overwritten(pdf, begin, end, "/ByteRange " + written).text;
}

} // namespace

TEST(UniversalSignatureForgery, IsRefusedWhateverStandsInContents)
{
    const auto zeros = std::string("<") + std::string(200, '0') + ">";
    expectRefused("universal signature forgery, /Contents", {
                                                                {"null", [] { return withContents("null"); }},
                                                                {"a number", [] { return withContents("0"); }},
                                                                {"a name", [] { return withContents("/Contents"); }},
                                                                {"an empty string", [] { return withContents("()"); }},
                                                                {"an empty hexadecimal string", [] { return withContents("<>"); }},
                                                                {"one zero byte", [] { return withContents("<00>"); }},
                                                                {"zeros", [&] { return withContents(zeros); }},
                                                                {"a dictionary", [] { return withContents("<< >>"); }},
                                                                {"an array", [] { return withContents("[<00>]"); }},
                                                                {"a reference", [] { return withContents("6 0 R"); }},
                                                                {"a literal string", [] { return withContents("(0\\202)"); }},
                                                            });
}

TEST(UniversalSignatureForgery, IsRefusedWhateverTheFieldHolds)
{
    const auto valued = [](const std::string& value) {
        return [value] {
            const auto& pdf = plainSigned();
            const auto at = pdf.text.rfind("/V ");
            return overwritten(pdf, at, pdf.text.find(" R", at) + 2, "/V " + value).text;
        };
    };
    expectRefused("universal signature forgery, /V", {
                                                         {"a number", valued("0"), ""},
                                                         {"a name", valued("/a"), ""},
                                                         {"an array", valued("[]"), ""},
                                                         {"an empty dictionary", valued("<<>>"), "FORMAT_FAILURE"},
                                                         {"a page", valued("4 0 R"), "FORMAT_FAILURE"},
                                                     });
}

TEST(UniversalSignatureForgery, IsRefusedWithTwoByteRanges)
{
    const auto& pdf = plainSigned();
    const auto twice = [&](const std::string& first) {
        return [&pdf, first] {
            const auto begin = pdf.text.rfind("/ByteRange");
            const auto end = pdf.text.find(']', begin) + 1;
            return overwritten(pdf, begin, end, "/ByteRange " + first + "/ByteRange[0 1 2 3]").text;
        };
    };
    expectRefused("universal signature forgery, duplicated key", {{"short ranges", twice("[0 1 2 3]"), ""}, {"none", twice("null"), ""}});
}

TEST(SignatureWrapping, IsRefusedInEachVariant)
{
    const auto r = plainSigned().byteRange();
    const auto forged = [](const std::string& range) { return [range] { return resigned(withRange(range)).text; }; };
    expectRefused(
        "signature wrapping",
        {
            {"content between the ranges", [] { return wrapped(" >>\nendobj\n6 0 obj\n<< >>\nendobj\n99 0 obj\n<< ", false); }, ""},
            {"blanks between the ranges", [] { return wrapped("          ", true); }, ""},
            {"one byte between the ranges", [] { return wrapped("\n", false); }},
            {"a second string in the gap", [] { return wrapped("<00>", false); }, ""},
            {"ranges in the other order", forged(numbers({r[2], r[3], 0, r[1]}))},
            {"ranges that overlap", forged(numbers({0, r[2], r[1], r[3] + r[2] - r[1]}))},
            {"an empty second range", forged(numbers({0, r[1], r[2], 0}))},
            {"three ranges", forged(numbers({0, 10, 20, 10, r[2], r[3]}))},
            {"the gap inside the string", forged(numbers({0, r[1] + 1, r[2] - 1, r[3] + 1}))},
            {"a length beyond 64 bits", [&] { return withRange("[0 " + std::to_string(r[1]) + " 9 18446744073709551616]").text; }},
            {"a length that wraps round",
             [&] { return withRange("[0 " + std::to_string(r[1]) + " " + std::to_string(r[2]) + " 9223372036854775807]").text; }},
        });
}

/// The gap of one signature shall not be that of another: /ByteRange leads to a /Contents that is not this field's.
TEST(SignatureWrapping, IsRefusedWhenTheGapIsAnotherSignatures)
{
    const auto& pdf = plainSigned();
    const auto copied = test::bodyOf(pdf.text, test::signatureNumbers(pdf.text).value);
    const int next = test::nextNumber(pdf.text);
    auto update =
        test::withField(pdf.text, "<< /FT /Sig /T (TEST copy) /Subtype /Widget /Rect [0 0 0 0] /V " + test::referenceTo(next + 1) + " >>");
    update.objects[next + 1] = copied;

    const auto report = test::reportOn(updated(pdf.text, update));

    ASSERT_EQ(report.signatures.size(), 2U);
    EXPECT_EQ(report.signatures[1].indication, Indication::totalFailed);
    EXPECT_EQ(report.signatures[1].subIndication, "FORMAT_FAILURE");
    EXPECT_EQ(report.status, FileStatus::totalFailed);
}

} // namespace sceau::pades
