#include "pki/ocsp.hpp"

#include "pki/openssl.hpp"
#include "shared/certificates.hpp"
#include "shared/statements.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/ocsp.h>

namespace sceau::pki {
namespace {

using namespace std::chrono_literals;
using State = RevocationStatus::State;
using testing::ElementsAre;
using testing::IsEmpty;

/// An authority, one that looks like it, their responders, and a signer.
struct People {
    TestIdentity authority = test::made(test::authorityDraft("TEST AC", nullptr));
    TestIdentity twin = test::made(test::authorityDraft("TEST AC", nullptr));
    TestIdentity signer = test::made(test::draftFor("TEST signer", &authority));
    TestIdentity responder = test::made(test::responderDraft("TEST responder", authority));
    TestIdentity checked = test::made(test::responderDraft("TEST responder", authority, false));
    TestIdentity impostor = test::made(test::responderDraft("TEST responder", twin));
};

const People& people()
{
    static const People made;
    return made;
}

class OcspStatement : public testing::Test {
protected:
    OcspStatement()
    {
        draft.signer = &people().responder;
        draft.thisUpdate = now;
        draft.nextUpdate = now + 1h;
    }

    [[nodiscard]] Statements said() const { return said(test::makeOcsp(signer, issuer, draft)); }
    [[nodiscard]] Statements said(base::Bytes response, std::vector<Certificate> others = {}) const
    {
        return statementsOn(signer, issuer, {std::move(others), {std::move(response)}, {}});
    }
    void expectRefused(const Statements& statements, const std::string& reason) const
    {
        EXPECT_THAT(statements.found, IsEmpty());
        ASSERT_EQ(statements.refused.size(), 1U);
        EXPECT_EQ(statements.refused[0].code, base::Code::revocationUnknown);
        EXPECT_EQ(statements.refused[0].facts.at("kind"), "ocsp");
        EXPECT_EQ(statements.refused[0].facts.at("reason"), reason);
    }

    const base::Instant now = test::present();
    const Certificate& signer = people().signer.certificate;
    const Certificate& issuer = people().authority.certificate;
    test::OcspDraft draft;
};

} // namespace

TEST_F(OcspStatement, OfADelegatedResponderIsReadWithItsPath)
{
    const auto statements = said();

    ASSERT_EQ(statements.found.size(), 1U);
    const auto& status = statements.found[0];
    EXPECT_EQ(status.state, State::good);
    EXPECT_EQ(status.kind, RevocationStatus::Kind::ocsp);
    EXPECT_EQ(status.thisUpdate, now);
    EXPECT_EQ(status.producedAt, now);
    EXPECT_EQ(status.nextUpdate, now + 1h);
    EXPECT_EQ(status.issuer, people().responder.certificate);
    EXPECT_THAT(status.chain, ElementsAre(people().responder.certificate, issuer));
    EXPECT_FALSE(status.issuerNeedsStatus);
    EXPECT_EQ(status.signedWith.digest, "SHA-256");
    EXPECT_EQ(status.signedWith.signature, "ECDSA");
}

TEST_F(OcspStatement, OfTheAuthorityItselfHasNoPath)
{
    for (const bool byKey : {false, true}) {
        draft.signer = &people().authority;
        draft.namedByKey = byKey;

        const auto statements = said();

        ASSERT_EQ(statements.found.size(), 1U);
        EXPECT_EQ(statements.found[0].issuer, issuer);
        EXPECT_THAT(statements.found[0].chain, IsEmpty());
    }
}

TEST_F(OcspStatement, NamesTheCertificateByAnyDigestThatRespondersUse)
{
    for (const auto* digest : {"SHA1", "SHA256", "SHA384", "SHA512"}) {
        draft.digest = digest;
        EXPECT_EQ(said().found.size(), 1U) << digest;
    }
    draft.digest = "MD5";
    EXPECT_THAT(said().found, IsEmpty());
}

TEST_F(OcspStatement, SaysSinceWhenAndWhyACertificateIsRevoked)
{
    draft.state = test::OcspDraft::State::revoked;
    draft.revokedAt = now - 24h;

    const auto statements = said();

    ASSERT_EQ(statements.found.size(), 1U);
    EXPECT_EQ(statements.found[0].state, State::revoked);
    EXPECT_EQ(statements.found[0].revokedAt, now - 24h);
    EXPECT_EQ(statements.found[0].reason, "keyCompromise");
}

TEST_F(OcspStatement, OfAResponderThatDoesNotKnowTheCertificateIsNeverGood)
{
    draft.state = test::OcspDraft::State::unknown;

    ASSERT_EQ(said().found.size(), 1U);
    EXPECT_EQ(said().found[0].state, State::unknown);
}

TEST_F(OcspStatement, FindsTheRespondersCertificateAmongTheEvidence)
{
    draft.withCertificate = false;

    expectRefused(said(), "responderUnknown");
    EXPECT_EQ(said(test::makeOcsp(signer, issuer, draft), {people().responder.certificate}).found.size(), 1U);
}

TEST_F(OcspStatement, TellsThatTheRespondersOwnStatusCounts)
{
    draft.signer = &people().checked;

    ASSERT_EQ(said().found.size(), 1U);
    EXPECT_TRUE(said().found[0].issuerNeedsStatus);
}

TEST_F(OcspStatement, OfAResponderOfAnotherAuthorityWithTheSameNameIsRefused)
{
    draft.signer = &people().impostor;
    expectRefused(said(), "responderIssuer");
}

TEST_F(OcspStatement, OfTheCertificateAboutItselfIsRefused)
{
    auto selfish = test::responderDraft("TEST selfish", people().authority);
    const auto identity = test::made(selfish);
    draft.signer = &identity;
    const auto response = test::makeOcsp(identity.certificate, issuer, draft);

    expectRefused(statementsOn(identity.certificate, issuer, {{}, {response}, {}}), "selfIssued");
}

TEST_F(OcspStatement, OfASelfSignedAuthorityAboutItselfIsRefused)
{
    draft.signer = &people().authority;
    const auto response = test::makeOcsp(issuer, issuer, draft);

    expectRefused(statementsOn(issuer, issuer, {{}, {response}, {}}), "selfIssued");
}

TEST_F(OcspStatement, OfACertificateThatMayNotSignResponsesIsRefused)
{
    const auto ordinary = test::made(test::draftFor("TEST ordinary", &people().authority));
    draft.signer = &ordinary;
    expectRefused(said(), "extendedKeyUsage");

    const auto unfit = test::made(
        test::draftFor("TEST unfit", &people().authority, {{NID_ext_key_usage, "OCSPSigning"}, {NID_key_usage, "keyEncipherment", true}}));
    draft.signer = &unfit;
    expectRefused(said(), "keyUsage");
}

TEST_F(OcspStatement, WithAnyBitChangedIsNeverBelieved)
{
    const auto response = test::makeOcsp(signer, issuer, draft);
    for (std::size_t i = 0; i < response.size(); i += 7) {
        auto changed = response;
        changed[i] ^= 0x01;
        for (const auto& status : said(changed).found)
            EXPECT_EQ(status.thisUpdate, now) << "byte " << i; // the certificates beside the signed part may change
    }
    auto changed = response;
    changed.back() ^= 0x01;
    auto cut = response;
    cut.pop_back();
    expectRefused(said(cut), "form");
}

TEST_F(OcspStatement, AboutAnotherCertificateSaysNothing)
{
    const auto other = test::made(test::draftFor("TEST other", &people().authority));
    const auto statements = said(test::makeOcsp(other.certificate, issuer, draft));

    EXPECT_THAT(statements.found, IsEmpty());
    EXPECT_THAT(statements.refused, IsEmpty());
}

TEST_F(OcspStatement, WithTimesInTheWrongOrderIsRefused)
{
    draft.nextUpdate = now - 1h;
    expectRefused(said(), "times");

    draft.nextUpdate.reset();
    draft.producedAt = now - 6min;
    expectRefused(said(), "times");

    draft.producedAt = now - 4min; // two clocks of one authority
    EXPECT_EQ(said().found.size(), 1U);
}

TEST_F(OcspStatement, WithACriticalExtensionThatWeDoNotKnowIsRefused)
{
    draft.criticalExtension = "1.2.3.4";
    expectRefused(said(), "criticalExtension");
}

TEST_F(OcspStatement, ThatStatesTheCertificatesHashMeansThisVeryCertificate)
{
    draft.certHashOf = base::textOf(signer.der);
    ASSERT_EQ(said().found.size(), 1U);
    EXPECT_TRUE(said().found[0].certificateKnown);

    draft.certHashOf = "another certificate with the same serial number";
    expectRefused(said(), "certHash");
}

TEST_F(OcspStatement, ThatIsNoneIsRefusedWithTheRespondersWord)
{
    expectRefused(said(test::makeOcspError(OCSP_RESPONSE_STATUS_TRYLATER)), "trylater");
    expectRefused(said({}), "size");
    expectRefused(said({0x30, 0x00}), "form");
    expectRefused(said(base::Bytes(2'000'000, 0)), "size");
}

TEST_F(OcspStatement, IsListedNewestFirst)
{
    Evidence evidence;
    for (const auto age : {2h, 0h, 1h}) {
        draft.thisUpdate = now - age;
        evidence.ocsps.push_back(test::makeOcsp(signer, issuer, draft));
    }

    const auto statements = statementsOn(signer, issuer, evidence);

    ASSERT_EQ(statements.found.size(), 3U);
    EXPECT_EQ(statements.found[0].thisUpdate, now);
    EXPECT_EQ(statements.found[2].thisUpdate, now - 2h);
}

TEST_F(OcspStatement, IsCurrentUntilItsNextUpdateAndFiveMinutes)
{
    const auto status = said().found.at(0);

    EXPECT_TRUE(isCurrent(status, now));
    EXPECT_TRUE(isCurrent(status, now - 5min));
    EXPECT_FALSE(isCurrent(status, now - 5min - 1s));
    EXPECT_TRUE(isCurrent(status, now + 1h + 5min));
    EXPECT_FALSE(isCurrent(status, now + 1h + 5min + 1s));
}

TEST_F(OcspStatement, AnswersANonceOrNone)
{
    const base::Bytes nonce(32, 0xA5);
    EXPECT_TRUE(answersNonce(test::makeOcsp(signer, issuer, draft), nonce));

    draft.nonce = nonce;
    EXPECT_TRUE(answersNonce(test::makeOcsp(signer, issuer, draft), nonce));

    draft.nonce.back() = 0;
    EXPECT_FALSE(answersNonce(test::makeOcsp(signer, issuer, draft), nonce));
}

} // namespace sceau::pki
