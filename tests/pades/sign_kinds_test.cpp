#include "pades/sign.hpp"
#include "shared/identity_signer.hpp"
#include "shared/pdf_judges.hpp"
#include "shared/pdf_kinds.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"

#include <gtest/gtest.h>

namespace sceau::pades {

namespace {

struct Algorithm {
    std::string name;
    pki::TestProfile::Key key;
    pki::Digest digest;
    bool pss;
    friend std::ostream& operator<<(std::ostream& out, const Algorithm& algorithm) { return out << algorithm.name; }
};

const std::vector<Algorithm>& algorithms()
{
    using Key = pki::TestProfile::Key;
    static const std::vector<Algorithm> all{{"Pkcs1", Key::rsa2048, pki::Digest::sha256, false},
                                            {"Pss", Key::rsa2048, pki::Digest::sha256, true},
                                            {"Ecdsa", Key::p256, pki::Digest::sha384, false}};
    return all;
}

SignOptions optionsFor(const Algorithm& algorithm)
{
    SignOptions options;
    options.digest = algorithm.digest;
    options.pss = algorithm.pss;
    options.time = test::now();
    options.reason = "Renouvellement de la clé";
    options.location = "Paris";
    return options;
}

base::Result<Signed> signAs(const Algorithm& algorithm, const std::filesystem::path& input, const std::filesystem::path& output,
                            const SignOptions& options)
{
    test::IdentitySigner signer(test::signerIdentity(algorithm.key));
    signer.setChain({test::authority().issuing().certificate});
    return sign(input, output, signer, options);
}

} // namespace

class EveryKindOfPdf : public testing::TestWithParam<std::tuple<test::PdfKind, Algorithm>> {
protected:
    const test::PdfKind& kind() const { return std::get<0>(GetParam()); }
    const Algorithm& algorithm() const { return std::get<1>(GetParam()); }

    void SetUp() override
    {
        folder_ = test::temporaryFolder(kind().name + algorithm().name);
        input_ = kind().make(folder_);
        output_ = folder_ / "signed.pdf";
    }

    std::filesystem::path folder_, input_, output_;
};

TEST_P(EveryKindOfPdf, IsSignedSoThatOtherProgramsFindItValidAndTheSamePages)
{
    ASSERT_EQ(test::qpdfComplaints(input_), "");
    const auto original = test::readText(input_);

    const auto result = signAs(algorithm(), input_, output_, optionsFor(algorithm()));

    ASSERT_TRUE(result) << base::name(result.error().code) << " " << result.error().where;
    const auto report = test::pdfsig(output_);
    EXPECT_NE(report.find("Signature is Valid."), std::string::npos) << report;
    EXPECT_NE(report.find("Total document signed"), std::string::npos) << report;
    EXPECT_EQ(test::opensslComplaints(output_), "");
    EXPECT_EQ(test::qpdfComplaints(output_), "");
    EXPECT_EQ(test::drawnBy("mutool", output_), test::drawnBy("mutool", input_));
    EXPECT_TRUE(test::readText(output_).starts_with(original));
    EXPECT_EQ(test::readText(input_), original);
    EXPECT_EQ(result->size, std::filesystem::file_size(output_));
}

TEST_P(EveryKindOfPdf, TakesASecondSignatureThatLeavesTheFirstOneValid)
{
    ASSERT_TRUE(signAs(algorithm(), input_, output_, optionsFor(algorithm())));
    const auto twice = folder_ / "twice.pdf";

    const auto result = signAs(algorithm(), output_, twice, optionsFor(algorithm()));

    ASSERT_TRUE(result) << base::name(result.error().code) << " " << result.error().where;
    const auto report = test::pdfsig(twice);
    EXPECT_EQ(test::countOf("Signature is Valid.", report), 2) << report;
    EXPECT_EQ(test::countOf("Total document signed", report), 1) << report;
    EXPECT_EQ(test::qpdfComplaints(twice), "");
    EXPECT_TRUE(test::readText(twice).starts_with(test::readText(output_)));
}

std::string nameOfCase(const testing::TestParamInfo<EveryKindOfPdf::ParamType>& info)
{
    std::string name;
    for (const char c : std::get<0>(info.param).name + std::get<1>(info.param).name)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) name.push_back(c);
    return name;
}

INSTANTIATE_TEST_SUITE_P(SignedWith, EveryKindOfPdf, testing::Combine(testing::ValuesIn(test::pdfKinds()), testing::ValuesIn(algorithms())),
                         nameOfCase);

} // namespace sceau::pades
