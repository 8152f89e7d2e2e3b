#include "pades/cms.hpp"
#include "shared/odd_cms.hpp"
#include "shared/test_pki.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sceau::pades {

using base::Code;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

test::OddCms usual()
{
    test::OddCms odd;
    odd.signer = &test::signerIdentity();
    odd.messageDigest = test::sha256(base::bytesOf("TEST"));
    return odd;
}

CmsContent readOf(const test::OddCms& odd)
{
    auto content = readCms(make(odd));
    EXPECT_TRUE(content.has_value());
    return content ? std::move(*content) : CmsContent{};
}

Code refusalOf(const base::Bytes& contents)
{
    const auto content = readCms(contents);
    return content ? Code::internal : content.error().code;
}

} // namespace

TEST(ReadCms, FindsNothingWrongWithAUsualOne)
{
    const auto content = readOf(usual());

    EXPECT_TRUE(content.signatureValid);
    EXPECT_TRUE(content.essMatches);
    EXPECT_THAT(content.problems, IsEmpty());
    EXPECT_EQ(content.algorithm, "RSA PKCS#1 v1.5");
    EXPECT_EQ(content.digest, "SHA-256");
}

TEST(ReadCms, AcceptsZerosAfterItAndNothingElse)
{
    auto padded = make(usual());
    const auto size = padded.size();
    padded.resize(size + 100);
    auto abused = padded;
    abused[size + 50] = 'x';

    ASSERT_TRUE(readCms(padded).has_value());
    EXPECT_EQ(readCms(padded)->size, size);
    EXPECT_EQ(refusalOf(abused), Code::cmsMalformed);
}

TEST(ReadCms, RefusesWhatIsNoSignedData)
{
    EXPECT_EQ(refusalOf({}), Code::cmsMalformed);
    EXPECT_EQ(refusalOf({0x00}), Code::cmsMalformed);
    EXPECT_EQ(refusalOf(base::Bytes(8192)), Code::cmsMalformed);
    EXPECT_EQ(refusalOf({0x30, 0x00}), Code::cmsMalformed);
    EXPECT_EQ(refusalOf({0x30, 0x80, 0x00, 0x00}), Code::cmsMalformed);
    EXPECT_EQ(refusalOf(test::signerIdentity().certificate.der), Code::cmsMalformed);
}

TEST(ReadCms, RefusesEveryTruncation)
{
    const auto whole = make(usual());
    for (std::size_t size = 0; size < whole.size(); size += 7) {
        EXPECT_EQ(refusalOf(base::Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size))), Code::cmsMalformed) << size;
    }
}

TEST(ReadCms, NeverFindsAValidSignatureByTheSameSignerInChangedBytes)
{
    const auto good = readOf(usual());
    const auto whole = make(usual());
    for (std::size_t i = 0; i < whole.size(); ++i) {
        auto changed = whole;
        changed[i] ^= 0x01;
        const auto content = readCms(changed);
        if (!content || !content->signatureValid || !content->essMatches) continue;
        EXPECT_EQ(content->signer, good.signer) << i; // a byte outside the signature: version, digestAlgorithms, another certificate
        EXPECT_EQ(content->messageDigest, good.messageDigest) << i;
    }
}

TEST(ReadCms, RefusesSeveralSignerInfosAndNone)
{
    auto two = usual();
    two.signerInfos = 2;
    auto none = usual();
    none.signerInfos = 0;

    EXPECT_EQ(refusalOf(make(two)), Code::cmsMalformed);
    EXPECT_EQ(refusalOf(make(none)), Code::cmsMalformed);
}

TEST(ReadCms, RefusesAMessageDigestThatIsMissingOrTwice)
{
    auto missing = usual();
    missing.withoutMessageDigest = true;
    auto twice = usual();
    twice.messageDigestTwice = true;

    EXPECT_EQ(refusalOf(make(missing)), Code::cmsMalformed);
    EXPECT_EQ(refusalOf(make(twice)), Code::cmsMalformed);
}

TEST(ReadCms, RefusesAContentTypeThatIsNotThatOfTheContent)
{
    auto odd = usual();
    odd.contentType = "1.2.840.113549.1.7.2";

    EXPECT_EQ(refusalOf(make(odd)), Code::cmsMalformed);
}

TEST(ReadCms, SaysThatTheContentIsInside)
{
    auto odd = usual();
    odd.encapsulated = base::Bytes{'T', 'E', 'S', 'T'};

    EXPECT_TRUE(readOf(odd).encapsulated);
}

TEST(ReadCms, SaysThatTheSignersCertificateIsMissing)
{
    auto odd = usual();
    odd.withoutSignerCertificate = true;
    odd.others = {test::authority().issuing().certificate};

    const auto content = readOf(odd);

    EXPECT_FALSE(content.signerFound);
    EXPECT_FALSE(content.signatureValid);
    EXPECT_THAT(content.problems, Contains(Code::signerCertificateMissing));
}

TEST(ReadCms, SaysThatTheSigningCertificateAttributeNamesAnother)
{
    const auto another = test::issue(test::profile()).certificate;
    auto odd = usual();
    odd.essOf = &another;

    const auto content = readOf(odd);

    EXPECT_TRUE(content.signatureValid);
    EXPECT_FALSE(content.essMatches);
    EXPECT_THAT(content.problems, ElementsAre(Code::signingCertificateMismatch));
}

TEST(ReadCms, SaysThatOneOfTwoSigningCertificateAttributesIsTooMany)
{
    auto odd = usual();
    odd.ess = test::OddCms::Ess::both;

    EXPECT_THAT(readOf(odd).problems, ElementsAre(Code::outsideBaseline));
}

TEST(ReadCms, SaysThatTheFirstVersionOfTheAttributeIsOutsideTheBaseline)
{
    auto odd = usual();
    odd.ess = test::OddCms::Ess::first;

    const auto content = readOf(odd);

    EXPECT_TRUE(content.essMatches);
    EXPECT_THAT(content.problems, ElementsAre(Code::outsideBaseline));
}

TEST(ReadCms, SaysThatThereIsNoSigningCertificateAttribute)
{
    auto odd = usual();
    odd.ess = test::OddCms::Ess::none;
    odd.signingTime = true; // as programs did before PAdES

    const auto content = readOf(odd);

    EXPECT_FALSE(content.essPresent);
    EXPECT_FALSE(content.essMatches);
    EXPECT_TRUE(content.signingTimePresent);
    EXPECT_THAT(content.problems, Contains(Code::outsideBaseline));
}

TEST(ReadCms, SaysThatASigningTimeIsOutsideTheBaseline)
{
    auto odd = usual();
    odd.signingTime = true;

    const auto content = readOf(odd);

    EXPECT_TRUE(content.signatureValid);
    EXPECT_THAT(content.problems, ElementsAre(Code::outsideBaseline));
}

TEST(ReadCms, SaysThatSha1AndMd5AreWeak)
{
    for (const auto* digest : {"SHA1", "MD5"}) {
        auto odd = usual();
        odd.digest = digest;

        EXPECT_THAT(readOf(odd).problems, ElementsAre(Code::algorithmWeak)) << digest;
    }
}

TEST(ReadCms, SaysThatASignatureIsBroken)
{
    auto odd = usual();
    odd.breakSignature = true;

    EXPECT_FALSE(readOf(odd).signatureValid);
}

TEST(ReadCms, RefusesMoreCertificatesThanAPathCouldHold)
{
    auto odd = usual();
    for (int i = 0; i < 64; ++i)
        odd.others.push_back(test::issue(test::profile(pki::TestProfile::Use::signature, pki::TestProfile::Key::p256)).certificate);

    EXPECT_EQ(refusalOf(make(odd)), Code::cmsMalformed);
}

} // namespace sceau::pades
