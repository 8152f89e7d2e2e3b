#include "pades/verify.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"
#include "signed_pdf.hpp"

#include <gtest/gtest.h>

namespace sceau::pades {

using test::anyAccepted;
using test::plainSigned;
using test::reportOn;

namespace {

struct Part {
    std::string name;
    std::size_t (*begin)(const test::SignedPdf&);
    std::size_t (*end)(const test::SignedPdf&);
    std::size_t step;
};

void PrintTo(const Part& part, std::ostream* out)
{
    *out << part.name;
}

std::size_t start(const test::SignedPdf&)
{
    return 0;
}

std::size_t end(const test::SignedPdf& pdf)
{
    return pdf.text.size();
}

std::size_t revisionBegin(const test::SignedPdf&)
{
    return test::twoPages().classic().size();
}

std::size_t gapBegin(const test::SignedPdf& pdf)
{
    return pdf.contentsBegin();
}

std::size_t gapEnd(const test::SignedPdf& pdf)
{
    return pdf.contentsEnd();
}

/// Where the zeros after the CMS begin.
std::size_t paddingBegin(const test::SignedPdf& pdf)
{
    return pdf.text.find_last_not_of('0', pdf.contentsEnd() - 2) + 1;
}

class ChangedByte : public testing::TestWithParam<Part> {};

} // namespace

TEST_P(ChangedByte, IsNeverAccepted)
{
    const auto& pdf = plainSigned();
    ASSERT_TRUE(anyAccepted(reportOn(pdf.text)));

    for (auto i = GetParam().begin(pdf); i < GetParam().end(pdf); i += GetParam().step) {
        auto changed = pdf.text;
        changed[i] = static_cast<char>(changed[i] ^ 0x01);

        ASSERT_FALSE(anyAccepted(reportOn(changed))) << "byte " << i;
    }
}

INSTANTIATE_TEST_SUITE_P(Parts, ChangedByte,
                         testing::Values(Part{"the document", start, revisionBegin, 7},
                                         Part{"the signature's revision", revisionBegin, gapBegin, 3},
                                         Part{"the padding", paddingBegin, gapEnd, 2999},
                                         Part{"what follows the signature", gapEnd, end, 5}));

TEST(AddedByte, IsNeverAccepted)
{
    const auto& pdf = plainSigned();
    for (std::size_t i = 0; i <= pdf.text.size(); i += i < pdf.contentsBegin() || i > pdf.contentsEnd() ? 23 : 2999) {
        auto longer = pdf.text;
        longer.insert(i, 1, '0');

        ASSERT_FALSE(anyAccepted(reportOn(longer))) << "before byte " << i;
    }
}

TEST(RemovedByte, IsNeverAccepted)
{
    const auto& pdf = plainSigned();
    for (std::size_t i = 0; i < pdf.text.size(); i += i < pdf.contentsBegin() || i > pdf.contentsEnd() ? 23 : 2999) {
        auto shorter = pdf.text;
        shorter.erase(i, 1);

        ASSERT_FALSE(anyAccepted(reportOn(shorter))) << "byte " << i;
    }
}

/// A changed certificate of an authority leaves the signature what it is, but no path leads through it any more.
TEST(ChangedByteOfTheCms, IsNeverAcceptedWithAPathToTheAnchor)
{
    const auto& pdf = plainSigned();
    for (auto i = gapBegin(pdf) + 1; i < paddingBegin(pdf); i += 31) {
        auto changed = pdf.text;
        changed[i] = changed[i] == '0' ? '1' : '0';
        if (changed[i] == pdf.text[i]) continue;
        const auto report = reportOn(changed);

        ASSERT_FALSE(anyAccepted(report) && !report.signatures.front().chain.empty()) << "byte " << i;
    }
}

TEST(ChangedCase, OfOneLetterOfTheSignatureIsNotAccepted)
{
    auto pdf = plainSigned();
    const auto letter = pdf.text.find_first_of("abcdefABCDEF", pdf.contentsBegin());
    ASSERT_LT(letter, pdf.contentsEnd());
    pdf.text[letter] = static_cast<char>(pdf.text[letter] ^ 0x20);

    EXPECT_FALSE(anyAccepted(reportOn(pdf.text)));
}

} // namespace sceau::pades
