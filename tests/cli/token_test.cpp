#include "demo.hpp"

#include "shared/test_pki.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <set>

namespace sceau::cli::test {
namespace {

using testing::HasSubstr;

std::string readFile(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// A shared object of a processor that is not this one: an ELF header is all that the loader looks at.
std::string foreignLibrary()
{
    std::string header("\x7f"
                       "ELF\x02\x01\x01",
                       7);
    header.resize(16, '\0');
    header += std::string("\x03\x00\xf3\x00\x01\x00\x00\x00", 8); // shared object, RISC-V
    header.resize(64, '\0');
    header.at(52) = 64;
    header.resize(4096, '\0');
    return header;
}

} // namespace

TEST(TokenList, NamesEveryKeyOnALine)
{
    const Demo demo;

    const auto answer = demo.run({"token", "list", "--module", demo.module(), "--json"});

    EXPECT_EQ(answer.status, 0) << answer.err;
    std::set<std::string> uris;
    for (const auto& line : answer.lines())
        uris.insert(line.at("uri").get<std::string>());
    EXPECT_EQ(uris.size(), 5U);
    EXPECT_EQ(uris.count(demo.token()), 1U);
}

TEST(TokenShow, HasTheShapeOfTheContract)
{
    const Demo demo;

    const auto line = demo.runWithKey({"token", "show", "--json"}).line();

    for (const char* key : {"uri", "reader", "module", "label", "serial"})
        EXPECT_TRUE(line.at(key).is_string()) << key;
    EXPECT_EQ(line.at("pin").at("state"), "ok");
    EXPECT_EQ(line.at("pin").at("pad"), false);
    EXPECT_LE(line.at("pin").at("min").get<int>(), line.at("pin").at("max").get<int>());
    EXPECT_TRUE(line.at("puk").at("state").is_string());
    ASSERT_EQ(line.at("certificates").size(), 2U);
    std::set<std::string> roles;
    for (const auto& certificate : line.at("certificates")) {
        roles.insert(certificate.at("role").get<std::string>());
        EXPECT_THAT(certificate.at("common_name").get<std::string>(), testing::StartsWith("TEST "));
        EXPECT_EQ(certificate.at("siren"), "123456782");
        EXPECT_EQ(certificate.at("cnbf"), "012345");
        EXPECT_THAT(certificate.at("uri").get<std::string>(), testing::StartsWith("pkcs11:"));
        EXPECT_THAT(certificate.at("not_after").get<std::string>(), testing::EndsWith("Z"));
        EXPECT_TRUE(certificate.at("policies").is_array());
        EXPECT_TRUE(certificate.contains("has_key"));
    }
    EXPECT_EQ(roles, (std::set<std::string>{"authentication", "signature"}));
}

TEST(TokenCertificate, IsExportedAsPemDerAndChain)
{
    const Demo demo;

    const auto pem = demo.runWithKey({"token", "certificate"});
    const auto der = demo.runWithKey({"token", "certificate", "--format", "der", "-o", "c.der"});
    const auto chain = demo.runWithKey({"token", "certificate", "--format", "chain"});

    EXPECT_THAT(pem.out, testing::StartsWith("-----BEGIN CERTIFICATE-----"));
    EXPECT_EQ(der.status, 0) << der.err;
    const auto parsed = pki::readCertificates(demo.path("c.der"));
    ASSERT_TRUE(parsed.has_value());
    EXPECT_EQ(pki::toPem(parsed->front()), pem.out);
    EXPECT_THAT(chain.out, testing::StartsWith(pem.out));
    EXPECT_GT(chain.out.size(), pem.out.size());
}

TEST(TokenCertificate, IsExportedWhenItHasExpiredOrIsNamed)
{
    const Demo demo;
    const auto named = demo.token() + ";object=TEST%20Authentification";

    const auto expired = demo.runWithKey({"token", "certificate"}, "expired");
    const auto authentication = demo.run({"token", "certificate", "--module", demo.module(), "--token", named, "--json"});

    EXPECT_EQ(expired.status, 0) << expired.err;
    EXPECT_THAT(authentication.line().at("uri").get<std::string>(), HasSubstr("TEST%20Authentification"));
}

TEST(TokenCertificate, NeverReplacesAFileUnasked)
{
    const Demo demo;
    const auto kept = demo.write("c.pem", "mine");

    const auto refused = demo.runWithKey({"token", "certificate", "-o", "c.pem"});

    EXPECT_EQ(refused.status, 4);
    EXPECT_EQ(refused.code(), "DOC-411");
    EXPECT_EQ(readFile(kept), "mine");
    EXPECT_EQ(demo.runWithKey({"token", "certificate", "-o", "c.pem", "--force"}).status, 0);
}

TEST(Driver, ThatIsMissingIsNamed)
{
    const auto answer = sceauctl({"token", "list", "--module", "/nowhere/driver.so"});

    EXPECT_EQ(answer.status, 3);
    EXPECT_EQ(answer.code(), "KEY-205");
    EXPECT_THAT(answer.err, HasSubstr("driver.so"));
}

TEST(Driver, OfAnotherProcessorIsToldFromABrokenOne)
{
    const auto folder = sceau::test::temporaryFolder("driver");
    std::ofstream(folder / "foreign.so", std::ios::binary) << foreignLibrary();
    std::ofstream(folder / "broken.so") << "not a library";

    const auto foreign = sceauctl({"token", "list", "--module", (folder / "foreign.so").string()});
    const auto broken = sceauctl({"token", "list", "--module", (folder / "broken.so").string()});

    EXPECT_EQ(foreign.status, 3);
    EXPECT_EQ(foreign.code(), "KEY-206") << foreign.err;
    EXPECT_EQ(broken.status, 3);
    EXPECT_EQ(broken.code(), "KEY-207") << broken.err;
}

TEST(Token, ThatIsNotThereIsNotReplacedByAnother)
{
    const Demo demo;

    const auto answer = demo.run({"token", "show", "--module", demo.module(), "--token", "pkcs11:token=Elsewhere"});

    EXPECT_EQ(answer.status, 3);
    EXPECT_EQ(answer.code(), "KEY-222");
}

TEST(Token, UriThatIsNoneIsAUsageError)
{
    const Demo demo;

    const auto answer = demo.run({"token", "show", "--module", demo.module(), "--token", "http://token"});

    EXPECT_EQ(answer.status, 2);
    EXPECT_EQ(answer.code(), "KEY-223");
}

TEST(SeveralKeys, AreListedAndNoneIsGuessed)
{
    const Demo demo;

    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"pin", "verify", "--pin-file", demo.pinFile()},
          {"eligibility"},
          {"token", "certificate"},
          {"sign", demo.letter(), "-o", demo.path("b.pdf").string(), "--pin-file", demo.pinFile()},
          {"renew", "--order", demo.number(), "-o", demo.path("c.pdf").string(), "--accept-identity", "--accept-dossier", "--portal",
           demo.portal(), "--pin-file", demo.pinFile()}}) {
        auto arguments = command;
        arguments.insert(arguments.end(), {"--module", demo.module()});
        const auto answer = demo.run(arguments);

        EXPECT_EQ(answer.status, 2) << command.front() << answer.err;
        EXPECT_EQ(answer.code(), "KEY-211") << command.front() << answer.err;
        EXPECT_THAT(answer.err, HasSubstr(demo.token()));
        EXPECT_THAT(answer.err, HasSubstr(demo.token("expired")));
    }
    EXPECT_FALSE(std::filesystem::exists(demo.path("b.pdf")));
}

} // namespace sceau::cli::test
