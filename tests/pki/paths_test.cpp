#include "pki/chain.hpp"

#include "pki/openssl.hpp"
#include "shared/certificates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sceau::pki {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// The same name and key, issued by somebody else.
TestIdentity crossed(const std::string& name, const TestIdentity& same, const TestIdentity& issuer)
{
    auto draft = test::authorityDraft(name, &issuer);
    draft.privateKey = &same.privateKey;
    return test::made(draft);
}

struct Families {
    TestIdentity first = test::made(test::authorityDraft("TEST first", nullptr));
    TestIdentity second = test::made(test::authorityDraft("TEST second", nullptr));
    TestIdentity middle = test::made(test::authorityDraft("TEST middle", &first));
    TestIdentity middleAgain = crossed("TEST middle", middle, second);
    TestIdentity leaf = test::made(test::draftFor("TEST leaf", &middle));
};

class Paths : public testing::Test {
protected:
    const Families families;
    const Certificate& leaf = families.leaf.certificate;
    const Certificate& first = families.first.certificate;
    const Certificate& second = families.second.certificate;
    const Certificate& middle = families.middle.certificate;
    const Certificate& middleAgain = families.middleAgain.certificate;
    const base::Instant now = test::present();
};

TestIdentity shortLived(const std::string& name, const TestIdentity* issuer)
{
    auto draft = test::authorityDraft(name, issuer);
    draft.notAfter = test::present() - std::chrono::days{1};
    return test::made(draft);
}

} // namespace

TEST_F(Paths, AreAllThatLeadToAnAnchor)
{
    const auto paths = pathsOf(leaf, std::vector{middle, middleAgain}, std::vector{first, second});

    ASSERT_THAT(paths, SizeIs(2));
    EXPECT_THAT(paths[0].certificates, ElementsAre(leaf, middle, first));
    EXPECT_THAT(paths[1].certificates, ElementsAre(leaf, middleAgain, second));
    for (const auto& path : paths)
        EXPECT_TRUE(judgePath(path, now).has_value());
}

TEST_F(Paths, EndAtTheFirstAnchor)
{
    const auto paths = pathsOf(leaf, std::vector{middle}, std::vector{first, middle});

    ASSERT_THAT(paths, SizeIs(1));
    EXPECT_THAT(paths[0].certificates, ElementsAre(leaf, middle));
    EXPECT_TRUE(judgePath(paths[0], now).has_value());
}

TEST_F(Paths, AreNoneWithoutAnAnchorThatSigned)
{
    const auto twin = test::made(test::authorityDraft("TEST first", nullptr));

    EXPECT_THAT(pathsOf(leaf, std::vector{middle, middleAgain}, std::vector{twin.certificate}), IsEmpty());
    EXPECT_THAT(pathsOf(leaf, {}, {}), IsEmpty());
    EXPECT_FALSE(judgePath({}, now).has_value());
    EXPECT_FALSE(isSignedBy(middle, twin.certificate));
}

TEST_F(Paths, OfAuthoritiesThatAllSignEachOtherAreFewAndFoundAtOnce)
{
    constexpr int many = 6;
    std::vector<TestIdentity> authorities;
    for (int i = 0; i < many; ++i)
        authorities.push_back(test::made(test::authorityDraft("TEST " + std::to_string(i), nullptr)));
    std::vector<Certificate> pool;
    for (int i = 0; i < many; ++i) {
        for (int k = 0; k < many; ++k) {
            const auto& subject = authorities[static_cast<std::size_t>(i)];
            if (i != k) pool.push_back(crossed("TEST " + std::to_string(i), subject, authorities[static_cast<std::size_t>(k)]).certificate);
        }
    }
    const auto bottom = test::made(test::draftFor("TEST leaf", &authorities[0]));

    EXPECT_THAT(pathsOf(bottom.certificate, pool, std::vector{first}), IsEmpty());
    EXPECT_LE(pathsOf(bottom.certificate, pool, std::vector{authorities[1].certificate}).size(), 16U);
}

TEST_F(Paths, MayOutliveTheirAnchorWhereSomebodyElseSaysHowLongItIsTrusted)
{
    const auto old = shortLived("TEST old", nullptr);
    const auto young = test::made(test::draftFor("TEST leaf", &old));
    const Chain path{{young.certificate, old.certificate}};

    EXPECT_FALSE(judgePath(path, now).has_value());
    EXPECT_TRUE(judgePath(path, now, {.anchorExpires = false}).has_value());
    EXPECT_TRUE(judgePath(path, now - 48h).has_value());
}

TEST_F(Paths, NeverOutliveACertificateBelowTheAnchor)
{
    const auto old = shortLived("TEST old", &families.first);
    const auto young = test::made(test::draftFor("TEST leaf", &old));
    const Chain path{{young.certificate, old.certificate, first}};

    EXPECT_FALSE(judgePath(path, now, {.anchorExpires = false}).has_value());
    EXPECT_TRUE(judgePath(path, now - 48h).has_value());
}

TEST_F(Paths, LeaveWeakAlgorithmsToAJudgeWithATimeOfItsOwn)
{
    auto draft = test::draftFor("TEST leaf", &families.first);
    draft.digest = "SHA1";
    const auto weak = test::made(draft);
    const Chain path{{weak.certificate, first}};

    EXPECT_EQ(judgePath(path, now).error().code, base::Code::algorithmWeak);
    EXPECT_TRUE(judgePath(path, now, {.refusesWeakKeys = false}).has_value());
}

} // namespace sceau::pki
