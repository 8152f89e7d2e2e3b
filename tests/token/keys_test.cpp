#include "shared/soft_keys.hpp"

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

} // namespace sceau::token
