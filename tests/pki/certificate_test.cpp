#include "base/whole_file.hpp"
#include "pki/certificate.hpp"
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

CertificateDraft draftNamed(const std::string& commonName)
{
    CertificateDraft draft;
    draft.subject = {{NID_commonName, commonName}};
    draft.key = TestProfile::Key::p256;
    draft.notBefore = test::validFrom();
    draft.notAfter = test::validUntil();
    return draft;
}

base::Code codeOf(const base::Result<Certificate>& result)
{
    return result ? base::Code::internal : result.error().code;
}

} // namespace

TEST(Certificate, GivesEveryFieldOfALawyersCertificate)
{
    auto profile = test::profile();
    profile.crlUrl = "http://crl.example.test/ac.crl";
    profile.ocspUrl = "http://ocsp.example.test/";
    profile.issuerUrl = "http://ac.example.test/ac.crt";
    profile.extendedUsages = {"1.3.6.1.5.5.7.3.36"};
    auto subject = test::lawyer();
    subject.organisationIdentifier = "NTRFR-12345678200010";

    const auto certificate = test::issue(profile, subject).certificate;

    EXPECT_EQ(certificate.commonName, "TEST Hélène TEST LE GOFF-D’ARC");
    EXPECT_EQ(certificate.givenName, "TEST Hélène");
    EXPECT_EQ(certificate.surname, "TEST LE GOFF-D’ARC");
    EXPECT_EQ(certificate.organisation, "TEST SCP Rougeot et Pla");
    EXPECT_THAT(certificate.organisationalUnits, ElementsAre("0002 123456782"));
    EXPECT_EQ(certificate.organisationIdentifier, "NTRFR-12345678200010");
    EXPECT_EQ(certificate.country, "FR");
    EXPECT_EQ(certificate.issuerCommonName, "TEST AC Avocats");
    EXPECT_THAT(certificate.emails, ElementsAre("012345.legoff@avocat-conseil.fr"));
    EXPECT_EQ(certificate.notBefore, test::validFrom());
    EXPECT_EQ(certificate.notAfter, test::validUntil());
    EXPECT_THAT(certificate.policies, ElementsAre("1.2.250.1.105.23.411.2.2.1.1.0"));
    EXPECT_THAT(certificate.qcStatements, ElementsAre("0.4.0.1862.1.1", "0.4.0.1862.1.4"));
    EXPECT_THAT(certificate.extendedUsages, ElementsAre("1.3.6.1.5.5.7.3.36"));
    EXPECT_THAT(certificate.crlUrls, ElementsAre("http://crl.example.test/ac.crl"));
    EXPECT_THAT(certificate.ocspUrls, ElementsAre("http://ocsp.example.test/"));
    EXPECT_THAT(certificate.issuerUrls, ElementsAre("http://ac.example.test/ac.crt"));
    EXPECT_EQ(certificate.keyType, KeyType::rsa);
    EXPECT_EQ(certificate.keyBits, 2048);
    EXPECT_EQ(certificate.signatureAlgorithm, "sha256WithRSAEncryption");
    EXPECT_FALSE(certificate.isAuthority);
    EXPECT_EQ(certificate.fingerprint.size(), 64U);
}

TEST(Certificate, WritesNamesAsRfc2253InUtf8)
{
    const auto& certificate = test::signerIdentity().certificate;

    EXPECT_EQ(certificate.subject, "CN=TEST Hélène TEST LE GOFF-D’ARC,GN=TEST Hélène,SN=TEST LE GOFF-D’ARC,OU=0002 123456782,"
                                   "O=TEST SCP Rougeot et Pla,C=FR");
    EXPECT_EQ(certificate.issuer, test::authority().issuing().certificate.subject);
}

TEST(Certificate, EscapesWhatRfc2253Reserves)
{
    const auto made = makeCertificate(draftNamed(" TEST, \"A+B\"; <C> \\#"));

    ASSERT_TRUE(made.has_value());
    EXPECT_EQ(made->certificate.subject, "CN=\\ TEST\\, \\\"A\\+B\\\"\\; \\<C\\> \\\\#");
}

TEST(Certificate, HasASerialOfSixteenBytesInUpperCaseHexadecimal)
{
    const auto& serial = test::signerIdentity().certificate.serial;

    EXPECT_EQ(serial.size(), 32U);
    EXPECT_EQ(serial.find_first_not_of("0123456789ABCDEF"), std::string::npos);
}

TEST(Certificate, RefusesABytesMoreOrLess)
{
    auto longer = test::signerIdentity().certificate.der;
    longer.push_back(0);
    auto shorter = test::signerIdentity().certificate.der;
    shorter.pop_back();

    EXPECT_EQ(codeOf(parseCertificate(longer)), base::Code::certificateUnreadable);
    EXPECT_EQ(codeOf(parseCertificate(shorter)), base::Code::certificateUnreadable);
    EXPECT_EQ(codeOf(parseCertificate({})), base::Code::certificateUnreadable);
}

TEST(Certificate, RefusesLengthsThatAreNotMinimal)
{
    const auto& der = test::signerIdentity().certificate.der;
    ASSERT_EQ(der[1], 0x82); // a SEQUENCE with two octets of length
    base::Bytes padded{der[0], 0x83, 0x00};
    padded.insert(padded.end(), der.begin() + 2, der.end());

    EXPECT_EQ(codeOf(parseCertificate(padded)), base::Code::certificateUnreadable);
}

TEST(Certificate, RefusesMoreThanSixtyFourKibibytes)
{
    auto draft = draftNamed("TEST large");
    draft.extensions = {{NID_netscape_comment, std::string(66'000, 'x')}};

    EXPECT_FALSE(makeCertificate(draft).has_value());
}

TEST(Certificate, RefusesANulInsideAName)
{
    const auto made = makeCertificate(draftNamed(std::string("TEST www.avocat.fr\0.example", 27)));

    ASSERT_FALSE(made.has_value());
    EXPECT_EQ(made.error().code, base::Code::certificateUnreadable);
}

TEST(Certificate, RefusesANulInsideAnAddress)
{
    auto draft = draftNamed("TEST nul");
    draft.extensions = {{NID_subject_alt_name, "DER:30078105614000" + std::string("2E62")}}; // a@<NUL>.b

    const auto made = makeCertificate(draft);

    ASSERT_FALSE(made.has_value());
    EXPECT_EQ(made.error().code, base::Code::certificateUnreadable);
}

TEST(Certificate, RefusesAnExtensionThatIsPresentTwice)
{
    auto draft = draftNamed("TEST twice");
    draft.extensions = {{NID_key_usage, "nonRepudiation", true}, {NID_key_usage, "keyCertSign", true}};

    EXPECT_FALSE(makeCertificate(draft).has_value());
}

TEST(Certificate, KeepsOnlyWebAddresses)
{
    auto draft = draftNamed("TEST ldap");
    draft.extensions = {
        {NID_crl_distribution_points, "URI:ldap://lcr1.certeurope.fr/cn=x,URI:http://www.certeurope.fr/a.crl,URI:file:///etc/passwd"}};

    const auto made = makeCertificate(draft);

    ASSERT_TRUE(made.has_value()) << made.error().where;
    EXPECT_THAT(made->certificate.crlUrls, ElementsAre("http://www.certeurope.fr/a.crl"));
}

struct UsageCase {
    TestProfile::Use use;
    Role role;
};

class CertificateRole : public testing::TestWithParam<UsageCase>
{
};

TEST_P(CertificateRole, FollowsTheKeyUsage)
{
    auto profile = test::profile(GetParam().use, TestProfile::Key::p256);

    EXPECT_EQ(test::issue(profile).certificate.role(), GetParam().role);
}

INSTANTIATE_TEST_SUITE_P(Rgs, CertificateRole,
                         testing::Values(UsageCase{TestProfile::Use::signature, Role::signature},
                                         UsageCase{TestProfile::Use::authentication, Role::authentication},
                                         UsageCase{TestProfile::Use::dual, Role::dual}));

TEST(CertificateFiles, ReadPemWithSeveralCertificatesAndDer)
{
    const auto folder = test::temporaryFolder("anchors");
    const auto& root = test::authority().root().certificate;
    const auto& issuing = test::authority().issuing().certificate;
    const auto both = "a comment\n" + toPem(root) + toPem(issuing);
    ASSERT_TRUE(base::writeFile(folder / "both.pem", base::bytesOf(both)).has_value());
    ASSERT_TRUE(base::writeFile(folder / "root.der", root.der).has_value());
    ASSERT_TRUE(base::writeFile(folder / "notes.txt", base::bytesOf("no certificate")).has_value());

    const auto pem = readCertificates(folder / "both.pem");
    const auto der = readCertificates(folder / "root.der");
    const auto all = readAnchors(folder);

    ASSERT_TRUE(pem.has_value() && der.has_value() && all.has_value());
    EXPECT_THAT(*pem, ElementsAre(root, issuing));
    EXPECT_THAT(*der, ElementsAre(root));
    EXPECT_THAT(*all, ElementsAre(root, issuing, root));
}

TEST(CertificateFiles, SayWhenThereIsNoCertificate)
{
    const auto folder = test::temporaryFolder("nothing");
    ASSERT_TRUE(base::writeFile(folder / "a.pem", base::bytesOf("-----BEGIN NOTHING-----\n")).has_value());

    EXPECT_EQ(readCertificates(folder / "a.pem").error().code, base::Code::certificateUnreadable);
    EXPECT_EQ(readCertificates(folder / "missing.pem").error().code, base::Code::fileMissing);
}

} // namespace sceau::pki
