#include "pki/choice.hpp"

#include "shared/test_pki.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sceau::pki {

using testing::ElementsAre;
using testing::Pair;

namespace {

Certificate signature(base::Instant notAfter = test::validUntil())
{
    Certificate certificate;
    certificate.usage = {true, false, true, false, false};
    certificate.keyType = KeyType::rsa;
    certificate.issuerCommonName = "TEST AC Avocats";
    certificate.notBefore = test::validFrom();
    certificate.notAfter = notAfter;
    return certificate;
}

Certificate dual()
{
    auto certificate = signature();
    certificate.usage.digitalSignature = true;
    return certificate;
}

Choice choose(const std::vector<Certificate>& certificates, const SigningPolicy& policy = {})
{
    std::vector<Candidate> candidates;
    for (const auto& certificate : certificates)
        candidates.push_back({&certificate, HasKey::yes});
    return chooseSigningCertificate(candidates, test::now(), policy);
}

struct UnfitCase {
    Unfit reason;
    void (*spoil)(Certificate&);
};

class UnfitCertificate : public testing::TestWithParam<UnfitCase> {};

} // namespace

TEST_P(UnfitCertificate, IsLeftOutWithItsReason)
{
    auto certificate = signature();
    GetParam().spoil(certificate);
    SigningPolicy policy;
    policy.issuers = {"TEST AC Avocats"};

    const auto choice = choose({certificate}, policy);

    EXPECT_FALSE(choice.chosen.has_value());
    EXPECT_THAT(choice.unfit, ElementsAre(Pair(0U, GetParam().reason)));
}

INSTANTIATE_TEST_SUITE_P(
    Rule, UnfitCertificate,
    testing::Values(UnfitCase{Unfit::usage,
                              [](Certificate& c) {
                                  c.usage = {true, true, false, false, false};
                              }},
                    UnfitCase{Unfit::usage, [](Certificate& c) { c.usage = {}; }},
                    UnfitCase{Unfit::usage, [](Certificate& c) { c.isAuthority = true; }},
                    UnfitCase{Unfit::policy, [](Certificate& c) { c.policies = {"1.2.250.1.105.24.411.2.1.1.0"}; }},
                    UnfitCase{Unfit::policy, [](Certificate& c) { c.policies = {"1.2.250.1.105.25.411.2.1.1.0"}; }},
                    UnfitCase{Unfit::extendedUsage,
                              [](Certificate& c) {
                                  c.extendedUsages = {"1.3.6.1.5.5.7.3.2", "1.3.6.1.4.1.311.20.2.2"};
                              }},
                    UnfitCase{Unfit::notYetValid, [](Certificate& c) { c.notBefore = test::now() + std::chrono::seconds(1); }},
                    UnfitCase{Unfit::expired, [](Certificate& c) { c.notAfter = test::now() - std::chrono::seconds(1); }},
                    UnfitCase{Unfit::issuer, [](Certificate& c) { c.issuerCommonName = "TEST AC inconnue"; }},
                    UnfitCase{Unfit::pseudonym, [](Certificate& c) { c.pseudonym = "X"; }},
                    UnfitCase{Unfit::keyType, [](Certificate& c) { c.keyType = KeyType::other; }}));

TEST(SigningCertificate, NeedsItsKeyOnTheToken)
{
    const auto certificate = signature();
    const std::vector<Candidate> without{{&certificate, HasKey::no}};
    const std::vector<Candidate> unknown{{&certificate, HasKey::unknown}};

    EXPECT_THAT(chooseSigningCertificate(without, test::now()).unfit, ElementsAre(Pair(0U, Unfit::noKey)));
    EXPECT_EQ(chooseSigningCertificate(unknown, test::now()).chosen, 0U);
}

TEST(SigningCertificate, IsValidUpToAndIncludingItsLastSecond)
{
    EXPECT_EQ(choose({signature(test::now())}).chosen, 0U);
}

TEST(SigningCertificate, MayAlsoBeForClientAuthenticationWhenItIsForMore)
{
    auto certificate = signature();
    certificate.extendedUsages = {"1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.4"};

    EXPECT_EQ(choose({certificate}).chosen, 0U);
}

TEST(SigningCertificate, PrefersNonRepudiationAloneThenTheQualifiedDeviceThenTheLatestEnd)
{
    auto qualifiedDual = dual();
    qualifiedDual.policies = {"1.2.250.1.105.23.411.2.2.2.1.0"};
    auto qualified = signature(test::now() + std::chrono::hours(1));
    qualified.policies = {"0.4.0.194112.1.2"};
    const auto later = signature();
    const auto earlier = signature(test::now() + std::chrono::hours(2));

    const auto choice = choose({earlier, dual(), later, qualifiedDual, qualified});

    EXPECT_THAT(choice.fit, ElementsAre(4U, 2U, 0U, 3U, 1U));
    EXPECT_EQ(choice.chosen, 4U);
}

TEST(SigningCertificate, IsNeverChosenByAGuessBetweenEquals)
{
    const auto choice = choose({signature(), signature()});

    EXPECT_FALSE(choice.chosen.has_value());
    EXPECT_EQ(choice.fit.size(), 2U);
}

TEST(SigningCertificate, IsNotAmongNoCertificates)
{
    EXPECT_FALSE(choose({}).chosen.has_value());
}

namespace {

Certificate authentication(base::Instant notAfter = test::validUntil())
{
    auto certificate = signature(notAfter);
    certificate.usage.nonRepudiation = false;
    certificate.usage.digitalSignature = true;
    return certificate;
}

std::optional<std::size_t> chooseForASite(const std::vector<Certificate>& certificates)
{
    std::vector<Candidate> candidates;
    for (const auto& certificate : certificates)
        candidates.push_back({&certificate, HasKey::unknown});
    return chooseLoginCertificate(candidates, test::now());
}

} // namespace

TEST(LoginCertificate, PrefersOneThatIsValidThenAuthenticationAloneThenTheLatestEnd)
{
    const auto expired = authentication(test::now() - std::chrono::hours{1});
    const auto earlier = authentication(test::validUntil() - std::chrono::hours{1});

    EXPECT_EQ(chooseForASite({signature(), dual(), authentication()}), 2U);
    EXPECT_EQ(chooseForASite({earlier, authentication(), earlier}), 1U);
    EXPECT_EQ(chooseForASite({expired, dual()}), 1U);
    EXPECT_EQ(chooseForASite({signature(), expired}), 1U) << "so that what is wrong with it can be said";
}

TEST(LoginCertificate, IsNoneThatIsMadeForSomethingElse)
{
    auto mailOnly = authentication();
    mailOnly.extendedUsages = {"1.3.6.1.5.5.7.3.4"};
    auto forClients = authentication();
    forClients.extendedUsages = {"1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.2"};
    auto issuer = authentication();
    issuer.isAuthority = true;

    EXPECT_EQ(chooseForASite({}), std::nullopt);
    EXPECT_EQ(chooseForASite({signature(), mailOnly, issuer}), std::nullopt);
    EXPECT_EQ(chooseForASite({mailOnly, forClients}), 1U);
}

TEST(LoginCertificate, NeedsItsKeyOnTheToken)
{
    const auto certificate = authentication();
    const std::vector<Candidate> candidates{{&certificate, HasKey::no}};

    EXPECT_EQ(chooseLoginCertificate(candidates, test::now()), std::nullopt);
}

} // namespace sceau::pki
