#include "demo.hpp"

#include "dossier/compose.hpp"
#include "shared/pdf_maker.hpp"

#include <gmock/gmock.h>

namespace sceau::cli::test {
namespace {

/// A demonstration whose lawyer has renewed: "dossier.pdf", as the portal issued and recorded it.
class VerifyDossier : public testing::Test {
protected:
    VerifyDossier()
    {
        const auto answer =
            demo.runWithKey({"renew", "--order", demo.number(), "-o", "dossier.pdf", "--accept-identity", "--accept-dossier", "--portal",
                             demo.portal(), "--pin-file", demo.pinFile(), "--trust", demo.trust()});
        if (answer.status != 0) throw std::runtime_error(answer.err);
    }

    [[nodiscard]] nlohmann::json verify(const std::string& file, bool withPortal = true) const
    {
        std::vector<std::string> words{"verify", file, "--policy", "dossier", "--trust", demo.trust(), "--offline", "--json"};
        if (withPortal) words.insert(words.end(), {"--portal", demo.portal()});
        return demo.run(words).line();
    }

    /// What is said of these bytes once the lawyer's key has signed them.
    [[nodiscard]] nlohmann::json signedAndVerified(const std::string& bytes) const
    {
        demo.write("other.pdf", bytes);
        const auto answer = demo.runWithKey({"sign", "other.pdf", "-o", "other-signed.pdf", "--pin-file", demo.pinFile()});
        if (answer.status != 0) throw std::runtime_error(answer.err);
        return verify("other-signed.pdf");
    }

    [[nodiscard]] static std::vector<std::string> codesOf(const nlohmann::json& line)
    {
        std::vector<std::string> codes;
        for (const auto& message : line.at("messages"))
            codes.push_back(message.at("code"));
        return codes;
    }

    Demo demo;
};

} // namespace

TEST_F(VerifyDossier, KnowsTheDossierThatThePortalIssued)
{
    const auto line = verify("dossier.pdf");

    EXPECT_EQ(line.at("verdict"), "PENDING") << line; // offline: only revocation is missing
    EXPECT_THAT(codesOf(line), testing::Contains("dossier.asIssued"));
}

TEST_F(VerifyDossier, AcceptsNothingThatWasNotCompared)
{
    const auto line = verify("dossier.pdf", false);

    EXPECT_EQ(line.at("verdict"), "REVIEW");
    EXPECT_THAT(codesOf(line), testing::Contains("ORD-644"));
}

TEST_F(VerifyDossier, RejectsAnotherDocumentSignedByTheSameKey)
{
    demo.letter();
    ASSERT_EQ(demo.runWithKey({"sign", "lettre.pdf", "-o", "signee.pdf", "--pin-file", demo.pinFile()}).status, 0);

    const auto line = verify("signee.pdf");

    EXPECT_EQ(line.at("verdict"), "REJECTED");
    EXPECT_THAT(codesOf(line), testing::Contains("ORD-642"));
}

TEST_F(VerifyDossier, RejectsASecondSignature)
{
    demo.letter();
    ASSERT_EQ(demo.runWithKey({"sign", "lettre.pdf", "-o", "one.pdf", "--pin-file", demo.pinFile()}).status, 0);
    ASSERT_EQ(demo.runWithKey({"sign", "one.pdf", "-o", "two.pdf", "--pin-file", demo.pinFile()}).status, 0);

    EXPECT_THAT(codesOf(verify("two.pdf")), testing::Contains("SIG-361"));
}

namespace {

using sceau::test::stream;

/// One page with this text.
sceau::test::PdfMaker page(const std::string& text)
{
    auto pdf = sceau::test::twoPages();
    for (const int content : {6, 7})
        pdf.objects[content] = stream("BT /F1 12 Tf 72 500 Td (" + text + ") Tj ET");
    return pdf;
}

} // namespace

TEST_F(VerifyDossier, RejectsTheNumberOfAnotherOrderInTheSignedText)
{
    dossier::Dossier other;
    other.id = "TEST-425491-1";
    other.order.number = "425491";
    other.entry.civilName = "TEST MARTIN";
    other.contact.email = "test@example.fr";
    const auto composed = dossier::compose(other);
    ASSERT_TRUE(composed.has_value());

    const auto line = signedAndVerified(std::string(base::textOf(*composed)));

    EXPECT_EQ(line.at("verdict"), "REJECTED");
    EXPECT_THAT(codesOf(line), testing::Contains("ORD-643"));
    EXPECT_THAT(line.dump(), testing::HasSubstr("mais TEST-425491-1"));
}

TEST_F(VerifyDossier, ReadsTheNumberInTheTextOfThePagesOnly)
{
    const auto id = "TEST-" + demo.number() + "-1";

    EXPECT_THAT(codesOf(signedAndVerified(page("Dossier " + id).classic())), testing::Not(testing::Contains("ORD-643")));
}

TEST_F(VerifyDossier, DoesNotTakeTheNumberOfAnAnnotationOrOfTheMetadata)
{
    const auto id = "TEST-" + demo.number() + "-1";
    auto pdf = page("Dossier");
    pdf.objects[9] = "<< /Title (" + id + ") >>";
    pdf.objects[4].insert(pdf.objects[4].rfind(">>"), "/Annots [ 20 0 R ]");
    pdf.objects[20] = "<< /Type /Annot /Subtype /FreeText /Rect [72 100 300 120] /F 4 /Contents (" + id + ") /AP << /N 21 0 R >> >>";
    pdf.objects[21] = stream("BT /F1 12 Tf 2 5 Td (" + id + ") Tj ET",
                             "/Type /XObject /Subtype /Form /BBox [0 0 228 20] /Resources << /Font << /F1 8 0 R >> >>");

    EXPECT_THAT(codesOf(signedAndVerified(pdf.classic())), testing::Contains("ORD-643"));
}

TEST_F(VerifyDossier, LeavesPagesWithoutTextToAPerson)
{
    auto scanned = page("");
    for (const int content : {6, 7})
        scanned.objects[content] = stream("0 0 99 99 re f");

    const auto codes = codesOf(signedAndVerified(scanned.classic()));

    EXPECT_THAT(codes, testing::Contains("dossier.textUnread"));
    EXPECT_THAT(codes, testing::Not(testing::Contains("ORD-643")));
}

} // namespace sceau::cli::test
