#include "pki/signer.hpp"

#include "base/secret.hpp"
#include "base/whole_file.hpp"
#include "pki/signature.hpp"
#include "shared/test_pki.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sceau::pki
{

using testing::ElementsAre;

namespace
{

const base::Secret& password()
{
    static const auto secret = base::Secret::from("TEST mot de passe");
    return secret;
}

std::filesystem::path pkcs12Of(const TestIdentity& identity, const std::vector<Certificate>& chain)
{
    const auto file = test::temporaryFolder("p12") / "key.p12";
    const auto bytes = toPkcs12(identity, chain, password());
    EXPECT_TRUE(bytes.has_value() && base::writeFile(file, *bytes).has_value());
    return file;
}

struct SchemeCase {
    TestProfile::Key key;
    Scheme scheme;
    Digest algorithm;
};

class Pkcs12Signature : public testing::TestWithParam<SchemeCase>
{
};

} // namespace

TEST_P(Pkcs12Signature, VerifiesWithTheCertificatesKey)
{
    const auto& [key, scheme, algorithm] = GetParam();
    const auto& identity = test::signerIdentity(key);
    const auto signer = openPkcs12(pkcs12Of(identity, {}), password());
    ASSERT_TRUE(signer.has_value()) << signer.error().where;
    const base::Bytes digest(digestSize(algorithm), 0x5A);
    base::Bytes other = digest;
    other.back() ^= 1;

    const auto signature = (*signer)->sign(scheme, algorithm, digest);

    ASSERT_TRUE(signature.has_value()) << signature.error().where;
    EXPECT_TRUE((*signer)->supports(scheme));
    EXPECT_TRUE(verifyDigest(identity.certificate, scheme, algorithm, digest, *signature));
    EXPECT_FALSE(verifyDigest(identity.certificate, scheme, algorithm, other, *signature));
}

INSTANTIATE_TEST_SUITE_P(Schemes, Pkcs12Signature,
                         testing::Values(SchemeCase{TestProfile::Key::rsa2048, Scheme::rsaPkcs1, Digest::sha256},
                                         SchemeCase{TestProfile::Key::rsa2048, Scheme::rsaPkcs1, Digest::sha512},
                                         SchemeCase{TestProfile::Key::rsa2048, Scheme::rsaPss, Digest::sha256},
                                         SchemeCase{TestProfile::Key::rsa3072, Scheme::rsaPss, Digest::sha384},
                                         SchemeCase{TestProfile::Key::p256, Scheme::ecdsa, Digest::sha256},
                                         SchemeCase{TestProfile::Key::p384, Scheme::ecdsa, Digest::sha384}));

TEST(Pkcs12, GivesItsChainFromTheLeafUpWhateverTheOrderInTheFile)
{
    const auto& root = test::authority().root().certificate;
    const auto& issuing = test::authority().issuing().certificate;

    const auto signer = openPkcs12(pkcs12Of(test::signerIdentity(), {root, issuing}), password());

    ASSERT_TRUE(signer.has_value());
    EXPECT_EQ((*signer)->certificate(), test::signerIdentity().certificate);
    EXPECT_THAT((*signer)->chain(), ElementsAre(issuing, root));
}

TEST(Pkcs12, TellsAWrongPasswordFromABrokenFile)
{
    const auto file = pkcs12Of(test::signerIdentity(), {});
    const auto broken = test::temporaryFolder("p12") / "broken.p12";
    ASSERT_TRUE(base::writeFile(broken, base::bytesOf("not a PKCS#12 file")).has_value());

    EXPECT_EQ(openPkcs12(file, base::Secret::from("another")).error().code, base::Code::pkcs12Password);
    EXPECT_EQ(openPkcs12(file, base::Secret()).error().code, base::Code::pkcs12Password);
    EXPECT_EQ(openPkcs12(broken, password()).error().code, base::Code::pkcs12Unreadable);
    EXPECT_EQ(openPkcs12(file.parent_path() / "missing.p12", password()).error().code, base::Code::fileMissing);
}

TEST(Pkcs12, RefusesADigestOfAnotherSizeAndASchemeOfAnotherKey)
{
    const auto signer = openPkcs12(pkcs12Of(test::signerIdentity(), {}), password());
    ASSERT_TRUE(signer.has_value());
    const base::Bytes digest(32, 1);

    EXPECT_EQ((*signer)->sign(Scheme::rsaPkcs1, Digest::sha512, digest).error().code, base::Code::mechanismUnsupported);
    EXPECT_EQ((*signer)->sign(Scheme::ecdsa, Digest::sha256, digest).error().code, base::Code::mechanismUnsupported);
    EXPECT_FALSE((*signer)->supports(Scheme::ecdsa));
}

TEST(Scheme, FollowsTheKeyAndTheWish)
{
    EXPECT_EQ(schemeFor(test::signerIdentity().certificate, false), Scheme::rsaPkcs1);
    EXPECT_EQ(schemeFor(test::signerIdentity().certificate, true), Scheme::rsaPss);
    EXPECT_EQ(schemeFor(test::signerIdentity(TestProfile::Key::p256).certificate, true), Scheme::ecdsa);
    EXPECT_EQ(schemeFor(Certificate{}, false).error().code, base::Code::mechanismUnsupported);
}

} // namespace sceau::pki
