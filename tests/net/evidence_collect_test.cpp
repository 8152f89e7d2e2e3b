#include "net/curl_transport.hpp"
#include "pki/evidence_source.hpp"
#include "pki/openssl.hpp"
#include "pki/revocation.hpp"
#include "shared/local_server.hpp"
#include "shared/process.hpp"
#include "shared/real_authority.hpp"
#include "shared/test_pki.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

using namespace sceau;
using namespace std::chrono_literals;
using sceau::test::httpAnswer;
using sceau::test::LocalServer;
using sceau::test::RealAuthority;
using sceau::test::RealResponder;
using sceau::test::sendText;
using testing::Contains;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

/// What a web server of authorities publishes; counts nothing, forgets nothing.
class Published {
public:
    void put(const std::string& path, const base::Bytes& body) { files_[path] = base::textOf(body); }
    /// Passes requests for /ocsp on.
    void relay(const RealResponder& responder) { responder_ = &responder; }
    [[nodiscard]] std::string url(const std::string& path) const { return server_.url(path); }
    [[nodiscard]] int requests() const { return server_.connections(); }

private:
    void answer(const std::string& request, int socket) const
    {
        if (request.starts_with("POST /ocsp ") && responder_ != nullptr) {
            sendText(socket, responder_->answer(request));
            return;
        }
        const auto begin = request.find(' ') + 1;
        const auto file = files_.find(request.substr(begin, request.find(' ', begin) - begin));
        sendText(socket, file == files_.end() ? httpAnswer("404 Not Found", "") : httpAnswer("200 OK", file->second));
    }

    std::map<std::string, std::string> files_;
    const RealResponder* responder_ = nullptr;
    LocalServer server_{[this](const std::string& request, int socket) { answer(request, socket); }};
};

/// root → issuing → signer, each with addresses where its issuer and its status are published.
class Collecting : public testing::Test {
protected:
    Collecting()
    {
        published.put("/root.crt", root.certificate().der);
        published.put("/issuing.crt", issuing.certificate().der);
        published.put("/root.crl", root.crl());
    }

    [[nodiscard]] std::vector<pki::Lack> collect(const pki::Certificate& leaf, base::Instant after)
    {
        pki::EvidenceSource source(transport, {}, {});
        auto lacks = pki::collectEvidence(std::vector{leaf}, std::vector{root.certificate()}, after, evidence, source, {});
        EXPECT_TRUE(lacks.has_value());
        return lacks.value_or(std::vector<pki::Lack>());
    }

    [[nodiscard]] test::Extensions addresses(const std::string& crl = "/issuing.crl") const
    {
        return {test::issuerAt(published.url("/issuing.crt")), test::crlAt(published.url(crl))};
    }
    [[nodiscard]] test::Extensions addressesWithResponder(const std::string& crl = "/issuing.crl") const
    {
        return {{NID_info_access, "OCSP;URI:" + published.url("/ocsp") + ",caIssuers;URI:" + published.url("/issuing.crt")},
                test::crlAt(published.url(crl))};
    }

    const base::Instant now = test::present();
    Published published;
    net::CurlTransport transport{{.proxy = "", .localAuthorities = true}};
    RealAuthority root{"TEST Racine"};
    RealAuthority issuing{
        "TEST AC", &root.identity(), {test::issuerAt(published.url("/root.crt")), test::crlAt(published.url("/root.crl"))}};
    pki::Evidence evidence;
};

} // namespace

TEST_F(Collecting, CompletesThePathAndEveryStatusOnIt)
{
    const auto signer = issuing.issue("TEST signer", addresses()).certificate;
    published.put("/issuing.crl", issuing.crl());

    EXPECT_THAT(collect(signer, now - 1h), IsEmpty());

    EXPECT_THAT(evidence.certificates, testing::UnorderedElementsAre(signer, issuing.certificate(), root.certificate()));
    EXPECT_THAT(evidence.crls, SizeIs(2));
    EXPECT_THAT(pki::statementsOn(signer, issuing.certificate(), evidence).found, SizeIs(1));
    EXPECT_THAT(pki::statementsOn(issuing.certificate(), root.certificate(), evidence).found, SizeIs(1));
}

TEST_F(Collecting, AsksNothingThatTheEvidenceAlreadyProves)
{
    const auto signer = issuing.issue("TEST signer", addresses()).certificate;
    published.put("/issuing.crl", issuing.crl());
    ASSERT_THAT(collect(signer, now - 1h), IsEmpty());
    const auto asked = published.requests();

    EXPECT_THAT(collect(signer, now - 1h), IsEmpty());
    EXPECT_EQ(published.requests(), asked);
}

TEST_F(Collecting, PrefersTheResponderToTheList)
{
    const auto responderIdentity = issuing.issue(test::responderDraft("TEST responder", issuing.identity()));
    const auto signer = issuing.issue("TEST signer", addressesWithResponder()).certificate;
    const RealResponder responder(issuing, responderIdentity);
    published.relay(responder);

    EXPECT_THAT(collect(signer, now), IsEmpty());

    EXPECT_THAT(evidence.ocsps, SizeIs(1));
    EXPECT_THAT(evidence.crls, SizeIs(1)); // of the issuing authority
    EXPECT_THAT(evidence.certificates, Contains(responderIdentity.certificate));
}

TEST_F(Collecting, AsksForTheRespondersOwnStatusUnlessItsAuthoritySaysNo)
{
    auto draft = test::responderDraft("TEST responder", issuing.identity(), false);
    draft.extensions.push_back(test::crlAt(published.url("/issuing.crl")));
    const auto responderIdentity = issuing.issue(draft);
    const auto signer = issuing.issue("TEST signer", addressesWithResponder("/none.crl")).certificate;
    published.put("/issuing.crl", issuing.crl());
    const RealResponder responder(issuing, responderIdentity);
    published.relay(responder);

    EXPECT_THAT(collect(signer, now - 1h), IsEmpty());

    EXPECT_THAT(pki::statementsOn(responderIdentity.certificate, issuing.certificate(), evidence).found, SizeIs(1));
}

TEST_F(Collecting, FallsBackToTheListWhereTheResponderDoesNotKnowTheCertificate)
{
    const auto responderIdentity = issuing.issue(test::responderDraft("TEST responder", issuing.identity()));
    const RealResponder responder(issuing, responderIdentity);
    const auto signer = issuing.issue("TEST signer", addressesWithResponder()).certificate; // after the responder read its index
    published.put("/issuing.crl", issuing.crl());
    published.relay(responder);

    EXPECT_THAT(collect(signer, now - 1h), IsEmpty());

    EXPECT_THAT(evidence.ocsps, SizeIs(1));
    EXPECT_THAT(evidence.crls, SizeIs(2));
}

TEST_F(Collecting, LacksNothingOfARevokedCertificate)
{
    const auto signer = issuing.issue("TEST signer", addresses()).certificate;
    issuing.revoke(signer, now - 48h);
    published.put("/issuing.crl", issuing.crl());

    EXPECT_THAT(collect(signer, now + 1h), SizeIs(1)); // the issuing authority's status only
    EXPECT_EQ(pki::statementsOn(signer, issuing.certificate(), evidence).found.at(0).state, pki::RevocationStatus::State::revoked);
}

TEST_F(Collecting, SaysWhenALaterStatementIsExpected)
{
    const auto signer = issuing.issue("TEST signer", addresses()).certificate;
    published.put("/issuing.crl", issuing.crl(now - 1h, now + 23h));
    published.put("/root.crl", root.crl(now, now + 24h));

    const auto lacks = collect(signer, now);

    ASSERT_THAT(lacks, SizeIs(1));
    EXPECT_EQ(lacks[0].what, pki::Lack::What::laterStatus);
    EXPECT_EQ(lacks[0].certificate, signer);
    EXPECT_EQ(lacks[0].expectedAt, now + 23h);
}

TEST_F(Collecting, NamesTheCertificateWithoutAnyStatusAndWhy)
{
    const auto signer = issuing.issue("TEST signer", addresses("/none.crl")).certificate;

    const auto lacks = collect(signer, now - 1h);

    ASSERT_THAT(lacks, SizeIs(1));
    EXPECT_EQ(lacks[0].what, pki::Lack::What::status);
    EXPECT_EQ(lacks[0].certificate, signer);
    EXPECT_EQ(lacks[0].error.code, base::Code::networkStatus);
}

TEST_F(Collecting, RefusesAnIssuerThatDidNotSign)
{
    const RealAuthority twin("TEST AC", &root.identity());
    published.put("/issuing.crt", twin.certificate().der);
    const auto signer = issuing.issue("TEST signer", addresses()).certificate;

    const auto lacks = collect(signer, now);

    ASSERT_THAT(lacks, SizeIs(1));
    EXPECT_EQ(lacks[0].what, pki::Lack::What::path);
    EXPECT_EQ(lacks[0].error.code, base::Code::chainNotFound);
}

TEST_F(Collecting, EndsWhereAuthoritiesNameEachOther)
{
    auto first = test::made(test::authorityDraft("TEST first", nullptr, {test::issuerAt(published.url("/second.crt"))}));
    const auto second = test::made(test::authorityDraft("TEST second", &first, {test::issuerAt(published.url("/first.crt"))}));
    auto draft = test::authorityDraft("TEST first", &second, {test::issuerAt(published.url("/second.crt"))});
    draft.privateKey = &first.privateKey;
    const auto crossed = test::made(draft);
    published.put("/first.crt", crossed.certificate.der);
    published.put("/second.crt", second.certificate.der);
    const auto leaf = test::made(test::draftFor("TEST leaf", &second, {test::issuerAt(published.url("/second.crt"))}));

    const auto lacks = collect(leaf.certificate, now);

    ASSERT_THAT(lacks, SizeIs(1));
    EXPECT_EQ(lacks[0].what, pki::Lack::What::path);
    EXPECT_LE(published.requests(), 4);
}

TEST_F(Collecting, ReadsIssuersAsPemAndAsABagOfCertificates)
{
    const auto folder = test::temporaryFolder("bag");
    const auto write = [&](const std::string& name, const std::string& text) { std::ofstream(folder / name) << text; };
    write("both.pem", toPem(root.certificate()) + toPem(issuing.certificate()));
    ASSERT_EQ(
        test::run({"openssl", "crl2pkcs7", "-nocrl", "-certfile", folder / "both.pem", "-outform", "DER", "-out", folder / "both.p7c"})
            .status,
        0);
    const auto read = [&](const std::string& name) {
        std::ifstream file(folder / name, std::ios::binary);
        return base::Bytes(std::istreambuf_iterator<char>(file), {});
    };
    const auto signer = issuing.issue("TEST signer", addresses()).certificate;
    published.put("/issuing.crl", issuing.crl());
    for (const auto* name : {"both.pem", "both.p7c"}) {
        evidence = {};
        published.put("/issuing.crt", read(name));
        EXPECT_THAT(collect(signer, now - 1h), IsEmpty()) << name;
    }
}

/// Nobody vouches for the signer yet: whoever made the file chose the address of the issuer.
TEST_F(Collecting, AsksNobodyOfThisMachineForAnIssuer)
{
    net::CurlTransport careful({.proxy = ""});
    pki::EvidenceSource source(careful, {}, {});
    const auto signer = issuing.issue("TEST signer", addresses()).certificate;

    const auto lacks = pki::collectEvidence(std::vector{signer}, std::vector{root.certificate()}, now, evidence, source, {});

    ASSERT_THAT(lacks.value(), SizeIs(1));
    EXPECT_EQ(lacks->at(0).what, pki::Lack::What::path);
    EXPECT_EQ(published.requests(), 0);
}

TEST_F(Collecting, AsksForTheStatusWhereverTheAuthorityOfAProvenPathSays)
{
    net::CurlTransport careful({.proxy = ""});
    pki::EvidenceSource source(careful, {}, {});
    const auto signer = issuing.issue("TEST signer", addresses()).certificate;
    published.put("/issuing.crl", issuing.crl());
    evidence.certificates = {issuing.certificate()};

    const auto lacks = pki::collectEvidence(std::vector{signer}, std::vector{root.certificate()}, now - 1h, evidence, source, {});

    EXPECT_THAT(lacks.value(), IsEmpty());
    EXPECT_THAT(evidence.crls, SizeIs(2));
}

TEST_F(Collecting, AsksForNoMoreIssuersThanAFileMayMakeUs)
{
    pki::EvidenceSource source(transport, {}, {});
    pki::IssuerAllowance ofOneFile;
    for (int i = 0; i < ofOneFile.questions + 20; ++i) {
        auto stranger = issuing.certificate();
        stranger.issuerUrls = {published.url("/" + std::to_string(i))};
        const auto lacks = pki::collectEvidence(std::vector{stranger}, {}, now, evidence, source, {}, &ofOneFile);
        ASSERT_TRUE(lacks.has_value());
    }

    EXPECT_EQ(published.requests(), pki::IssuerAllowance().questions);
    EXPECT_EQ(ofOneFile.questions, 0);
}

TEST_F(Collecting, AsksThreeAddressesOfOneCertificate)
{
    auto signer = issuing.issue("TEST signer").certificate;
    for (int i = 0; i < 10; ++i)
        signer.issuerUrls.push_back(published.url("/" + std::to_string(i)));

    (void)collect(signer, now);

    EXPECT_EQ(published.requests(), 3);
}
