#include "pki/chain.hpp"

#include "pki/openssl.hpp"
#include "pki/test_certificate.hpp"
#include "shared/test_pki.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sceau::pki
{

using testing::ElementsAre;

namespace
{

CertificateDraft draftOf(const std::string& name, const TestIdentity* issuer)
{
    CertificateDraft draft;
    draft.subject = {{NID_commonName, name}};
    draft.key = TestProfile::Key::p256;
    draft.notBefore = test::validFrom();
    draft.notAfter = test::validUntil();
    draft.issuer = issuer;
    draft.extensions = {{NID_subject_key_identifier, "hash"}, {NID_authority_key_identifier, "keyid"}};
    return draft;
}

CertificateDraft authorityOf(const std::string& name, const TestIdentity* issuer)
{
    auto draft = draftOf(name, issuer);
    draft.extensions.push_back({NID_basic_constraints, "CA:TRUE", true});
    draft.extensions.push_back({NID_key_usage, "keyCertSign,cRLSign", true});
    return draft;
}

TestIdentity made(const CertificateDraft& draft)
{
    auto identity = makeCertificate(draft);
    EXPECT_TRUE(identity.has_value());
    return identity ? std::move(*identity) : TestIdentity{};
}

base::Code codeOf(const base::Result<Chain>& chain)
{
    return chain ? base::Code::internal : chain.error().code;
}

/// The path root → middle → leaf, with `middle` as the test wants it.
base::Result<Chain> throughMiddle(CertificateDraft middleDraft)
{
    const auto root = made(authorityOf("TEST root", nullptr));
    middleDraft.issuer = &root;
    const auto middle = made(middleDraft);
    const auto leaf = made(draftOf("TEST leaf", &middle));
    return buildChain(leaf.certificate, std::vector{middle.certificate}, std::vector{root.certificate}, test::now());
}

} // namespace

class ChainOfALawyer : public testing::Test
{
protected:
    const Certificate& leaf = test::signerIdentity().certificate;
    const Certificate& issuing = test::authority().issuing().certificate;
    const Certificate& root = test::authority().root().certificate;
    const std::vector<Certificate> pool{issuing};
    const std::vector<Certificate> anchors{root};
};

TEST_F(ChainOfALawyer, LeadsFromTheLeafToTheGivenAnchor)
{
    const auto chain = buildChain(leaf, pool, anchors, test::now());

    ASSERT_TRUE(chain.has_value()) << chain.error().facts.at("reason");
    EXPECT_THAT(chain->certificates, ElementsAre(leaf, issuing, root));
}

TEST_F(ChainOfALawyer, MayEndAtAnIssuingAuthorityThatIsTheAnchor)
{
    const auto chain = buildChain(leaf, {}, pool, test::now());

    ASSERT_TRUE(chain.has_value());
    EXPECT_THAT(chain->certificates, ElementsAre(leaf, issuing));
}

TEST_F(ChainOfALawyer, IsNotFoundWithoutAnchorIntermediateOrTrust)
{
    const std::vector<Certificate> strangers{test::otherAuthority().root().certificate};
    const std::vector<Certificate> everything{issuing, root};

    EXPECT_EQ(codeOf(buildChain(leaf, everything, {}, test::now())), base::Code::chainNotFound);
    EXPECT_EQ(codeOf(buildChain(leaf, {}, anchors, test::now())), base::Code::chainNotFound);
    EXPECT_EQ(codeOf(buildChain(leaf, everything, strangers, test::now())), base::Code::chainNotFound);
}

TEST_F(ChainOfALawyer, NeverStartsFromTheSignersOwnCertificate)
{
    const auto selfSigned = made(draftOf("TEST self", nullptr)).certificate;

    EXPECT_EQ(codeOf(buildChain(selfSigned, {}, std::vector{selfSigned}, test::now())), base::Code::chainNotFound);
    EXPECT_EQ(codeOf(buildChain(leaf, {}, std::vector{leaf}, test::now())), base::Code::chainNotFound);
}

TEST_F(ChainOfALawyer, SaysThatTheSignerIsExpiredOrNotYetValid)
{
    const std::chrono::seconds second{1};

    EXPECT_TRUE(buildChain(leaf, pool, anchors, leaf.notAfter).has_value());
    EXPECT_EQ(codeOf(buildChain(leaf, pool, anchors, leaf.notAfter + second)), base::Code::signerExpired);
    EXPECT_TRUE(buildChain(leaf, pool, anchors, leaf.notBefore).has_value());
    EXPECT_EQ(codeOf(buildChain(leaf, pool, anchors, leaf.notBefore - second)), base::Code::signerNotYetValid);
}

TEST(Chain, RefusesAnExpiredAnchor)
{
    auto rootDraft = authorityOf("TEST old root", nullptr);
    rootDraft.notAfter = test::now() - std::chrono::seconds(1);
    const auto root = made(rootDraft);
    const auto leaf = made(draftOf("TEST leaf", &root));

    EXPECT_EQ(codeOf(buildChain(leaf.certificate, {}, std::vector{root.certificate}, test::now())), base::Code::chainNotFound);
}

TEST(Chain, RefusesASignatureOfAnotherKey)
{
    const auto& forged = test::otherAuthority().issuing(); // same names as the trusted one
    const auto leaf = made(draftOf("TEST leaf", &forged));
    const std::vector anchors{test::authority().issuing().certificate};

    EXPECT_EQ(codeOf(buildChain(leaf.certificate, std::vector{forged.certificate}, anchors, test::now())), base::Code::chainNotFound);
}

TEST(Chain, AcceptsAnIssuerThatMayIssue)
{
    EXPECT_TRUE(throughMiddle(authorityOf("TEST middle", nullptr)).has_value());
}

TEST(Chain, RefusesAnIssuerThatIsNoAuthority)
{
    auto lawyer = draftOf("TEST middle", nullptr);
    lawyer.extensions.push_back({NID_basic_constraints, "CA:FALSE", true});
    lawyer.extensions.push_back({NID_key_usage, "keyCertSign", true});

    EXPECT_EQ(codeOf(throughMiddle(lawyer)), base::Code::chainNotFound);
}

TEST(Chain, RefusesAnIssuerWithoutBasicConstraints)
{
    auto silent = draftOf("TEST middle", nullptr);
    silent.extensions.push_back({NID_key_usage, "keyCertSign", true});

    EXPECT_EQ(codeOf(throughMiddle(silent)), base::Code::chainNotFound);
}

TEST(Chain, RefusesAnIssuerWhoseKeyMayNotSignCertificates)
{
    auto crlOnly = draftOf("TEST middle", nullptr);
    crlOnly.extensions.push_back({NID_basic_constraints, "CA:TRUE", true});
    crlOnly.extensions.push_back({NID_key_usage, "cRLSign", true});

    EXPECT_EQ(codeOf(throughMiddle(crlOnly)), base::Code::chainNotFound);
}

TEST(Chain, RefusesAPathLongerThanAnIssuerAllows)
{
    auto rootDraft = draftOf("TEST root", nullptr);
    rootDraft.extensions.push_back({NID_basic_constraints, "CA:TRUE,pathlen:0", true});
    const auto root = made(rootDraft);
    const auto middle = made(authorityOf("TEST middle", &root));
    const auto leaf = made(draftOf("TEST leaf", &middle));

    const auto chain = buildChain(leaf.certificate, std::vector{middle.certificate}, std::vector{root.certificate}, test::now());

    EXPECT_EQ(codeOf(chain), base::Code::chainNotFound);
}

TEST(Chain, EndsOnIssuersThatIssueEachOther)
{
    const auto first = made(authorityOf("TEST A", nullptr));
    const auto second = made(authorityOf("TEST B", &first));
    auto crossDraft = authorityOf("TEST A", &second);
    crossDraft.privateKey = &first.privateKey;
    const auto cross = made(crossDraft);
    const auto leaf = made(draftOf("TEST leaf", &second));
    const std::vector anchors{test::authority().root().certificate};

    const auto chain = buildChain(leaf.certificate, std::vector{second.certificate, cross.certificate}, anchors, test::now());

    EXPECT_EQ(codeOf(chain), base::Code::chainNotFound);
}

class WeakChain : public testing::TestWithParam<std::pair<TestProfile::Key, std::string>>
{
};

TEST_P(WeakChain, IsRefusedAsWeak)
{
    auto draft = draftOf("TEST leaf", &test::authority().issuing());
    draft.key = GetParam().first;
    draft.digest = GetParam().second;
    const auto leaf = made(draft);
    const std::vector anchors{test::authority().issuing().certificate};

    EXPECT_EQ(codeOf(buildChain(leaf.certificate, {}, anchors, test::now())), base::Code::algorithmWeak);
}

INSTANTIATE_TEST_SUITE_P(Algorithms, WeakChain,
                         testing::Values(std::pair{TestProfile::Key::rsa1024, std::string("SHA256")},
                                         std::pair{TestProfile::Key::p256, std::string("SHA1")},
                                         std::pair{TestProfile::Key::p256, std::string("MD5")}));

} // namespace sceau::pki
