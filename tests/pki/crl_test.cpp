#include "pki/crl.hpp"

#include "pki/openssl.hpp"
#include "shared/certificates.hpp"
#include "shared/statements.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sceau::pki {
namespace {

using namespace std::chrono_literals;
using State = RevocationStatus::State;
using testing::IsEmpty;

constexpr auto deltaIndicator = "2.5.29.27";
constexpr auto distributionPoint = "2.5.29.28";
constexpr auto number = "2.5.29.20";
constexpr auto reasonCode = "2.5.29.21";
constexpr auto certificateIssuer = "2.5.29.29";
constexpr auto here = "http://crl.test/1.crl";

struct People {
    TestIdentity authority = test::made(test::authorityDraft("TEST AC", nullptr));
    TestIdentity twin = test::made(test::authorityDraft("TEST AC", nullptr));
    TestIdentity stranger = test::made(test::authorityDraft("TEST autre AC", nullptr));
    TestIdentity signer =
        test::made(test::draftFor("TEST signer", &authority, {{NID_crl_distribution_points, std::string("URI:") + here}}));
    TestIdentity middle = test::made(test::authorityDraft("TEST middle", &authority));
};

const People& people()
{
    static const People made;
    return made;
}

class CrlStatement : public testing::Test {
protected:
    CrlStatement()
    {
        draft.issuer = &people().authority;
        draft.thisUpdate = now;
        draft.nextUpdate = now + 24h;
    }

    [[nodiscard]] Statements said() const { return said(signer); }
    [[nodiscard]] Statements said(const Certificate& certificate) const
    {
        return statementsOn(certificate, people().authority.certificate, {{}, {}, {test::makeCrl(draft)}});
    }
    void expectRefused(const std::string& reason) const { expectRefused(said(), reason); }
    void expectRefused(const Statements& statements, const std::string& reason) const
    {
        EXPECT_THAT(statements.found, IsEmpty());
        ASSERT_EQ(statements.refused.size(), 1U);
        EXPECT_EQ(statements.refused[0].code, base::Code::revocationUnknown);
        EXPECT_EQ(statements.refused[0].facts.at("kind"), "crl");
        EXPECT_EQ(statements.refused[0].facts.at("reason"), reason);
    }
    void revoke(std::vector<test::CrlDraft::Extension> extensions = {}) { draft.entries.push_back({signer.serial, now - 48h, extensions}); }

    const base::Instant now = test::present();
    const Certificate& signer = people().signer.certificate;
    test::CrlDraft draft;
};

struct Scope {
    const char* name;
    std::string value;
    std::string reasonForSigner; ///< empty: the list speaks of it
    std::string reasonForAuthority;
};

class CrlScope : public CrlStatement, public testing::WithParamInterface<Scope> {};

} // namespace

TEST_F(CrlStatement, IsGoodWhereTheCertificateIsNotListed)
{
    draft.entries.push_back({"01", now, {}});

    const auto statements = said();

    ASSERT_EQ(statements.found.size(), 1U);
    EXPECT_EQ(statements.found[0].state, State::good);
    EXPECT_EQ(statements.found[0].kind, RevocationStatus::Kind::crl);
    EXPECT_EQ(statements.found[0].thisUpdate, now);
    EXPECT_EQ(statements.found[0].nextUpdate, now + 24h);
    EXPECT_EQ(statements.found[0].issuer, people().authority.certificate);
    EXPECT_EQ(statements.found[0].signedWith.digest, "SHA-256");
}

TEST_F(CrlStatement, SaysSinceWhenAndWhyACertificateIsRevoked)
{
    draft.entries.push_back({"01", now, {}});
    revoke({{reasonCode, "0A0106"}});

    const auto statements = said();

    ASSERT_EQ(statements.found.size(), 1U);
    EXPECT_EQ(statements.found[0].state, State::revoked);
    EXPECT_EQ(statements.found[0].revokedAt, now - 48h);
    EXPECT_EQ(statements.found[0].reason, "certificateHold");
}

TEST_F(CrlStatement, CountsFromTheEarliestOfSeveralEntries)
{
    revoke();
    draft.entries.push_back({signer.serial, now - 72h, {}});
    draft.entries.push_back({signer.serial, now - 24h, {}});

    EXPECT_EQ(said().found.at(0).revokedAt, now - 72h);
}

TEST_F(CrlStatement, OfAnotherAuthoritySaysNothing)
{
    draft.issuer = &people().stranger;
    const auto statements = said();

    EXPECT_THAT(statements.found, IsEmpty());
    EXPECT_THAT(statements.refused, IsEmpty());
}

TEST_F(CrlStatement, OfAnAuthorityThatOnlyHasTheSameNameIsRefused)
{
    draft.issuer = &people().twin;
    expectRefused("signature");
}

TEST_F(CrlStatement, WithAnyBitChangedIsRefused)
{
    revoke();
    const auto list = test::makeCrl(draft);
    for (std::size_t i = 0; i < list.size(); i += 3) {
        auto changed = list;
        changed[i] ^= 0x01;
        EXPECT_THAT(statementsOn(signer, people().authority.certificate, {{}, {}, {changed}}).found, IsEmpty()) << "byte " << i;
    }
}

TEST_F(CrlStatement, OfAnAuthorityWithoutTheUsageIsRefused)
{
    auto unfitDraft = test::draftFor("TEST AC", nullptr, {{NID_basic_constraints, "CA:TRUE", true}, {NID_key_usage, "keyCertSign", true}});
    const auto unfit = test::made(unfitDraft);
    const auto leaf = test::made(test::draftFor("TEST leaf", &unfit));
    draft.issuer = &unfit;

    expectRefused(statementsOn(leaf.certificate, unfit.certificate, {{}, {}, {test::makeCrl(draft)}}), "keyUsage");
}

TEST_F(CrlStatement, OfChangesOnlyIsRefused)
{
    for (const bool critical : {true, false}) {
        draft.extensions = {{deltaIndicator, "020101", critical}};
        expectRefused("delta");
    }
}

TEST_F(CrlStatement, WithACriticalExtensionThatWeDoNotKnowIsRefused)
{
    draft.extensions = {{"1.2.3.4", "0500", true}};
    expectRefused("criticalExtension");

    draft.extensions = {{"1.2.3.4", "0500", false}};
    EXPECT_EQ(said().found.size(), 1U);
}

TEST_F(CrlStatement, WithACriticalExtensionAtAnyEntryIsRefused)
{
    draft.entries.push_back({"01", now, {{certificateIssuer, "3000", true}}});
    expectRefused("criticalEntryExtension");
}

TEST_F(CrlStatement, ThatTakesACertificateOffAnotherListIsRefused)
{
    revoke({{reasonCode, "0A0108"}});
    expectRefused("removeFromCRL");
}

TEST_F(CrlStatement, WithTimesInTheWrongOrderIsRefused)
{
    draft.nextUpdate = now - 1h;
    expectRefused("times");
}

TEST_F(CrlStatement, ThatIsNoneIsRefused)
{
    for (const auto& bytes : {base::Bytes{}, base::Bytes{0x30, 0x00}, people().signer.certificate.der, base::Bytes(100, 0xFF)})
        expectRefused(statementsOn(signer, people().authority.certificate, {{}, {}, {bytes}}), "form");
}

TEST_F(CrlStatement, TellsSinceWhenExpiredCertificatesStayListed)
{
    draft.extensions = {{"2.5.29.60", "180F" + base::hex(base::bytesOf("20200101000000Z"))}};

    EXPECT_EQ(said().found.at(0).keepsExpiredSince, base::parseRfc3339("2020-01-01T00:00:00Z").value());
}

TEST_F(CrlStatement, HasItsNumber)
{
    EXPECT_THAT(crlNumber(test::makeCrl(draft)), IsEmpty());
    draft.extensions = {{number, "0202012C"}};
    EXPECT_EQ(crlNumber(test::makeCrl(draft)), (base::Bytes{0x01, 0x2C}));
}

TEST_F(CrlStatement, IsCurrentForADayWhereItStatesNoNextUpdate)
{
    draft.nextUpdate.reset();
    const auto status = said().found.at(0);

    EXPECT_TRUE(isCurrent(status, now + 24h));
    EXPECT_FALSE(isCurrent(status, now + 25h));
}

TEST_F(CrlStatement, OfManyThousandsFindsEachOne)
{
    for (int i = 0; i < 5'000; ++i)
        draft.entries.push_back({base::hex(base::Bytes{0x10, static_cast<std::uint8_t>(i >> 8), static_cast<std::uint8_t>(i)}), now, {}});
    EXPECT_EQ(said().found.at(0).state, State::good);

    revoke();
    EXPECT_EQ(said().found.at(0).state, State::revoked);
}

TEST_P(CrlScope, DecidesOfWhomTheListSpeaks)
{
    draft.extensions = {{distributionPoint, GetParam().value, true}};

    const auto judge = [&](const Certificate& certificate, const std::string& reason) {
        if (!reason.empty()) return expectRefused(said(certificate), reason);
        EXPECT_EQ(said(certificate).found.size(), 1U);
    };
    judge(signer, GetParam().reasonForSigner);
    judge(people().middle.certificate, GetParam().reasonForAuthority);
}

INSTANTIATE_TEST_SUITE_P(
    Lists, CrlScope,
    testing::Values(Scope{"OnlyUsers", "30038101FF", "", "onlyUsers"}, Scope{"OnlyAuthorities", "30038201FF", "onlyAuthorities", ""},
                    Scope{"SomeReasons", "300483020640", "someReasons", "someReasons"},
                    Scope{"Indirect", "30038401FF", "indirect", "indirect"},
                    Scope{"OnlyAttributes", "30038501FF", "onlyAttributes", "onlyAttributes"},
                    Scope{"ItsPoint", test::scopeWithPoint(here), "", "distributionPoint"},
                    Scope{"AnotherPoint", test::scopeWithPoint("http://crl.test/2.crl"), "distributionPoint", "distributionPoint"},
                    Scope{"Unreadable", "0500", "issuingDistributionPoint", "issuingDistributionPoint"}),
    [](const auto& param) { return param.param.name; });

} // namespace sceau::pki
