#include "pades/sign.hpp"
#include "sceauctl.hpp"
#include "shared/identity_signer.hpp"
#include "shared/local_server.hpp"
#include "shared/pdf_maker.hpp"
#include "shared/real_authority.hpp"
#include "shared/test_pki.hpp"
#include "shared/trusted_lists.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/objects.h>

namespace sceau::cli::test {
namespace {

namespace fs = std::filesystem;
using sceau::test::foreSignatures;
using sceau::test::httpAnswer;
using sceau::test::ListDraft;
using sceau::test::LocalServer;
using sceau::test::RealAuthority;
using sceau::test::ServiceDraft;
using testing::HasSubstr;

constexpr auto policy = "1.2.250.1.105.23.411.2.2.1.1.0";
constexpr auto compliance = "DER:300A3008060604008E460101";

/// An authority that publishes its list of revoked certificates, and a letter signed by one of its lawyers.
struct Published {
    Published()
    {
        signer.setChain({});
        pades::SignOptions options;
        options.time = sceau::test::present();
        const auto letter = sceau::test::writeText(folder / "lettre.pdf", sceau::test::twoPages().classic());
        if (!pades::sign(letter, folder / "signee.pdf", signer, options)) throw std::runtime_error("fixture: signature");
    }

    fs::path folder = sceau::test::temporaryFolder("published");
    pki::TestIdentity schemeOperator = sceau::test::made(sceau::test::draftFor("TEST scheme operator", nullptr));
    RealAuthority authority{"TEST AC"};
    base::Bytes revoked = authority.crl();
    LocalServer server{[this](const std::string&, int socket) {
        (void)sceau::test::sendText(socket, httpAnswer("200 OK", std::string(base::textOf(revoked))));
    }};
    sceau::test::IdentitySigner signer{authority.issue("TEST avocat", {{NID_key_usage, "nonRepudiation", true},
                                                                       {NID_certificate_policies, policy},
                                                                       {NID_qcStatements, compliance},
                                                                       sceau::test::crlAt(server.url("/ac.crl"))})};
};

ServiceDraft::Period granted(const std::string& more = {})
{
    return {"2020-03-04T01:00:00Z", "granted", foreSignatures() + more};
}

/// The qualifier that the policy of the lawyer's certificate gets.
std::string inADevice()
{
    return sceau::test::qualification("QCWithQSCD", "<q:CriteriaList assert=\"all\"><q:PolicySet><q:PolicyIdentifier><x:Identifier>"
                                                        + std::string(policy)
                                                        + "</x:Identifier></q:PolicyIdentifier></q:PolicySet></q:CriteriaList>");
}

/// The letter verified with a trusted list.
class ListedVerification : public testing::Test {
protected:
    static void SetUpTestSuite() { shared_ = std::make_unique<Published>(); }
    static void TearDownTestSuite() { shared_.reset(); }

    ListedVerification() { write("signataire.pem", toPem(there().schemeOperator.certificate)); }

    static const Published& there() { return *shared_; }
    void write(const std::string& name, const std::string& text) const { sceau::test::writeText(folder / name, text); }

    [[nodiscard]] static std::string listWith(std::vector<ServiceDraft::Period> periods,
                                              const std::string& nextUpdate = "2036-01-01T00:00:00Z")
    {
        const ListDraft draft{{ServiceDraft{"TEST service", {there().authority.certificate()}, std::move(periods)}}, nextUpdate};
        return sceau::test::signedList(sceau::test::unsignedList(draft), there().schemeOperator);
    }

    [[nodiscard]] Answer verify(std::vector<std::string> more) const
    {
        more.insert(more.begin(), {"verify", (there().folder / "signee.pdf").string(), "--json"});
        Circumstances circumstances;
        circumstances.folder = folder;
        circumstances.environment = {{"XDG_CONFIG_HOME", folder}, {"XDG_CACHE_HOME", folder}};
        return sceauctl(more, circumstances);
    }
    [[nodiscard]] Answer verifyWith(const std::string& list) const
    {
        write("liste.xml", list);
        return verify({"--trusted-list", "liste.xml", "--list-signer", "signataire.pem"});
    }

    const fs::path folder = sceau::test::temporaryFolder("listed");

private:
    static inline std::unique_ptr<Published> shared_;
};

std::string subIndication(const nlohmann::json& line)
{
    return line.at("signatures").at(0).value("sub_indication", nlohmann::json()).dump();
}

} // namespace

TEST_F(ListedVerification, BelievesTheServiceAndSaysThatTheSignatureIsQualified)
{
    const auto answer = verifyWith(listWith({granted(inADevice())}));

    EXPECT_EQ(answer.status, 0) << answer.err;
    EXPECT_EQ(answer.line().at("verdict"), "ACCEPTED");
    EXPECT_EQ(answer.line().at("messages").at(0).at("code"), "listed.qualified");
    EXPECT_THAT(answer.line().at("messages").at(0).at("text"), HasSubstr("TEST service"));
}

TEST_F(ListedVerification, SaysWhyASignatureIsNotOrMayNotBeQualified)
{
    const auto hintOf = [&](const std::string& list) {
        const auto answer = verifyWith(list);
        EXPECT_EQ(answer.status, 0) << answer.err;
        return answer.line().at("messages").at(0).at("code").get<std::string>();
    };

    EXPECT_EQ(hintOf(listWith({granted()})), "listed.certificate");
    EXPECT_EQ(hintOf(listWith({{"2020-03-04T01:00:00Z"}})), "listed.no.use");
}

TEST_F(ListedVerification, OfAServiceThatWasWithdrawnBeforeTheSignatureNeedsALook)
{
    const auto withdrawn = listWith({{"2026-01-01T00:00:00Z", "withdrawn", foreSignatures()}, granted()});

    const auto answer = verifyWith(withdrawn);

    EXPECT_EQ(answer.status, 1) << answer.err;
    EXPECT_EQ(answer.line().at("verdict"), "REVIEW");
    EXPECT_EQ(answer.line().at("messages").at(0).at("code"), "listed.no.status");
    EXPECT_THAT(answer.line().at("messages").at(0).at("text"), HasSubstr("withdrawn"));
}

TEST_F(ListedVerification, RefusesAListThatSomebodyElseSigned)
{
    write("signataire.pem", toPem(sceau::test::made(sceau::test::draftFor("TEST scheme operator", nullptr)).certificate));

    const auto answer = verifyWith(listWith({granted()}));

    EXPECT_EQ(answer.status, 4);
    EXPECT_EQ(answer.code(), "DOC-426");
    EXPECT_EQ(answer.line().at("error").at("code"), "DOC-426") << "nothing was verified";
}

TEST_F(ListedVerification, RefusesAListThatWasAlteredAfterItsSignature)
{
    auto list = listWith({{"2026-01-01T00:00:00Z", "withdrawn", foreSignatures()}});
    list.replace(list.find("Svcstatus/withdrawn"), 19, "Svcstatus/granted");

    const auto answer = verifyWith(list);

    EXPECT_EQ(answer.status, 4);
    EXPECT_EQ(answer.code(), "DOC-426");
    EXPECT_THAT(answer.err, HasSubstr("liste.xml"));
}

TEST_F(ListedVerification, BelievesNobodyForAListThatIsOutOfDate)
{
    const auto answer = verifyWith(listWith({granted()}, "2026-01-02T00:00:00Z"));

    EXPECT_EQ(answer.status, 4);
    EXPECT_EQ(answer.code(), "DOC-427");
    ASSERT_EQ(answer.lines().size(), 2U);
    EXPECT_EQ(answer.lines().at(0).at("error").at("code"), "DOC-427");
    EXPECT_EQ(subIndication(answer.lines().at(1)), "\"NO_CERTIFICATE_CHAIN_FOUND\"");
}

TEST_F(ListedVerification, TakesTheListsOfTheSettingsUnlessAnOptionSaysWhoIsBelieved)
{
    write("liste.xml", listWith({granted()}));
    fs::create_directory(folder / "sceau");
    write("sceau/settings.json", R"({"trustedLists":[{"file":"liste.xml","signers":["signataire.pem"]}]})");
    write("autre.pem", toPem(there().schemeOperator.certificate));

    const auto set = verify({});
    const auto other = verify({"--trust", "autre.pem"});

    EXPECT_EQ(set.status, 0) << set.err;
    EXPECT_EQ(set.line().at("messages").at(0).at("code"), "listed.certificate");
    EXPECT_EQ(other.status, 1);
    EXPECT_EQ(subIndication(other.line()), "\"NO_CERTIFICATE_CHAIN_FOUND\"");
    EXPECT_EQ(other.line().at("messages").size(), 0U);
}

TEST_F(ListedVerification, WantsAListAndItsSignerTogether)
{
    EXPECT_EQ(verify({"--trusted-list", "liste.xml"}).status, 2);
    EXPECT_EQ(verify({"--list-signer", "signataire.pem"}).status, 2);
}

} // namespace sceau::cli::test
