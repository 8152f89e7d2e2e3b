// What a driver's process answers is as hostile as the module in it.
#include "token/wire.hpp"

#include "shared/test_pki.hpp"

#include <gtest/gtest.h>

namespace sceau::token {

namespace {

Findings everything()
{
    const auto identity = test::issue(test::profile(pki::TestProfile::Use::signature, pki::TestProfile::Key::p256));
    Token token;
    token.uri = "pkcs11:token=TEST;serial=01";
    token.module = "/usr/lib/module.so";
    token.reader = "TEST Lecteur";
    token.hardware = true;
    token.pin = {TryLevel::final, true, 6, 8};
    token.puk = TryLevel::low;
    token.certificates.push_back({identity.certificate, {1, 2}, "TEST Signature", token.uri + ";id=%01%02", pki::HasKey::yes, true});
    token.pss = true;
    Findings findings;
    findings.tokens.push_back(token);
    findings.problems.push_back(
        {"/usr/lib/other.so", base::Error{base::Code::driverFailed}.at("C_Initialize").with("ckr", "CKR_HOST_MEMORY")});
    findings.modules.emplace_back("/usr/lib/module.so");
    return findings;
}

} // namespace

TEST(Wire, BringsFindingsAsTheyWere)
{
    const auto sent = everything();

    const auto arrived = decodeAnswer<Findings>(encode(sent));

    ASSERT_TRUE(arrived && *arrived);
    const auto& findings = **arrived;
    ASSERT_EQ(findings.tokens.size(), 1U);
    const auto& token = findings.tokens[0];
    EXPECT_EQ(token.uri, sent.tokens[0].uri);
    EXPECT_EQ(token.reader, "TEST Lecteur");
    EXPECT_TRUE(token.hardware);
    EXPECT_EQ(token.pin, sent.tokens[0].pin);
    EXPECT_EQ(token.puk, TryLevel::low);
    EXPECT_TRUE(token.pss);
    EXPECT_FALSE(token.ecdsa);
    ASSERT_EQ(token.certificates.size(), 1U);
    EXPECT_EQ(token.certificates[0].certificate, sent.tokens[0].certificates[0].certificate);
    EXPECT_EQ(token.certificates[0].certificate.commonName, sent.tokens[0].certificates[0].certificate.commonName);
    EXPECT_EQ(token.certificates[0].alwaysAuthenticate, std::optional(true));
    ASSERT_EQ(findings.problems.size(), 1U);
    EXPECT_EQ(findings.problems[0].error, sent.problems[0].error);
    EXPECT_EQ(findings.modules, sent.modules);
}

TEST(Wire, BringsEveryQuestionAsItWas)
{
    const std::vector<Question> questions{
        FindKeys{{"/m.so", "pkcs11:"}}, DiagnoseDriver{},
        ProvePin{{"/m.so", {}}, true},  SignRequest{{"/m.so", {}}, {1}, {2}, pki::Scheme::ecdsa, pki::Digest::sha384, {3}, true},
        PinChange{{"/m.so", {}}, true}, Unblocking{{"/m.so", {}}, UnblockStyle::setPin, true}};
    const std::vector<std::size_t> secrets{0, 0, 1, 1, 2, 2};

    for (std::size_t i = 0; i < questions.size(); ++i) {
        const auto arrived = decodeQuestion(encode(questions[i]));

        ASSERT_TRUE(arrived) << i;
        EXPECT_EQ(arrived->index(), i);
        EXPECT_EQ(encode(*arrived), encode(questions[i]));
        EXPECT_EQ(secretsOf(*arrived), secrets[i]);
    }
}

TEST(Wire, BringsAnErrorWithItsFacts)
{
    const base::Result<Token> sent = tl::unexpected(base::Error{base::Code::pinIncorrect}.at("C_Login").with("pin", "final"));

    const auto arrived = decodeAnswer<Token>(encode(sent));

    ASSERT_TRUE(arrived);
    ASSERT_FALSE(*arrived);
    EXPECT_EQ(arrived->error(), sent.error());
}

TEST(Wire, RefusesAnAnswerThatIsCutShortAnywhereOrGoesOn)
{
    const auto whole = encode(everything());

    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(decodeAnswer<Findings>(base::BytesView(whole).first(size))) << size;
    auto longer = whole;
    longer.push_back(0);
    EXPECT_FALSE(decodeAnswer<Findings>(longer));
}

/// Every byte, each of its bits: refused, or another answer, but never more memory than a message is allowed, nor a crash.
TEST(Wire, SurvivesEveryBitThatIsWrong)
{
    const auto whole = encode(everything());
    std::size_t refused = 0;
    for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
        auto wrong = whole;
        wrong[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
        refused += decodeAnswer<Findings>(wrong) ? 0U : 1U;
        (void)decodeQuestion(wrong);
    }

    EXPECT_GT(refused, 0U);
}

TEST(Wire, RefusesACodeThatDoesNotExistAndAnEnumerationBeyondItsEnd)
{
    auto error = encode(base::Result<Token>(tl::unexpected(base::Error{base::Code::pinIncorrect})));
    const auto text = std::string(base::textOf(error));
    const auto digit = text.find("PIN-");
    ASSERT_NE(digit, std::string::npos);
    error[digit + 4] = '9';
    EXPECT_FALSE(decodeAnswer<Token>(error));

    auto question = encode(Question{Unblocking{{}, UnblockStyle::contextSpecific, false}});
    question[question.size() - 16] = 3; // the style
    EXPECT_FALSE(decodeQuestion(question));
}

} // namespace sceau::token
