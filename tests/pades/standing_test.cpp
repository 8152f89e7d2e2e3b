#include "pades/standing.hpp"

#include "shared/certificates.hpp"
#include "shared/statements.hpp"

#include <gtest/gtest.h>

namespace sceau::pades {

using base::Code;
using base::Instant;
using pki::TestIdentity;
using test::OcspDraft;
using namespace std::chrono_literals;
using std::chrono::days;

namespace {

const Instant present = test::present();

/// Made now at the latest.
Making unproven(std::optional<Instant> notBefore = {})
{
    return {present, notBefore, false};
}

Making proven(Instant at)
{
    return {at, {}, true};
}

/// Root, authority and signer, with keys that are made once; statements are added by each test.
class CertificateStanding : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        root_ = new TestIdentity(test::made(test::authorityDraft("TEST Racine", nullptr)));
        authority_ = new TestIdentity(test::made(test::authorityDraft("TEST AC", root_)));
        signer_ = new TestIdentity(test::made(test::draftFor("TEST Signataire", authority_)));
        auto ended = test::draftFor("TEST Signataire", authority_);
        ended.notAfter = present - days{5};
        ended_ = new TestIdentity(test::made(ended));
        responder_ = new TestIdentity(test::made(test::responderDraft("TEST Répondeur", *authority_)));
    }

    [[nodiscard]] static Instant ago(std::chrono::seconds time) { return present - time; }

    /// The authority's own state, from its root: known at any time the tests need.
    void authorityIsGood(Instant since = ago(24h)) { addCrl({root_, since, ago(-100 * 24h), {}, {}}); }
    void addCrl(const test::CrlDraft& draft) { evidence.crls.push_back(test::makeCrl(draft)); }
    /// What `signer` says of `certificate`, with a word every day.
    void say(const TestIdentity& signer, const pki::Certificate& certificate, OcspDraft::State state, Instant at, Instant revoked = {})
    {
        OcspDraft draft;
        draft.signer = &signer;
        draft.state = state;
        draft.thisUpdate = at;
        draft.nextUpdate = at + 25h;
        draft.revokedAt = revoked;
        evidence.ocsps.push_back(test::makeOcsp(certificate, authority_->certificate, draft));
    }
    void sayGood(Instant at) { say(*authority_, leaf->certificate, OcspDraft::State::good, at); }
    void sayRevoked(Instant revoked, Instant at = ago(1h)) { say(*authority_, leaf->certificate, OcspDraft::State::revoked, at, revoked); }
    /// Everything that the evidence holds now was there at that time.
    void proveEvidence(Instant at)
    {
        for (const auto* all : {&evidence.ocsps, &evidence.crls}) {
            for (const auto& der : *all)
                existence.prove(der, at);
        }
        existence.prove(authority_->certificate.der, at);
    }

    Standing standing(const Making& making = unproven())
    {
        const std::vector anchors{root_->certificate};
        const std::vector pool{authority_->certificate};
        return standingOf(leaf->certificate, pool, making, Grounds{anchors, evidence, existence});
    }
    /// "PASSED", else the sub-indication, a failure marked.
    std::string verdict(const Making& making = unproven())
    {
        const auto judged = standing(making);
        if (judged.indication == Indication::totalPassed) return "PASSED";
        EXPECT_TRUE(judged.why);
        return (judged.indication == Indication::totalFailed ? "FAILED " : "") + judged.subIndication;
    }

    static inline const TestIdentity* root_ = nullptr;
    static inline const TestIdentity* authority_ = nullptr;
    static inline const TestIdentity* signer_ = nullptr;
    static inline const TestIdentity* ended_ = nullptr; ///< its certificate ended five days ago
    static inline const TestIdentity* responder_ = nullptr;

    const TestIdentity* leaf = signer_;
    pki::Evidence evidence;
    Existence existence{present};
};

} // namespace

TEST_F(CertificateStanding, IsGoodWhenEachAuthoritySaysSoNow)
{
    authorityIsGood();
    sayGood(ago(1h));

    EXPECT_EQ(verdict(), "PASSED");
    EXPECT_EQ(standing().goodUntil, ago(1h));
    EXPECT_EQ(standing().chain.size(), 3U);
}

TEST_F(CertificateStanding, WaitsForAStatementOnEachCertificateOfThePath)
{
    EXPECT_EQ(verdict(), "TRY_LATER");
    authorityIsGood();
    EXPECT_EQ(verdict(), "TRY_LATER");
    EXPECT_EQ(standing().why->code, Code::revocationUnknown);
    EXPECT_EQ(standing().why->facts.at("certificate"), "TEST Signataire");
}

TEST_F(CertificateStanding, NeedsAnAnchor)
{
    authorityIsGood();
    sayGood(ago(1h));

    const auto judged = standingOf(leaf->certificate, {}, unproven(), Grounds{{}, evidence, existence});

    EXPECT_EQ(judged.subIndication, "NO_CERTIFICATE_CHAIN_FOUND");
    EXPECT_TRUE(judged.chain.empty());
}

TEST_F(CertificateStanding, IsNotGoodBecauseAResponderDoesNotKnowIt)
{
    authorityIsGood();
    say(*authority_, leaf->certificate, OcspDraft::State::unknown, ago(1h));

    EXPECT_EQ(verdict(), "TRY_LATER");
}

TEST_F(CertificateStanding, WaitsForANewStatementWhenTheLastOneIsNoLongerCurrent)
{
    authorityIsGood();
    sayGood(ago(48h));

    EXPECT_EQ(verdict(), "TRY_LATER");
    EXPECT_EQ(standing().why->code, Code::revocationTooOld);
}

TEST_F(CertificateStanding, WaitsForAStatementMadeAfterTheProvenTime)
{
    authorityIsGood();
    sayGood(ago(3h));

    EXPECT_EQ(verdict(proven(ago(2h))), "TRY_LATER");
    sayGood(ago(1h));
    EXPECT_EQ(verdict(proven(ago(2h))), "PASSED");
}

TEST_F(CertificateStanding, IsLostByARevocationUnlessItWasUsedBeforeAsProven)
{
    authorityIsGood();
    sayRevoked(ago(3h));

    EXPECT_EQ(verdict(), "REVOKED_NO_POE");
    EXPECT_EQ(verdict(proven(ago(2h))), "REVOKED_NO_POE");
    EXPECT_EQ(verdict(proven(ago(4h))), "PASSED");
    EXPECT_EQ(verdict(unproven(ago(2h))), "FAILED REVOKED");
    EXPECT_EQ(verdict(unproven(ago(4h))), "REVOKED_NO_POE");
}

TEST_F(CertificateStanding, IsLostInTheVerySecondOfARevocationAndWhenOneIsDatedAhead)
{
    authorityIsGood();
    sayRevoked(present, present);
    const auto now = verdict();
    evidence.ocsps.clear();
    sayRevoked(present + 2min, present);

    EXPECT_EQ(now, "REVOKED_NO_POE");
    EXPECT_EQ(verdict(), "REVOKED_NO_POE");
}

TEST_F(CertificateStanding, ComesBackWhenAHoldIsReleased)
{
    authorityIsGood();
    sayRevoked(ago(3h), ago(2h));
    sayGood(ago(1h));

    EXPECT_EQ(verdict(), "PASSED");
}

TEST_F(CertificateStanding, FallsWithItsAuthorityUnlessAllWasProvenBefore)
{
    addCrl({root_, ago(1h), ago(-24h), {{authority_->certificate.serial, ago(3h), {}}}, {}});
    sayGood(ago(5h));

    EXPECT_EQ(verdict(), "NO_POE");
    EXPECT_EQ(verdict(proven(ago(6h))), "NO_POE") << "what the authority said may have been made after it fell";
    proveEvidence(ago(4h));
    EXPECT_EQ(verdict(proven(ago(6h))), "PASSED");
    EXPECT_EQ(verdict(proven(ago(2h))), "REVOKED_CA_NO_POE");
}

TEST_F(CertificateStanding, OutsideItsValidityIsNotProvenByAnythingUnsaid)
{
    leaf = ended_;
    authorityIsGood();

    EXPECT_EQ(verdict(), "OUT_OF_BOUNDS_NO_POE");
    sayGood(ago(6 * 24h));
    EXPECT_EQ(verdict(), "OUT_OF_BOUNDS_NOT_REVOKED");
    EXPECT_EQ(verdict(unproven(ago(24h))), "FAILED EXPIRED");
}

TEST_F(CertificateStanding, OutlivesItsEndForWhatWasProvenInside)
{
    leaf = ended_;
    authorityIsGood(ago(8 * 24h));
    sayGood(ago(6 * 24h));

    EXPECT_EQ(verdict(proven(ago(7 * 24h))), "PASSED");
    EXPECT_EQ(verdict(proven(ago(2 * 24h))), "OUT_OF_BOUNDS_NOT_REVOKED");
}

TEST_F(CertificateStanding, IsNotStatedByAListThatMayHaveDroppedIt)
{
    leaf = ended_;
    authorityIsGood(ago(8 * 24h));
    addCrl({authority_, ago(24h), ago(-24h), {}, {}});

    EXPECT_NE(verdict(proven(ago(7 * 24h))), "PASSED");
}

TEST_F(CertificateStanding, BeforeItsTimeIsAFailureOnceProven)
{
    authorityIsGood();
    sayGood(ago(1h));

    EXPECT_EQ(verdict(proven(ago(31 * 24h))), "FAILED NOT_YET_VALID");
    existence = Existence{ago(31 * 24h)};
    EXPECT_EQ(verdict({ago(31 * 24h), {}, false}), "OUT_OF_BOUNDS_NO_POE");
}

TEST_F(CertificateStanding, TakesTheWordOfADelegatedResponderThatNeedsNoStatus)
{
    authorityIsGood();
    say(*responder_, leaf->certificate, OcspDraft::State::good, ago(1h));

    EXPECT_EQ(verdict(), "PASSED");
}

TEST_F(CertificateStanding, AsksForTheStatusOfAResponderThatNeedsOne)
{
    const auto responder = test::made(test::responderDraft("TEST Répondeur", *authority_, false));
    authorityIsGood();
    say(responder, leaf->certificate, OcspDraft::State::good, ago(1h));

    EXPECT_EQ(verdict(), "TRY_LATER");
    addCrl({authority_, ago(2h), ago(-24h), {}, {}});
    EXPECT_EQ(verdict(), "PASSED");
}

TEST_F(CertificateStanding, DoesNotTakeTheWordOfARevokedResponder)
{
    const auto responder = test::made(test::responderDraft("TEST Répondeur", *authority_, false));
    authorityIsGood();
    say(responder, leaf->certificate, OcspDraft::State::good, ago(1h));
    say(*authority_, responder.certificate, OcspDraft::State::revoked, ago(1h), ago(3h));

    EXPECT_EQ(verdict(), "TRY_LATER");
}

TEST_F(CertificateStanding, TakesTheWordOfAnEndedResponderOnlyIfItIsProvenOlder)
{
    auto draft = test::responderDraft("TEST Répondeur", *authority_);
    draft.notAfter = ago(5h);
    const auto responder = test::made(draft);
    authorityIsGood();
    say(responder, leaf->certificate, OcspDraft::State::good, ago(6h));

    EXPECT_EQ(verdict(proven(ago(7h))), "REVOCATION_OUT_OF_BOUNDS_NO_POE");
    proveEvidence(ago(5h + 30min));
    EXPECT_EQ(verdict(proven(ago(7h))), "PASSED");
}

TEST_F(CertificateStanding, DoesNotBelieveStatementsOfTheFuture)
{
    authorityIsGood();
    sayGood(ago(-1h));

    EXPECT_EQ(verdict(), "TRY_LATER");
}

} // namespace sceau::pades
