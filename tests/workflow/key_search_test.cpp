#include "workflow/key_search.hpp"

#include "snapshots.hpp"

#include <gtest/gtest.h>

namespace sceau::workflow
{
namespace
{

using base::Code;
using base::Error;
using test::keyNamed;

token::Readers service(std::vector<token::Reader> readers)
{
    return {true, std::move(readers)};
}

token::Reader reader(bool occupied, bool mute = false)
{
    token::Reader reader;
    reader.name = "Reader";
    reader.occupied = occupied;
    reader.mute = mute;
    return reader;
}

struct Absence {
    const char* what;
    std::optional<token::Readers> readers;
    KeyState state;
    std::optional<Code> code;
};

class NoKeyAnswering : public testing::TestWithParam<Absence>
{
};

TEST_P(NoKeyAnswering, HasOneStateAndOneCodeOfItsOwn)
{
    const auto why = whyNoKey(GetParam().readers, {}, {});

    EXPECT_EQ(why.state, GetParam().state) << GetParam().what;
    EXPECT_EQ(why.error.has_value(), GetParam().code.has_value());
    if (why.error) EXPECT_EQ(why.error->code, GetParam().code) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    Workflow, NoKeyAnswering,
    testing::Values(Absence{"PC/SC was not asked yet", {}, KeyState::searching, {}},
                    Absence{"no service", token::Readers{}, KeyState::serviceStopped, Code::serviceStopped},
                    Absence{"no reader", service({}), KeyState::noReader, Code::noReader},
                    Absence{"an empty reader", service({reader(false)}), KeyState::noKey, Code::noKey},
                    Absence{"a key that does not answer", service({reader(true, true)}), KeyState::noKey, Code::keySilent},
                    Absence{"a key no driver knows", service({reader(false), reader(true)}), KeyState::noDriver, Code::noDriver}));

TEST(ANamedDriver, ThatCannotBeUsedIsSaidBeforeTheStateOfTheReaders)
{
    token::Findings findings;
    findings.problems.push_back({"/lib/key.so", Error{Code::driverArchitecture}});

    const auto named = whyNoKey(service({}), findings, {.module = "/lib/key.so", .uri = {}});
    const auto discovered = whyNoKey(service({}), findings, {});

    EXPECT_EQ(named.state, KeyState::noDriver);
    EXPECT_EQ(named.error->code, Code::driverArchitecture);
    EXPECT_EQ(discovered.state, KeyState::noReader);
}

TEST(AKey, IsFoundAgainByItsSerialNumberAndItsCertificateTogether)
{
    const auto known = identityOf(keyNamed("1"), 0);
    auto reissued = keyNamed("1");
    reissued.certificates[0].certificate.fingerprint = "another";

    EXPECT_NE(findAgain({keyNamed("2"), keyNamed("1")}, known), nullptr);
    EXPECT_EQ(findAgain({keyNamed("2")}, known), nullptr);
    EXPECT_EQ(findAgain({reissued}, known), nullptr);
    EXPECT_EQ(findAgain({}, known), nullptr);
}

constexpr base::Instant today{std::chrono::hours{24 * 20000}};

/// A certificate with what the choice looks at.
token::KeyCertificate certificate(bool forSignature, base::Instant notAfter, pki::HasKey hasKey = pki::HasKey::yes)
{
    token::KeyCertificate held;
    held.certificate.notBefore = today - std::chrono::hours{24 * 1000};
    held.certificate.notAfter = notAfter;
    held.certificate.usage = {true, !forSignature, forSignature, false, false};
    held.certificate.keyType = pki::KeyType::rsa;
    held.certificate.keyBits = 2048;
    held.certificate.der = {static_cast<std::uint8_t>(forSignature), static_cast<std::uint8_t>(notAfter.time_since_epoch().count() & 0xFF)};
    held.hasKey = hasKey;
    return held;
}

constexpr auto later = today + std::chrono::hours{24 * 30};
constexpr auto earlier = today - std::chrono::hours{24 * 30};

token::Token tokenWith(std::vector<token::KeyCertificate> certificates)
{
    token::Token token;
    token.certificates = std::move(certificates);
    return token;
}

TEST(TheCertificateToRenew, IsTheOneThatSigns)
{
    const auto chosen = signingCertificateOf(tokenWith({certificate(false, later), certificate(true, later)}), today, {});
    ASSERT_TRUE(chosen);
    EXPECT_EQ(*chosen, 1U);
}

TEST(TheCertificateToRenew, MayHaveExpiredSoThatTheRulesCanSaySinceWhen)
{
    const auto chosen = signingCertificateOf(
        tokenWith({certificate(false, later), certificate(true, earlier - std::chrono::hours{1}), certificate(true, earlier)}), today, {});
    ASSERT_TRUE(chosen);
    EXPECT_EQ(*chosen, 2U);
}

TEST(TheCertificateToRenew, IsMissedWithItsReason)
{
    EXPECT_EQ(signingCertificateOf(tokenWith({}), today, {}).error().code, Code::noCertificate);
    EXPECT_EQ(signingCertificateOf(tokenWith({certificate(false, later)}), today, {}).error().code, Code::noSigningCertificate);
    EXPECT_EQ(signingCertificateOf(tokenWith({certificate(true, later, pki::HasKey::no)}), today, {}).error().code,
              Code::certificateWithoutKey);
}

} // namespace
} // namespace sceau::workflow
