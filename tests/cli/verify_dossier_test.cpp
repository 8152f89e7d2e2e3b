#include "demo.hpp"

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

} // namespace sceau::cli::test
