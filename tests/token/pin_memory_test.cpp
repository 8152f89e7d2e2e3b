// libp11 0.4.12 keeps the PIN in the heap after a logout; here it is looked for in the whole memory of the process.
#include "shared/memory.hpp"
#include "shared/soft_keys.hpp"
#include "shared/test_pki.hpp"

#include <array>
#include <cstdlib>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sceau::token {

using test::sign;

namespace {

class PinInMemory : public testing::Test {
protected:
    /// SoftHSM keeps copies of a PIN that it sets (not of one that it checks): the token is made by another process.
    PinInMemory()
    {
        const auto folder = test::temporaryFolder("made-elsewhere");
        const auto child = ::fork();
        if (child == 0) ::_exit(makeToken(folder) ? 0 : 1);
        ::waitpid(child, nullptr, 0);
        ::setenv("SOFTHSM2_CONF", (folder / "softhsm2.conf").c_str(), 1);
    }

    static bool makeToken(const std::filesystem::path& folder)
    {
        const auto identity = test::issue(test::profile(pki::TestProfile::Use::signature, pki::TestProfile::Key::p256));
        const SoftObject object{"TEST Signature", {1}, identity.privateKey, identity.certificate, false};
        const auto pin = ownPin();
        return makeSoftToken({folder, "TEST AILLEURS", &pin, &pin}, std::array{object}).has_value();
    }

    /// Of this suite alone: other tests of the process made tokens with the usual one.
    static base::Secret ownPin() { return test::pinFrom(9); }

    SignRequest request()
    {
        const auto token = find(keys, where)->tokens.at(0);
        const auto& signature = token.certificates.at(0);
        return {where, signature.id, signature.certificate.der, pki::Scheme::ecdsa, pki::Digest::sha256, base::Bytes(32), false};
    }

    Where where{*softModule(), {}};
    Keys keys;
};

} // namespace

TEST_F(PinInMemory, IsFoundWhileItIsHeldAndNowhereAfterAVerification)
{
    auto pin = ownPin();
    const test::Disguised disguised(pin);
    const auto held = disguised.copiesInMemory();

    const auto token = verifyPin(keys, where, std::move(pin), false);

    ASSERT_TRUE(token) << base::name(token.error().code);
    EXPECT_EQ(held, 1U);
    EXPECT_EQ(disguised.copiesInMemory(), 0U);
}

TEST_F(PinInMemory, IsNowhereAfterASignature)
{
    auto pin = ownPin();
    const test::Disguised disguised(pin);

    const auto signature = sign(keys, request(), std::move(pin));

    ASSERT_TRUE(signature) << base::name(signature.error().code);
    EXPECT_EQ(disguised.copiesInMemory(), 0U);
}

TEST_F(PinInMemory, IsNowhereAfterItWasWrong)
{
    auto pin = test::pinFrom(8);
    const test::Disguised disguised(pin);

    const auto token = verifyPin(keys, where, std::move(pin), false);

    ASSERT_FALSE(token);
    EXPECT_EQ(disguised.copiesInMemory(), 0U);
}

TEST_F(PinInMemory, IsNowhereAfterTheTokenWasNotEvenAsked)
{
    auto pin = ownPin();
    const test::Disguised disguised(pin);

    const auto token = verifyPin(keys, {where.module, "pkcs11:token=AUTRE"}, std::move(pin), false);

    ASSERT_FALSE(token);
    EXPECT_EQ(disguised.copiesInMemory(), 0U);
}

TEST_F(PinInMemory, IsNowhereAfterAChangeNorIsTheNewOne)
{
    auto pin = ownPin();
    auto fresh = test::pinFrom(6);
    const test::Disguised disguised(pin);
    const test::Disguised disguisedFresh(fresh);

    const auto token = changePin(keys, {where}, std::move(pin), std::move(fresh));

    ASSERT_TRUE(token) << base::name(token.error().code);
    EXPECT_EQ(disguised.copiesInMemory(), 0U);
    EXPECT_EQ(disguisedFresh.copiesInMemory(), 0U);
}

TEST_F(PinInMemory, HoldsNoPukAfterAnUnblocking)
{
    auto puk = ownPin(); // this token's officer has the same code
    auto fresh = test::pinFrom(1);
    const test::Disguised disguised(puk);
    const test::Disguised disguisedFresh(fresh);

    const auto token = unblock(keys, {where, UnblockStyle::officer}, std::move(puk), std::move(fresh));

    ASSERT_TRUE(token) << base::name(token.error().code);
    EXPECT_EQ(disguised.copiesInMemory(), 0U);
    EXPECT_EQ(disguisedFresh.copiesInMemory(), 0U);
}

} // namespace sceau::token
