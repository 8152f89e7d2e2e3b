#include "shared/soft_keys.hpp"
#include "shared/test_pki.hpp"

#include <array>
#include <gtest/gtest.h>

namespace sceau::token {

using test::goodPin;
using test::isSignatureOf;
using test::sign;
using test::SoftKeys;
using Key = pki::TestProfile::Key;

namespace {

SoftObject objectOf(std::uint8_t number, Key kind)
{
    const auto& identity = test::signerIdentity(kind);
    return {"TEST " + std::to_string(number), {number}, identity.privateKey, identity.certificate, false};
}

struct Kind {
    const char* name;
    Key key;
    pki::Scheme scheme;
    int bits;
    friend std::ostream& operator<<(std::ostream& out, const Kind& one) { return out << one.name; }
};

class EveryKindOfKey : public testing::TestWithParam<Kind> {};

} // namespace

TEST_P(EveryKindOfKey, IsShownAndSigns)
{
    SoftKeys soft(SoftKeys::Kind::ec);
    soft.addToken("TEST AUTRE", std::array{objectOf(9, GetParam().key)});
    Keys keys(soft.options());
    auto request = soft.request(GetParam().scheme);
    request.where.uri = "pkcs11:token=TEST%20AUTRE";
    request.id = {9};
    request.certificate = test::signerIdentity(GetParam().key).certificate.der;

    const auto found = find(keys, request.where);
    const auto signature = sign(keys, request, goodPin());

    ASSERT_TRUE(found);
    ASSERT_EQ(found->tokens.size(), 1U);
    EXPECT_EQ(found->tokens[0].certificates.at(0).certificate.keyBits, GetParam().bits);
    ASSERT_TRUE(signature) << base::name(signature.error().code);
    EXPECT_TRUE(isSignatureOf(request, *signature));
}

INSTANTIATE_TEST_SUITE_P(Keys, EveryKindOfKey,
                         testing::Values(Kind{"rsa3072", Key::rsa3072, pki::Scheme::rsaPkcs1, 3072},
                                         Kind{"rsa4096", Key::rsa4096, pki::Scheme::rsaPss, 4096},
                                         Kind{"p256", Key::p256, pki::Scheme::ecdsa, 256},
                                         Kind{"p384", Key::p384, pki::Scheme::ecdsa, 384}),
                         [](const auto& kind) { return std::string(kind.param.name); });

TEST(ManyObjects, AreAllShownAndTheOneThatIsNamedSigns)
{
    constexpr std::uint8_t pairs = 70; // three objects each; one search gives 64 at a time
    std::vector<SoftObject> objects;
    for (std::uint8_t i = 1; i <= pairs; ++i)
        objects.push_back(objectOf(i, Key::p256));
    SoftKeys soft(SoftKeys::Kind::ec);
    soft.addToken("TEST PLEINE", objects);
    Keys keys(soft.options());
    auto request = soft.request(pki::Scheme::ecdsa);
    request.where.uri = "pkcs11:token=TEST%20PLEINE";
    request.id = {pairs};
    request.certificate = objects.back().certificate.der;

    const auto proven = verifyPin(keys, request.where, goodPin(), false);
    const auto signature = sign(keys, request, goodPin());

    ASSERT_TRUE(proven) << base::name(proven.error().code);
    EXPECT_EQ(proven->certificates.size(), pairs);
    for (const auto& one : proven->certificates)
        EXPECT_EQ(one.hasKey, pki::HasKey::yes) << one.label;
    ASSERT_TRUE(signature) << base::name(signature.error().code);
    EXPECT_TRUE(isSignatureOf(request, *signature));
}

} // namespace sceau::token
