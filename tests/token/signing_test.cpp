#include "shared/faulty_module.hpp"
#include "shared/soft_keys.hpp"
#include "shared/test_pki.hpp"

#include <array>
#include <gtest/gtest.h>

namespace sceau::token {

using base::Code;
using test::FaultyModule;
using test::goodPin;
using test::sign;
using test::SoftKeys;

namespace {

SignRequest through(const FaultyModule& module, SignRequest request)
{
    request.where = module.where();
    return request;
}

long callsFromLoginToSign(const FaultyModule& module)
{
    const auto calls = module.calls();
    const auto login = std::find(calls.begin(), calls.end(), "C_Login");
    const auto signature = std::find(login, calls.end(), "C_Sign");
    return signature == calls.end() ? -1 : signature - login + 1;
}

} // namespace

TEST(CallBudget, FindAndSignTakeAtMostFortyCallsFromLoadToFinalize)
{
    const SoftKeys soft;
    const FaultyModule module;

    {
        Keys keys(module.options());
        const auto findings = find(keys, module.where());
        ASSERT_EQ(findings->tokens.at(0).certificates.size(), 2U);
        ASSERT_TRUE(sign(keys, through(module, soft.request(pki::Scheme::rsaPkcs1)), goodPin()));
    }

    EXPECT_LE(module.calls().size(), 40U) << testing::PrintToString(module.calls());
    EXPECT_EQ(module.calls().back(), "C_Finalize");
    EXPECT_EQ(module.count("C_Finalize"), 1);
}

TEST(CallBudget, OneSignatureTakesAtMostEightCallsFromLoginToSign)
{
    const SoftKeys soft;
    const FaultyModule module;
    Keys keys(module.options());

    const auto signature = sign(keys, through(module, soft.request(pki::Scheme::rsaPkcs1)), goodPin());

    ASSERT_TRUE(signature);
    EXPECT_LE(callsFromLoginToSign(module), 8) << testing::PrintToString(module.calls());
    EXPECT_GE(callsFromLoginToSign(module), 3);
    EXPECT_EQ(module.count("C_Login"), 1);
    EXPECT_EQ(module.count("C_SignInit"), 1);
    EXPECT_EQ(module.count("C_Sign"), 1);
    EXPECT_EQ(module.count("C_Logout"), 1);
}

TEST(Signing, SaysThatACertificateHasNoKeyOnTheToken)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    auto request = soft.request(pki::Scheme::ecdsa);
    request.id = {9};
    Keys keys(soft.options());

    const auto signature = sign(keys, request, goodPin());

    ASSERT_FALSE(signature);
    EXPECT_EQ(signature.error().code, Code::certificateWithoutKey);
}

TEST(Signing, SaysThatAWrongPinIsWrongAndSignsNothing)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    const FaultyModule module({"play pin"});
    Keys keys(module.options());

    const auto signature = sign(keys, through(module, soft.request(pki::Scheme::ecdsa)), test::wrongPin());

    ASSERT_FALSE(signature);
    EXPECT_EQ(signature.error().code, Code::pinIncorrect);
    EXPECT_EQ(signature.error().facts.at("pin"), "low");
    EXPECT_EQ(module.count("C_SignInit"), 0);
}

struct UnfitCase {
    pki::Scheme scheme;
    std::size_t digestSize;
};

class EveryUnfitRequest : public testing::TestWithParam<UnfitCase> {};

TEST_P(EveryUnfitRequest, IsRefusedBeforeAPinIsSpent)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    const FaultyModule module;
    Keys keys(module.options());
    auto request = through(module, soft.request(GetParam().scheme));
    request.digest.resize(GetParam().digestSize);

    const auto signature = sign(keys, request, goodPin());

    ASSERT_FALSE(signature);
    EXPECT_EQ(signature.error().code, Code::mechanismUnsupported);
    EXPECT_EQ(module.count("C_Login"), 0);
}

INSTANTIATE_TEST_SUITE_P(Signing, EveryUnfitRequest,
                         testing::Values(UnfitCase{pki::Scheme::rsaPkcs1, 32}, UnfitCase{pki::Scheme::rsaPss, 32},
                                         UnfitCase{pki::Scheme::ecdsa, 31}, UnfitCase{pki::Scheme::ecdsa, 0}));

TEST(Signing, AsksTheTokenForTheMechanismBeforeAPinIsSpent)
{
    const SoftKeys soft;
    const FaultyModule module({"C_GetMechanismInfo 1 ckr 0x70"});
    Keys keys(module.options());

    const auto signature = sign(keys, through(module, soft.request(pki::Scheme::rsaPss)), goodPin());

    ASSERT_FALSE(signature);
    EXPECT_EQ(signature.error().code, Code::mechanismUnsupported);
    EXPECT_EQ(module.count("C_Login"), 0);
}

TEST(TwoKeysWithOneId, TheOneWithTheCertificatesModulusSigns)
{
    SoftKeys soft;
    const auto other = test::issue(test::profile());
    const SoftObject first{"TEST Autre", {7}, other.privateKey, other.certificate};
    const SoftObject second{"TEST Signature", {7}, soft.signature().privateKey, soft.signature().certificate};
    soft.addToken("TEST DOUBLE", std::array{first, second});
    Keys keys(soft.options());
    auto request = soft.request(pki::Scheme::rsaPkcs1);
    request.where.uri = "pkcs11:token=TEST%20DOUBLE";
    request.id = {7};

    const auto one = sign(keys, request, goodPin());
    request.certificate = other.certificate.der;
    const auto another = sign(keys, request, goodPin());

    ASSERT_TRUE(one && another);
    EXPECT_TRUE(test::isSignatureOf(request, *another));
    EXPECT_NE(*one, *another);
}

TEST(KeyOfAnotherCertificate, NeverGivesItsSignature)
{
    SoftKeys soft(SoftKeys::Kind::ec);
    const auto other = test::issue(test::profile(pki::TestProfile::Use::signature, pki::TestProfile::Key::p256));
    const SoftObject wrong{"TEST Faux", {7}, other.privateKey, soft.signature().certificate};
    soft.addToken("TEST FAUX", std::array{wrong});
    Keys keys(soft.options());
    auto request = soft.request(pki::Scheme::ecdsa);
    request.where.uri = "pkcs11:token=TEST%20FAUX";
    request.id = {7};

    const auto signature = sign(keys, request, goodPin());

    ASSERT_FALSE(signature);
    EXPECT_EQ(signature.error().code, Code::keyFailed);
}

namespace {

/// One token whose key wants its PIN before each use.
class AlwaysAuthenticate : public testing::Test {
protected:
    AlwaysAuthenticate()
    {
        auto object = soft.signature();
        object.alwaysAuthenticate = true;
        soft.addToken("TEST CHAQUE FOIS", std::array{object});
    }
    SignRequest request()
    {
        auto made = through(module, soft.request(pki::Scheme::ecdsa));
        made.where.uri = "pkcs11:token=TEST%20CHAQUE%20FOIS";
        return made;
    }
    SoftKeys soft{SoftKeys::Kind::ec};
    FaultyModule module;
    Keys keys{module.options()};
};

} // namespace

TEST_F(AlwaysAuthenticate, IsSaidAfterALogin)
{
    const auto token = verifyPin(keys, request().where, goodPin(), false);

    ASSERT_TRUE(token);
    EXPECT_EQ(test::withId(*token, soft.signature().id)->alwaysAuthenticate, true);
}

TEST_F(AlwaysAuthenticate, CostsOneMoreLoginBetweenInitAndSign)
{
    const auto signature = sign(keys, request(), goodPin());

    ASSERT_TRUE(signature);
    EXPECT_EQ(module.count("C_Login"), 2);
    const auto calls = module.calls();
    const auto second = std::find(std::find(calls.begin(), calls.end(), "C_SignInit"), calls.end(), "C_Login");
    ASSERT_NE(second, calls.end());
    EXPECT_EQ(*std::next(second), "C_Sign");
}

TEST_F(AlwaysAuthenticate, RefusedByTheKeyIsNotTriedAgainAndLeavesNoActiveOperation)
{
    module.rules({"C_Login 2 ckr 0xA0"});

    const auto refused = sign(keys, request(), goodPin());
    const long logins = module.count("C_Login");
    const auto next = sign(keys, request(), goodPin());

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::pinIncorrect);
    EXPECT_EQ(refused.error().facts.at("login"), "key");
    EXPECT_EQ(logins, 2);
    EXPECT_TRUE(next) << base::name(next.error().code);
}

TEST(TokenSigner, SignsOnceWithThePinItWasGiven)
{
    const SoftKeys soft;
    Keys keys(soft.options());
    const auto token = find(keys, soft.where())->tokens.at(0);
    const auto request = soft.request(pki::Scheme::rsaPkcs1);
    const auto signer = signerOn(keys, token, *test::withId(token, soft.signature().id), goodPin(), false);

    const auto signature = signer->sign(request.scheme, request.algorithm, request.digest);
    const auto again = signer->sign(request.scheme, request.algorithm, request.digest);

    ASSERT_TRUE(signature);
    EXPECT_TRUE(test::isSignatureOf(request, *signature));
    EXPECT_EQ(signer->certificate(), soft.signature().certificate);
    EXPECT_TRUE(signer->supports(pki::Scheme::rsaPkcs1));
    EXPECT_TRUE(signer->supports(pki::Scheme::rsaPss));
    EXPECT_FALSE(signer->supports(pki::Scheme::ecdsa));
    EXPECT_FALSE(again) << "the PIN was spent";
}

} // namespace sceau::token
