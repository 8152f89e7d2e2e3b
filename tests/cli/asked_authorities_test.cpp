#include "pades/sign.hpp"
#include "sceauctl.hpp"
#include "shared/identity_signer.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/real_authority.hpp"
#include "shared/test_pki.hpp"
#include "shared/time_authority.hpp"
#include "token/soft_token.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/objects.h>

namespace sceau::cli::test {
namespace {

namespace fs = std::filesystem;
using sceau::test::httpAnswer;
using sceau::test::LocalServer;
using sceau::test::RealAuthority;
using sceau::test::RealResponder;
using sceau::test::sendText;
using testing::HasSubstr;

/// A folder with a letter, and commands run in it without anybody's settings.
class InAFolder : public testing::Test {
protected:
    InAFolder() { write("lettre.pdf", sceau::test::twoPages().classic()); }

    void write(const std::string& name, const std::string& text) const { sceau::test::writeText(folder / name, text); }
    [[nodiscard]] Answer run(const std::vector<std::string>& arguments, std::map<std::string, std::string> environment = {}) const
    {
        environment.insert({{"XDG_CONFIG_HOME", folder}, {"XDG_CACHE_HOME", folder}});
        return sceauctl(arguments, {{}, environment, folder, false});
    }

    const fs::path folder = sceau::test::temporaryFolder("asked");
};

/// A key whose authority answers through `openssl ocsp`, and a time-stamping authority.
class KeyWithResponder : public InAFolder {
protected:
    KeyWithResponder()
    {
        write("trust.pem", toPem(authority.certificate()));
        write("pin.txt", "1234\n");
        const char* before = std::getenv("SOFTHSM2_CONF");
        const std::string kept = before ? before : "";
        const auto pin = base::Secret::from("1234");
        const auto puk = base::Secret::from("12345678");
        const std::vector<token::SoftObject> objects{{"TEST Signature", {2}, signer.privateKey, signer.certificate}};
        const auto made = token::makeSoftToken({folder / "softhsm", "TEST Cle", &pin, &puk}, objects);
        if (!made) throw std::runtime_error("fixture: key");
        configuration = made->string();
        setenv("SOFTHSM2_CONF", kept.c_str(), 1);
    }

    void startResponder()
    {
        responder.emplace(authority, authority.issue(sceau::test::responderDraft("TEST responder", authority.identity())));
    }

    [[nodiscard]] Answer sign(const std::string& pinFile) const
    {
        return run({"sign", "lettre.pdf", "-o", "signee.pdf", "--level", "B-LT", "--tsa", stamping->url(), "--trust", "trust.pem",
                    "--pin-file", pinFile, "--module", token::softModule().value().string(), "--json"},
                   {{"SOFTHSM2_CONF", configuration}});
    }

    std::optional<RealResponder> responder;
    LocalServer server{[this](const std::string& request, int socket) { sendText(socket, responder->answer(request)); }};
    RealAuthority authority{"TEST AC"};
    pki::TestIdentity signer =
        authority.issue("TEST avocat", {{NID_key_usage, "nonRepudiation", true}, sceau::test::ocspAt(server.url("/ocsp"))});
    pki::TestIdentity unit = authority.issue(sceau::test::draftFor(
        "TEST Horodatage", &authority.identity(),
        {{NID_key_usage, "digitalSignature", true}, {NID_ext_key_usage, "timeStamping", true}, sceau::test::ocspAt(server.url("/ocsp"))}));
    std::optional<sceau::test::TimeAuthority> stamping{std::in_place, [this] {
                                                           sceau::test::TimeAuthority::Manner manner;
                                                           manner.identity = &unit;
                                                           return manner;
                                                       }()};
    std::string configuration;
};

} // namespace

TEST_F(KeyWithResponder, SignsAtLongTermAndIsVerifiedOffline)
{
    startResponder();

    const auto signedOnce = sign("pin.txt");
    responder.reset();
    const auto verified = run({"verify", "signee.pdf", "--trust", "trust.pem", "--offline", "--json"});

    ASSERT_EQ(signedOnce.status, 0) << signedOnce.err;
    EXPECT_EQ(signedOnce.line().at("level"), "B-LT");
    EXPECT_EQ(verified.status, 0) << verified.out;
    EXPECT_EQ(verified.line().at("signatures").at(0).at("level"), "B-LT");
}

/// --pin-file names nothing: had the PIN been read, that would be the failure.
TEST_F(KeyWithResponder, IsRefusedBeforeThePinWhenItsCertificateWasRevoked)
{
    authority.revoke(signer.certificate, sceau::test::present() - std::chrono::hours{1});
    startResponder();

    const auto answer = sign("absent.txt");

    EXPECT_EQ(answer.status, 3);
    EXPECT_EQ(answer.code(), "KEY-228") << answer.err;
    EXPECT_FALSE(fs::exists(folder / "signee.pdf"));
}

TEST_F(KeyWithResponder, IsRefusedBeforeThePinWhenTheResponderDoesNotKnowIt)
{
    authority.forget(signer.certificate);
    startResponder();

    const auto answer = sign("absent.txt");

    EXPECT_EQ(answer.status, 5);
    EXPECT_EQ(answer.code(), "SIG-332") << answer.err;
}

/// The letter, signed by somebody whose certificate names this computer as the place of its issuer.
class IssuerInside : public InAFolder {
protected:
    IssuerInside()
    {
        write("trust.pem", toPem(root.certificate));
        signer.setChain({});
        pades::SignOptions options;
        options.time = sceau::test::present();
        if (!pades::sign(folder / "lettre.pdf", folder / "signee.pdf", signer, options)) throw std::runtime_error("fixture: signature");
    }

    [[nodiscard]] std::string subIndication() const
    {
        return run({"verify", "signee.pdf", "--trust", "trust.pem", "--json"}).line().at("signatures").at(0).at("sub_indication");
    }

    pki::TestIdentity root = sceau::test::made(sceau::test::authorityDraft("TEST Racine", nullptr));
    pki::TestIdentity issuing = sceau::test::made(sceau::test::authorityDraft("TEST AC", &root));
    LocalServer server{[this](const std::string&, int socket) {
        sendText(socket, httpAnswer("200 OK", std::string(base::textOf(issuing.certificate.der))));
    }};
    sceau::test::IdentitySigner signer{sceau::test::made(sceau::test::draftFor(
        "TEST avocat", &issuing, {{NID_key_usage, "nonRepudiation", true}, sceau::test::issuerAt(server.url("/ac.crt"))}))};
};

TEST_F(IssuerInside, IsNotAskedForAFileThatNobodyVouchesFor)
{
    EXPECT_EQ(subIndication(), "NO_CERTIFICATE_CHAIN_FOUND");
    EXPECT_EQ(server.connections(), 0);
}

TEST_F(IssuerInside, IsAskedWhereTheSettingsSaySo)
{
    fs::create_directory(folder / "sceau");
    write("sceau/settings.json", R"({"localAuthorities":true})");

    EXPECT_EQ(subIndication(), "TRY_LATER") << "the path is whole; nobody states the status";
    EXPECT_EQ(server.connections(), 1);
}

} // namespace sceau::cli::test
