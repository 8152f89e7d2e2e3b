#include "pades/verify.hpp"
#include "pki/openssl.hpp"
#include "pki/test_certificate.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/test_pki.hpp"
#include "signed_pdf.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sceau::pades {

using base::Code;
using test::OddCms;
using testing::Contains;
using testing::Field;
using testing::IsEmpty;

namespace {

SignatureReport onlySignature(const FileReport& report)
{
    EXPECT_EQ(report.signatures.size(), 1U);
    return report.signatures.empty() ? SignatureReport{} : report.signatures.front();
}

SignatureReport judged(const test::SignedPdf& pdf)
{
    return onlySignature(test::reportOn(pdf.text));
}

SignatureReport judgedWith(const std::function<void(OddCms&)>& odd)
{
    return judged(test::resigned(test::plainSigned(), odd));
}

} // namespace

TEST(Verifier, FindsOurOwnSignatureIntactWholeAndUnchanged)
{
    const auto signature = judged(test::plainSigned());

    EXPECT_TRUE(signature.intact);
    EXPECT_EQ(signature.coverage, Coverage::wholeFile);
    EXPECT_EQ(signature.changes, Changes::none);
    EXPECT_EQ(signature.level, "B-B");
    EXPECT_EQ(signature.subFilter, "ETSI.CAdES.detached");
    EXPECT_EQ(signature.digest, "SHA-256");
    EXPECT_EQ(signature.algorithm, "RSA PKCS#1 v1.5");
    EXPECT_EQ(signature.claimedTime, "2026-11-21T12:00:00Z");
    EXPECT_EQ(signature.signer, test::signerIdentity().certificate);
    EXPECT_EQ(signature.chain.size(), 3U);
}

TEST(Verifier, WaitsForRevocationDataRatherThanPass)
{
    const auto report = test::reportOn(test::plainSigned().text);

    EXPECT_EQ(report.status, FileStatus::indeterminate);
    EXPECT_EQ(onlySignature(report).subIndication, "TRY_LATER");
    EXPECT_THAT(onlySignature(report).messages, Contains(Field(&ReportMessage::code, Code::revocationUnknown)));
}

TEST(Verifier, FindsNoChainWithoutAnchorsOrToAStranger)
{
    const std::vector<pki::Certificate> stranger{test::otherAuthority().root().certificate};

    for (const auto& anchors : {std::vector<pki::Certificate>{}, stranger}) {
        const auto signature = onlySignature(test::reportOn(test::plainSigned().text, anchors, test::now()));

        EXPECT_EQ(signature.indication, Indication::indeterminate);
        EXPECT_EQ(signature.subIndication, "NO_CERTIFICATE_CHAIN_FOUND");
        EXPECT_THAT(signature.chain, IsEmpty());
        EXPECT_TRUE(signature.intact);
    }
}

TEST(Verifier, CannotTellWhetherAnExpiredOrFutureCertificateSignedInTime)
{
    const std::vector anchors{test::authority().root().certificate};
    const auto hour = std::chrono::hours(1);

    const auto expired = onlySignature(test::reportOn(test::plainSigned().text, anchors, test::validUntil() + hour));
    const auto early = onlySignature(test::reportOn(test::plainSigned().text, anchors, test::validFrom() - hour));

    EXPECT_EQ(expired.subIndication, "OUT_OF_BOUNDS_NO_POE");
    EXPECT_THAT(expired.messages, Contains(Field(&ReportMessage::code, Code::signerExpired)));
    EXPECT_EQ(expired.chain.size(), 3U);
    EXPECT_EQ(early.subIndication, "OUT_OF_BOUNDS_NO_POE");
    EXPECT_THAT(early.messages, Contains(Field(&ReportMessage::code, Code::signerNotYetValid)));
}

TEST(Verifier, AcceptsAnAttackersOwnHandOnlyAsWhatItIs)
{
    const auto signature = judgedWith([](OddCms&) {});

    EXPECT_TRUE(signature.intact); // the fixture of the tests below is sound
    EXPECT_EQ(signature.level, "B-B");
}

TEST(Verifier, RefusesASignatureOfOtherContent)
{
    const auto signature = judgedWith([](OddCms& odd) { odd.messageDigest = test::sha256(base::bytesOf("another dossier")); });

    EXPECT_EQ(signature.indication, Indication::totalFailed);
    EXPECT_EQ(signature.subIndication, "HASH_FAILURE");
    EXPECT_FALSE(signature.intact);
}

TEST(Verifier, RefusesASignatureThatItsCertificateDidNotMake)
{
    const auto signature = judgedWith([](OddCms& odd) { odd.breakSignature = true; });

    EXPECT_EQ(signature.indication, Indication::totalFailed);
    EXPECT_EQ(signature.subIndication, "SIG_CRYPTO_FAILURE");
    EXPECT_FALSE(signature.intact);
}

TEST(Verifier, RefusesAWrongCertificate)
{
    const auto another = test::issue(test::profile()).certificate;
    const auto signature = judgedWith([&](OddCms& odd) { odd.essOf = &another; });

    EXPECT_EQ(signature.indication, Indication::indeterminate);
    EXPECT_EQ(signature.subIndication, "NO_SIGNING_CERTIFICATE_FOUND");
    EXPECT_FALSE(signature.intact);
}

TEST(Verifier, RefusesAMissingSignersCertificate)
{
    const auto signature = judgedWith([](OddCms& odd) { odd.withoutSignerCertificate = true; });

    EXPECT_EQ(signature.indication, Indication::indeterminate);
    EXPECT_EQ(signature.subIndication, "NO_SIGNING_CERTIFICATE_FOUND");
    EXPECT_FALSE(signature.intact);
}

TEST(Verifier, RefusesSeveralSignerInfos)
{
    const auto signature = judgedWith([](OddCms& odd) { odd.signerInfos = 2; });

    EXPECT_EQ(signature.subIndication, "FORMAT_FAILURE");
    EXPECT_FALSE(signature.intact);
}

TEST(Verifier, RefusesContentInsideTheCms)
{
    const auto signature = judgedWith([](OddCms& odd) { odd.encapsulated = base::Bytes{'T'}; });

    EXPECT_EQ(signature.subIndication, "FORMAT_FAILURE");
    EXPECT_FALSE(signature.intact);
}

TEST(Verifier, RefusesAbuseOfThePadding)
{
    auto pdf = test::plainSigned();
    pdf.text[pdf.contentsEnd() - 3] = '7';

    const auto signature = judged(pdf);

    EXPECT_EQ(signature.subIndication, "FORMAT_FAILURE");
    EXPECT_FALSE(signature.intact);
}

TEST(Verifier, SaysThatSha1IsTooWeak)
{
    auto pdf = test::plainSigned();
    const auto range = pdf.byteRange();
    const auto covered = pdf.text.substr(0, range[1]) + pdf.text.substr(range[2]);
    base::Bytes digest(20);
    ASSERT_EQ(EVP_Digest(covered.data(), covered.size(), digest.data(), nullptr, EVP_sha1(), nullptr), 1);

    const auto signature = judged(test::resigned(pdf, [&](OddCms& odd) {
        odd.digest = "SHA1";
        odd.messageDigest = digest;
    }));

    EXPECT_TRUE(signature.intact);
    EXPECT_EQ(signature.indication, Indication::indeterminate);
    EXPECT_EQ(signature.subIndication, "CRYPTO_CONSTRAINTS_FAILURE");
}

TEST(Verifier, SaysThatAKeyOf1024BitsIsTooWeak)
{
    const auto weak = test::issue(test::profile(pki::TestProfile::Use::signature, pki::TestProfile::Key::rsa1024));

    const auto signature = judgedWith([&](OddCms& odd) { odd.signer = &weak; });

    EXPECT_EQ(signature.subIndication, "CRYPTO_CONSTRAINTS_FAILURE");
}

TEST(Verifier, SaysThatASigningTimeIsOutsideTheBaseline)
{
    const auto signature = judgedWith([](OddCms& odd) { odd.signingTime = true; });

    EXPECT_TRUE(signature.intact);
    EXPECT_EQ(signature.level, "");
    EXPECT_THAT(signature.messages, Contains(Field(&ReportMessage::code, Code::outsideBaseline)));
}

TEST(Verifier, NeedsTheSigningCertificateAttribute)
{
    const auto signature = judgedWith([](OddCms& odd) { odd.ess = OddCms::Ess::none; });

    EXPECT_EQ(signature.subIndication, "SIG_CONSTRAINTS_FAILURE");
    EXPECT_EQ(signature.level, "");
}

TEST(Verifier, NotesACertificateThatIsMeantForAuthentication)
{
    const auto authentication = test::issue(test::profile(pki::TestProfile::Use::authentication));

    const auto signature = judgedWith([&](OddCms& odd) { odd.signer = &authentication; });

    EXPECT_THAT(signature.messages, Contains(Field(&ReportMessage::code, Code::keyUsageUnfit)));
}

TEST(Verifier, RefusesACertificateThatMaySignNothing)
{
    pki::CertificateDraft draft;
    draft.subject = {{NID_commonName, "TEST encipherment"}};
    draft.extensions = {{NID_key_usage, "keyEncipherment", true}};
    draft.notBefore = test::validFrom();
    draft.notAfter = test::validUntil();
    draft.issuer = &test::authority().issuing();
    const auto identity = pki::makeCertificate(draft);
    ASSERT_TRUE(identity.has_value());

    const auto signature = judgedWith([&](OddCms& odd) { odd.signer = &*identity; });

    EXPECT_EQ(signature.subIndication, "CHAIN_CONSTRAINTS_FAILURE");
}

TEST(Verifier, SaysWhichFileHasNoSignatureAndWhichIsNoPdf)
{
    const auto unsignedFile = test::reportOn(test::twoPages().classic());
    const auto noPdf = test::reportOn("no PDF at all");
    const auto missing = verify(test::temporaryFolder("none") / "missing.pdf", {});

    EXPECT_EQ(unsignedFile.status, FileStatus::noSignature);
    EXPECT_THAT(unsignedFile.messages, Contains(Field(&ReportMessage::code, Code::noSignature)));
    EXPECT_EQ(noPdf.status, FileStatus::unreadable);
    EXPECT_THAT(noPdf.messages, Contains(Field(&ReportMessage::code, Code::notPdf)));
    EXPECT_EQ(missing.status, FileStatus::unreadable);
    EXPECT_THAT(missing.messages, Contains(Field(&ReportMessage::code, Code::fileMissing)));
}

TEST(Verifier, StopsWhenItIsAsked)
{
    const auto file = test::writeText(test::temporaryFolder("stop") / "signed.pdf", test::plainSigned().text);
    std::stop_source stop;
    stop.request_stop();

    const auto report = verify(file, {}, stop.get_token());

    EXPECT_EQ(report.status, FileStatus::unreadable);
    EXPECT_THAT(report.messages, Contains(Field(&ReportMessage::code, Code::cancelled)));
}

} // namespace sceau::pades
