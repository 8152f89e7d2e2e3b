#include "review/listed.hpp"

#include "shared/test_pki.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sceau::review {

using testing::ElementsAre;
using testing::IsEmpty;

namespace {

/// A list on which the tests' authority issues certificates for qualified signatures, from `since` on.
pki::TrustedList listFrom(base::Instant since)
{
    pki::ListedService service;
    service.name = "TEST Service";
    service.certificates = {test::authority().issuing().certificate};
    service.periods = {{"CA/QC", "granted", since, {"ForeSignatures"}, {}}};
    pki::TrustedList list;
    list.issuedAt = test::validFrom();
    list.nextUpdate = test::validUntil();
    list.services = {service};
    return list;
}

FileReview reviewWith(const pki::TestIdentity& signer)
{
    pades::SignatureReport signature;
    signature.signer = signer.certificate;
    signature.chain = {signer.certificate, test::authority().issuing().certificate, test::authority().root().certificate};
    FileReview review;
    review.report.signatures = {signature};
    review.verdict = Verdict::accepted;
    return review;
}

const pki::TestIdentity& qualified()
{
    static const auto identity = [] {
        auto profile = test::profile();
        profile.qualified = true;
        return test::issue(profile);
    }();
    return identity;
}

std::vector<std::string> hintsOf(FileReview review, const pki::TrustedList& list)
{
    addHints(review, {{list}, {test::authority().root().certificate}, test::now()});
    EXPECT_EQ(review.verdict, Verdict::accepted) << "a hint is no part of the verdict";
    std::vector<std::string> codes;
    for (const auto& finding : review.findings)
        codes.push_back(finding.code);
    return codes;
}

} // namespace

TEST(ListedSigner, WithAQualifiedCertificateInADeviceMadeAQualifiedSignature)
{
    EXPECT_THAT(hintsOf(reviewWith(qualified()), listFrom(test::validFrom())), ElementsAre("listed.qualified"));
}

TEST(ListedSigner, OfAServiceThatWasNotListedThenIsNotSaidToBeQualified)
{
    EXPECT_THAT(hintsOf(reviewWith(qualified()), listFrom(test::now() + std::chrono::hours{1})), ElementsAre("listed.no.status"));
}

TEST(ListedSigner, BelievedForNothingButAServiceThatWasNotTrustedThenNeedsALook)
{
    auto review = reviewWith(qualified());
    auto alone = review;

    addHints(review, {{listFrom(test::now() + std::chrono::hours{1})}, {test::authority().root().certificate}, test::now()});
    addHints(alone, {{listFrom(test::now() + std::chrono::hours{1})}, {}, test::now()});

    EXPECT_EQ(review.verdict, Verdict::accepted);
    EXPECT_EQ(alone.verdict, Verdict::review);
}

TEST(ListedSigner, IsLookedForInEveryList)
{
    auto review = reviewWith(qualified());
    auto other = listFrom(test::validFrom());
    other.services[0].certificates = {test::otherAuthority().issuing().certificate};

    addHints(review, {{other, listFrom(test::validFrom())}, {}, test::now()});
    auto unlisted = reviewWith(qualified());
    addHints(unlisted, {{other}, {}, test::now()});

    EXPECT_EQ(review.findings.at(0).code, "listed.qualified");
    EXPECT_EQ(unlisted.findings.at(0).code, "listed.unknown.service");
}

TEST(ListedService, IsBelievedUntilItsListIsOutOfDate)
{
    auto old = listFrom(test::validFrom());
    old.nextUpdate = test::now() - std::chrono::seconds{1};

    EXPECT_THAT(believedBy({{listFrom(test::validFrom())}, {}, test::now()}), ElementsAre(test::authority().issuing().certificate));
    EXPECT_THAT(believedBy({{old}, {}, test::now()}), IsEmpty());
}

TEST(ListedSigner, IsJudgedWhenTheSignatureIsProvenToHaveBeenMade)
{
    auto review = reviewWith(qualified());
    review.report.signatures[0].provenTime = base::rfc3339(test::now() - std::chrono::hours{2});

    EXPECT_THAT(hintsOf(review, listFrom(test::now() - std::chrono::hours{1})), testing::Not(ElementsAre("listed.qualified")));
    EXPECT_THAT(hintsOf(review, listFrom(test::now() - std::chrono::hours{3})), ElementsAre("listed.qualified"));
}

TEST(ListedSigner, IsNoTimeStampAndNobodyWithoutAPath)
{
    auto review = reviewWith(qualified());
    review.report.signatures.push_back(review.report.signatures[0]);
    review.report.signatures[0].chain.clear();
    review.report.signatures[1].documentTimestamp = true;

    EXPECT_THAT(hintsOf(review, listFrom(test::validFrom())), IsEmpty());
}

} // namespace sceau::review
