#include "base/whole_file.hpp"
#include "pades/cms.hpp"
#include "shared/identity_signer.hpp"
#include "shared/odd_cms.hpp"
#include "shared/test_pki.hpp"

#include <cstdlib>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>

namespace sceau::pades {

using testing::IsEmpty;

namespace {

base::Bytes digestOf(base::BytesView content, pki::Digest algorithm)
{
    const auto* method = algorithm == pki::Digest::sha256 ? EVP_sha256() : algorithm == pki::Digest::sha384 ? EVP_sha384() : EVP_sha512();
    base::Bytes digest(pki::digestSize(algorithm));
    EXPECT_EQ(EVP_Digest(content.data(), content.size(), digest.data(), nullptr, method, nullptr), 1);
    return digest;
}

/// OpenSSL's own program as a judge outside the project; its messages are in the folder when it refuses.
bool opensslAccepts(const base::Bytes& cms, base::BytesView content)
{
    const auto folder = test::temporaryFolder("openssl-cms");
    EXPECT_TRUE(base::writeFile(folder / "cms", cms).has_value());
    EXPECT_TRUE(base::writeFile(folder / "content", content).has_value());
    EXPECT_TRUE(base::writeFile(folder / "root", base::bytesOf(pki::toPem(test::authority().root().certificate))).has_value());
    const auto time = std::to_string(test::now().time_since_epoch().count());
    const auto command = "cd '" + folder.string()
                         + "' && openssl cms -verify -cades -binary -inform DER -in cms -content content -CAfile root"
                         + " -no-CApath -no-CAstore -purpose any -attime " + time + " -out verified 2> messages";
    return std::system(command.c_str()) == 0;
}

struct Case {
    std::string name;
    pki::TestProfile::Key key;
    pki::Scheme scheme;
    pki::Digest digest;
};

void PrintTo(const Case& row, std::ostream* out)
{
    *out << row.name;
}

class BuiltCms : public testing::TestWithParam<Case> {
protected:
    const base::BytesView content = base::bytesOf("TEST content of a dossier");
};

} // namespace

TEST_P(BuiltCms, IsAcceptedByOpensslAsCades)
{
    const auto& [name, key, scheme, digest] = GetParam();
    test::IdentitySigner signer(test::signerIdentity(key));

    const auto cms = buildCms(signer, digest, scheme, digestOf(content, digest));

    ASSERT_TRUE(cms.has_value()) << cms.error().where;
    EXPECT_TRUE(opensslAccepts(*cms, content));
    EXPECT_FALSE(opensslAccepts(*cms, base::bytesOf("TEST content of a dossier!")));
}

TEST_P(BuiltCms, IsReadBackWithoutAProblem)
{
    const auto& [name, key, scheme, digest] = GetParam();
    test::IdentitySigner signer(test::signerIdentity(key));
    const auto cms = buildCms(signer, digest, scheme, digestOf(content, digest));
    ASSERT_TRUE(cms.has_value()) << cms.error().where;

    const auto read = readCms(*cms);

    ASSERT_TRUE(read.has_value()) << read.error().where;
    EXPECT_TRUE(read->signatureValid);
    EXPECT_TRUE(read->essMatches);
    EXPECT_FALSE(read->signingTimePresent);
    EXPECT_FALSE(read->encapsulated);
    EXPECT_THAT(read->problems, IsEmpty());
    EXPECT_EQ(read->signer, signer.certificate());
    EXPECT_EQ(read->certificates.size(), 3U);
    EXPECT_EQ(read->messageDigest, digestOf(content, digest));
    EXPECT_EQ(digestNamed(read->digest), digest);
    EXPECT_EQ(read->size, cms->size());
}

TEST_P(BuiltCms, AsksTheSignerExactlyOnce)
{
    const auto& [name, key, scheme, digest] = GetParam();
    test::IdentitySigner signer(test::signerIdentity(key));

    const auto cms = buildCms(signer, digest, scheme, digestOf(content, digest));

    EXPECT_TRUE(cms.has_value());
    EXPECT_EQ(signer.asked(), 1);
}

using Key = pki::TestProfile::Key;
INSTANTIATE_TEST_SUITE_P(Algorithms, BuiltCms,
                         testing::Values(Case{"PKCS#1 SHA-256", Key::rsa2048, pki::Scheme::rsaPkcs1, pki::Digest::sha256},
                                         Case{"PKCS#1 SHA-384", Key::rsa2048, pki::Scheme::rsaPkcs1, pki::Digest::sha384},
                                         Case{"PKCS#1 SHA-512", Key::rsa3072, pki::Scheme::rsaPkcs1, pki::Digest::sha512},
                                         Case{"PSS SHA-256", Key::rsa2048, pki::Scheme::rsaPss, pki::Digest::sha256},
                                         Case{"PSS SHA-384", Key::rsa3072, pki::Scheme::rsaPss, pki::Digest::sha384},
                                         Case{"PSS SHA-512", Key::rsa2048, pki::Scheme::rsaPss, pki::Digest::sha512},
                                         Case{"P-256 SHA-256", Key::p256, pki::Scheme::ecdsa, pki::Digest::sha256},
                                         Case{"P-256 SHA-512", Key::p256, pki::Scheme::ecdsa, pki::Digest::sha512},
                                         Case{"P-384 SHA-384", Key::p384, pki::Scheme::ecdsa, pki::Digest::sha384}));

TEST(BuildCms, RefusesASchemeThatTheKeyCannotDoWithoutAskingTheSigner)
{
    test::IdentitySigner signer(test::signerIdentity());

    const auto cms = buildCms(signer, pki::Digest::sha256, pki::Scheme::ecdsa, base::Bytes(32));

    ASSERT_FALSE(cms.has_value());
    EXPECT_EQ(cms.error().code, base::Code::mechanismUnsupported);
    EXPECT_EQ(signer.asked(), 0);
}

TEST(BuildCms, RefusesASignatureThatDoesNotVerifyWithTheStatedCertificate)
{
    const auto other = test::issue(test::profile()).certificate;
    test::IdentitySigner signer(test::signerIdentity(), other);

    const auto cms = buildCms(signer, pki::Digest::sha256, pki::Scheme::rsaPkcs1, base::Bytes(32));

    ASSERT_FALSE(cms.has_value());
    EXPECT_EQ(cms.error().code, base::Code::selfCheckFailed);
}

TEST(BuildCms, NeedsNoChain)
{
    test::IdentitySigner signer(test::signerIdentity());
    signer.setChain({});

    const auto cms = buildCms(signer, pki::Digest::sha256, pki::Scheme::rsaPkcs1, base::Bytes(32));

    ASSERT_TRUE(cms.has_value());
    EXPECT_EQ(readCms(*cms)->certificates.size(), 1U);
}

} // namespace sceau::pades
