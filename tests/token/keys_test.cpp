#include "shared/soft_keys.hpp"
#include "token/slots.hpp"

#include <array>
#include <gtest/gtest.h>

namespace sceau::token {

using base::Code;
using test::goodPin;
using test::sign;
using test::SoftKeys;
using test::withId;

TEST(Finding, ShowsTheKeyItsReaderAndBothCertificatesWithoutAPin)
{
    const SoftKeys soft;
    Keys keys(soft.options());

    const auto findings = find(keys, soft.where());

    ASSERT_TRUE(findings);
    ASSERT_EQ(findings->tokens.size(), 1U);
    const auto& token = findings->tokens.front();
    EXPECT_EQ(token.label, "TEST CLE AVOCAT");
    EXPECT_EQ(token.pin.level, TryLevel::ok);
    EXPECT_FALSE(token.reader.empty());
    ASSERT_EQ(token.certificates.size(), 2U);
    const auto* signature = withId(token, soft.signature().id);
    ASSERT_NE(signature, nullptr);
    EXPECT_EQ(signature->certificate, soft.signature().certificate);
    EXPECT_EQ(signature->hasKey, pki::HasKey::yes);
    EXPECT_FALSE(signature->alwaysAuthenticate.has_value());
}

TEST(Finding, IsEmptyWhenTheModuleHasNoToken)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    std::filesystem::remove_all(soft.folder() / "tokens");
    std::filesystem::create_directory(soft.folder() / "tokens");
    Keys keys(soft.options());

    const auto findings = find(keys, soft.where());

    ASSERT_TRUE(findings);
    EXPECT_TRUE(findings->tokens.empty());
    EXPECT_EQ(findings->modules.size(), 1U);
}

TEST(Finding, ShowsWhatTheTokenSaysOfItself)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    Keys keys(soft.options());

    const auto token = find(keys, soft.where())->tokens.at(0);

    EXPECT_EQ(token.model, "SoftHSM v2");
    EXPECT_EQ(token.manufacturer, "SoftHSM project");
    EXPECT_EQ(token.serial.size(), 16U);
    EXPECT_EQ(token.uri, "pkcs11:token=TEST%20CLE%20AVOCAT;serial=" + token.serial);
    EXPECT_EQ(token.pin.minimum, 4U);
    EXPECT_EQ(token.pin.maximum, 255U);
    EXPECT_TRUE(token.pss && token.ecdsa);
    EXPECT_EQ(withId(token, soft.signature().id)->uri, token.uri + ";id=%01;object=TEST%20Signature");
}

TEST(Finding, LeavesACertificateUnknownUntilALoginShowsThatItHasNoKey)
{
    SoftKeys soft(SoftKeys::Kind::ec);
    auto bare = soft.signature();
    bare.privateKey.clear();
    soft.addToken("TEST SANS CLE", std::array{bare});
    Keys keys(soft.options());
    const Where where{soft.module(), "pkcs11:token=TEST%20SANS%20CLE"};

    const auto before = find(keys, where);
    const auto after = verifyPin(keys, where, goodPin(), false);

    ASSERT_TRUE(before && after);
    EXPECT_EQ(before->tokens.at(0).certificates.at(0).hasKey, pki::HasKey::unknown);
    EXPECT_EQ(after->certificates.at(0).hasKey, pki::HasKey::no);
}

TEST(TextOfAToken, IsUtf8WhateverItWrote)
{
    EXPECT_EQ(printable("TEST Cl\xC3\xA9 \xE2\x80\x99 \xF0\x9F\x94\x91"), "TEST Cl\xC3\xA9 \xE2\x80\x99 \xF0\x9F\x94\x91");
    EXPECT_EQ(printable("Cl\xE9"), "Cl?") << "Latin-1";
    EXPECT_EQ(printable(std::string("a\0\n\x7F", 4)), "a???");
    EXPECT_EQ(printable("\xC0\xAF"), "??") << "an overlong slash";
    EXPECT_EQ(printable("\xED\xA0\x80"), "???") << "half a surrogate pair";
    EXPECT_EQ(printable("\xE2\x80"), "??") << "cut short";
}

TEST(TwoKeysInserted, AreBothFoundAndAskForAName)
{
    SoftKeys soft(SoftKeys::Kind::ec);
    soft.addToken("TEST DEUX", std::array{soft.signature()});
    Keys keys(soft.options());

    const auto findings = find(keys, soft.where());
    const auto unnamed = verifyPin(keys, soft.where(), goodPin(), false);
    const auto unnamedSignature = sign(keys, soft.request(pki::Scheme::ecdsa), goodPin());

    EXPECT_EQ(findings->tokens.size(), 2U);
    EXPECT_EQ(unnamed.error().code, Code::severalKeys);
    EXPECT_EQ(unnamedSignature.error().code, Code::severalKeys);
}

TEST(TwoKeysInserted, AreToldApartByTheirUris)
{
    SoftKeys soft(SoftKeys::Kind::ec);
    soft.addToken("TEST DEUX", std::array{soft.signature()});
    Keys keys(soft.options());
    const auto both = find(keys, soft.where());

    for (const auto& one : both->tokens) {
        const auto found = find(keys, {one.module, one.uri});
        const auto verified = verifyPin(keys, {one.module, one.uri}, goodPin(), false);
        ASSERT_EQ(found->tokens.size(), 1U);
        EXPECT_EQ(found->tokens[0].label, one.label);
        ASSERT_TRUE(verified);
        EXPECT_EQ(verified->serial, one.serial);
    }
}

TEST(TwoKeysInserted, AreToldApartByAnObjectThatOneOfThemHas)
{
    SoftKeys soft(SoftKeys::Kind::ec);
    auto other = soft.signature();
    other.label = "TEST Ailleurs";
    soft.addToken("TEST DEUX", std::array{other});
    Keys keys(soft.options());

    const auto found = find(keys, {soft.module(), "pkcs11:object=TEST%20Ailleurs"});
    const auto verified = verifyPin(keys, {soft.module(), "pkcs11:object=TEST%20Ailleurs"}, goodPin(), false);
    const auto nowhere = verifyPin(keys, {soft.module(), "pkcs11:object=TEST%20Absent"}, goodPin(), false);

    ASSERT_EQ(found->tokens.size(), 1U);
    EXPECT_EQ(found->tokens[0].certificates.size(), 1U);
    ASSERT_TRUE(verified);
    EXPECT_EQ(verified->label, "TEST DEUX");
    EXPECT_EQ(nowhere.error().code, Code::keyNotFound);
}

TEST(Naming, RefusesAUriThatCannotBeHonoured)
{
    Keys keys;

    EXPECT_EQ(find(keys, {{}, "pkcs11:slot-id=0"}).error().code, Code::tokenUriInvalid);
    EXPECT_EQ(verifyPin(keys, {{}, "pkcs11:slot-id=0"}, goodPin(), false).error().code, Code::tokenUriInvalid);
}

TEST(SoftTokens, AreReadableByTheirOwnerAlone)
{
    const SoftKeys soft(SoftKeys::Kind::ec);

    const auto rights = std::filesystem::status(soft.folder() / "tokens").permissions();

    EXPECT_EQ(rights, std::filesystem::perms::owner_all);
}

TEST(SoftTokens, CannotBeMadeWithoutSecretsOrWithAnUnreadableKeyAndLeaveNothing)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    Keys keys(soft.options());
    const auto pin = goodPin();
    auto broken = soft.signature();
    broken.privateKey.resize(7);

    EXPECT_EQ(makeSoftToken({soft.folder(), "TEST X", nullptr, nullptr}, {}).error().code, Code::internal);
    EXPECT_EQ(makeSoftToken({soft.folder(), "TEST X", &pin, &pin}, std::array{broken}).error().code, Code::keyFailed);
    EXPECT_EQ(find(keys, soft.where())->tokens.size(), 1U);
}

struct SchemeCase {
    SoftKeys::Kind kind;
    pki::Scheme scheme;
    pki::Digest digest;
};

class EveryScheme : public testing::TestWithParam<SchemeCase> {};

TEST_P(EveryScheme, GivesASignatureThatOpensslAccepts)
{
    const SoftKeys soft(GetParam().kind);
    Keys keys(soft.options());
    const auto request = soft.request(GetParam().scheme, GetParam().digest);

    const auto signature = sign(keys, request, goodPin());

    ASSERT_TRUE(signature) << base::name(signature.error().code) << " " << signature.error().where;
    EXPECT_TRUE(test::isSignatureOf(request, *signature));
}

INSTANTIATE_TEST_SUITE_P(Signing, EveryScheme,
                         testing::Values(SchemeCase{SoftKeys::Kind::rsa, pki::Scheme::rsaPkcs1, pki::Digest::sha256},
                                         SchemeCase{SoftKeys::Kind::rsa, pki::Scheme::rsaPkcs1, pki::Digest::sha512},
                                         SchemeCase{SoftKeys::Kind::rsa, pki::Scheme::rsaPss, pki::Digest::sha256},
                                         SchemeCase{SoftKeys::Kind::rsa, pki::Scheme::rsaPss, pki::Digest::sha384},
                                         SchemeCase{SoftKeys::Kind::ec, pki::Scheme::ecdsa, pki::Digest::sha256},
                                         SchemeCase{SoftKeys::Kind::ec, pki::Scheme::ecdsa, pki::Digest::sha512}));

TEST(Keys, OfAModuleThatIsCertainAnswerLikeOthers)
{
    const SoftKeys soft(SoftKeys::Kind::ec);
    auto options = soft.options();
    options.certain = soft.module();
    Keys keys(options);

    const auto findings = find(keys, soft.where());
    const auto proven = verifyPin(keys, soft.where(), goodPin(), false);

    ASSERT_TRUE(findings);
    EXPECT_EQ(findings->tokens.size(), 1U);
    EXPECT_TRUE(proven) << base::name(proven.error().code);
}

} // namespace sceau::token
