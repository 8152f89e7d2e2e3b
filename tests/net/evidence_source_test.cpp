#include "net/curl_transport.hpp"
#include "pki/evidence_source.hpp"
#include "pki/revocation.hpp"
#include "shared/local_server.hpp"
#include "shared/real_authority.hpp"
#include "shared/statements.hpp"
#include "shared/test_pki.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace sceau;
using namespace std::chrono_literals;
using base::Code;
using sceau::test::httpAnswer;
using sceau::test::LocalServer;
using sceau::test::RealAuthority;
using sceau::test::RealResponder;
using sceau::test::sendText;
using State = pki::RevocationStatus::State;

namespace {

LocalServer::Answer always(const base::Bytes& body)
{
    return [text = std::string(base::textOf(body))](const std::string&, int socket) { sendText(socket, httpAnswer("200 OK", text)); };
}

/// A port of this machine where nobody listens.
std::string nobody()
{
    const LocalServer gone(always({}));
    return gone.url();
}

std::string reasonOf(const base::Error& error)
{
    const auto reason = error.facts.find("reason");
    return reason == error.facts.end() ? base::name(error.code) : reason->second;
}

/// A source with a folder of its own, or the same one again as another process would have it.
class EvidenceSourceTest : public testing::Test {
protected:
    [[nodiscard]] pki::EvidenceSource source(base::Clock clock = {}) { return {transport_, folder_, clock}; }
    [[nodiscard]] static State stateOf(const pki::Certificate& certificate, const pki::Certificate& issuer, const base::Bytes& answer)
    {
        auto found = pki::statementsOn(certificate, issuer, {{}, {answer}, {}}).found;
        if (found.empty()) found = pki::statementsOn(certificate, issuer, {{}, {}, {answer}}).found;
        return found.at(0).state;
    }

    net::CurlTransport transport_{{.proxy = "", .localAuthorities = true}};
    const std::filesystem::path folder_ = test::temporaryFolder("evidence");
    const base::Instant now_ = test::present();
};

class RealResponderTest : public EvidenceSourceTest {
protected:
    [[nodiscard]] base::Result<base::Bytes> ask(const pki::Certificate& certificate, base::Clock clock = {})
    {
        return source(clock).ocsp(certificate, authority_.certificate(), {});
    }

    RealAuthority authority_{"TEST AC"};
    pki::TestIdentity delegated_ = authority_.issue(test::responderDraft("TEST responder", authority_.identity()));
};

} // namespace

TEST_F(RealResponderTest, SaysGoodRevokedOnHoldAndUnknown)
{
    // The index must be whole before the responder starts, and its address known before the certificates are made: so they are asked
    // through one that states another's address.
    const auto good = authority_.issue("TEST good");
    const auto revoked = authority_.issue("TEST revoked");
    const auto held = authority_.issue("TEST held");
    const auto unknown = test::made(test::draftFor("TEST unknown", &authority_.identity()));
    authority_.revoke(revoked.certificate, now_ - 48h);
    authority_.revoke(held.certificate, now_ - 24h, "certificateHold");
    const RealResponder responder(authority_, delegated_);
    const auto statusOf = [&](pki::Certificate certificate) {
        certificate.ocspUrls = {responder.url()};
        const auto answer = ask(certificate);
        EXPECT_TRUE(answer.has_value()) << reasonOf(answer.error());
        return pki::statementsOn(certificate, authority_.certificate(), {{}, {answer.value_or(base::Bytes())}, {}}).found.at(0);
    };

    EXPECT_EQ(statusOf(good.certificate).state, State::good);
    EXPECT_EQ(statusOf(revoked.certificate).state, State::revoked);
    EXPECT_EQ(statusOf(revoked.certificate).revokedAt, now_ - 48h);
    EXPECT_EQ(statusOf(revoked.certificate).reason, "keyCompromise");
    EXPECT_EQ(statusOf(held.certificate).reason, "certificateHold");
    EXPECT_EQ(statusOf(unknown.certificate).state, State::unknown);
}

TEST_F(RealResponderTest, ThatStillReadsItsOldIndexIsBelievedUntilItStartsAgain)
{
    auto signer = authority_.issue("TEST signer").certificate;
    {
        const RealResponder old(authority_, delegated_, {});
        authority_.revoke(signer, now_ - 1h);
        signer.ocspUrls = {old.url()};
        EXPECT_EQ(stateOf(signer, authority_.certificate(), ask(signer).value()), State::good);
    }
    const RealResponder restarted(authority_, delegated_, {});
    signer.ocspUrls = {restarted.url()};

    EXPECT_EQ(stateOf(signer, authority_.certificate(), ask(signer).value()), State::revoked);
}

TEST_F(RealResponderTest, OfAnotherAuthorityOrOutOfDateProvesNothing)
{
    auto signer = authority_.issue("TEST signer").certificate;
    const RealAuthority other("TEST AC");
    const auto impostor = test::made(test::responderDraft("TEST responder", other.identity()));
    const RealResponder wrong(authority_, impostor);
    signer.ocspUrls = {wrong.url()};
    EXPECT_EQ(reasonOf(ask(signer).error()), "responderIssuer");

    const RealResponder right(authority_, delegated_);
    signer.ocspUrls = {right.url()};
    EXPECT_EQ(reasonOf(ask(signer, base::Clock(now_ - 10min)).error()), "notCurrent"); // our clock is ten minutes late
}

TEST_F(RealResponderTest, IsAskedAgainOnlyWhenALaterStatementIsNeeded)
{
    auto signer = authority_.issue("TEST signer").certificate;
    test::OcspDraft draft;
    draft.signer = &delegated_;
    draft.thisUpdate = now_ - 1h;
    draft.nextUpdate = now_ + 1h;
    const LocalServer server(always(test::makeOcsp(signer, authority_.certificate(), draft)));
    signer.ocspUrls = {server.url()};
    auto first = source();
    auto second = source();

    EXPECT_TRUE(first.ocsp(signer, authority_.certificate(), {}).has_value());
    EXPECT_TRUE(second.ocsp(signer, authority_.certificate(), {}).has_value());
    EXPECT_TRUE(second.ocsp(signer, authority_.certificate(), {}, now_ - 2h).has_value());
    EXPECT_EQ(server.connections(), 1);

    EXPECT_TRUE(second.ocsp(signer, authority_.certificate(), {}, now_ + 1h).has_value()); // the newest there is
    EXPECT_EQ(server.connections(), 2);
}

TEST_F(RealResponderTest, WithAnotherNonceIsRefused)
{
    auto signer = authority_.issue("TEST signer").certificate;
    test::OcspDraft draft;
    draft.signer = &delegated_;
    draft.thisUpdate = now_;
    draft.nonce = base::Bytes(32, 1);
    const LocalServer server(always(test::makeOcsp(signer, authority_.certificate(), draft)));
    signer.ocspUrls = {server.url()};

    EXPECT_EQ(reasonOf(ask(signer).error()), "nonce");
}

TEST_F(RealResponderTest, WhoseCertificateHasExpiredProvesNothing)
{
    auto signer = authority_.issue("TEST signer").certificate;
    auto draft = test::responderDraft("TEST old responder", authority_.identity());
    draft.notAfter = now_ - 24h;
    const RealResponder responder(authority_, test::made(draft));
    signer.ocspUrls = {responder.url()};

    EXPECT_EQ(reasonOf(ask(signer).error()), "signerExpired");
}

TEST_F(RealResponderTest, IsOneOfSeveralAddresses)
{
    auto signer = authority_.issue("TEST signer").certificate;
    const RealResponder responder(authority_, delegated_);
    signer.ocspUrls = {nobody(), responder.url()};

    EXPECT_TRUE(ask(signer).has_value());
}

class PublishedList : public EvidenceSourceTest {
protected:
    [[nodiscard]] base::Result<base::Bytes> fetch(const std::string& url, base::Clock clock = {}, std::stop_token stop = {})
    {
        signer_.crlUrls = {url};
        return source(clock).crl(signer_, authority_.certificate(), std::move(stop));
    }

    RealAuthority authority_{"TEST AC"};
    pki::Certificate signer_ = authority_.issue("TEST signer").certificate;
};

TEST_F(PublishedList, SaysGoodThenRevoked)
{
    const LocalServer before(always(authority_.crl()));
    EXPECT_EQ(stateOf(signer_, authority_.certificate(), fetch(before.url()).value()), State::good);

    authority_.revoke(signer_, now_ - 1h);
    const LocalServer after(always(authority_.crl()));
    EXPECT_EQ(stateOf(signer_, authority_.certificate(), fetch(after.url()).value()), State::revoked);
}

TEST_F(PublishedList, IsFetchedOnceByManyProcesses)
{
    const LocalServer server(always(authority_.crl()));
    std::vector<pid_t> children;
    for (int i = 0; i < 6; ++i) {
        const auto child = ::fork();
        if (child == 0) ::_exit(fetch(server.url()).has_value() ? 0 : 1);
        children.push_back(child);
    }
    for (const auto child : children) {
        int status = -1;
        ::waitpid(child, &status, 0);
        EXPECT_EQ(status, 0);
    }

    EXPECT_EQ(server.connections(), 1);
}

TEST_F(PublishedList, IsKeptUntilItsNextUpdate)
{
    const LocalServer server(always(authority_.crl(now_ - 1h, now_ + 1h)));

    EXPECT_TRUE(fetch(server.url()).has_value());
    EXPECT_TRUE(fetch(server.url(), base::Clock(now_ + 1h)).has_value());
    EXPECT_EQ(server.connections(), 1);

    EXPECT_EQ(reasonOf(fetch(server.url(), base::Clock(now_ + 2h)).error()), "notCurrent");
    EXPECT_EQ(server.connections(), 2);
}

TEST_F(PublishedList, NeverGoesBackToALowerNumber)
{
    const auto older = authority_.crl(now_ - 1h, now_ + 24h);
    const auto newer = authority_.crl(now_ - 1min, now_ + 24h);
    auto current = newer;
    const LocalServer server(
        [&](const std::string&, int socket) { sendText(socket, httpAnswer("200 OK", std::string(base::textOf(current)))); });
    signer_.crlUrls = {server.url()};
    EXPECT_TRUE(fetch(server.url()).has_value());

    current = older;
    const auto answer = source().crl(signer_, authority_.certificate(), {}, now_ + 1h);

    EXPECT_EQ(server.connections(), 2);
    EXPECT_EQ(answer.value(), newer);
}

TEST_F(PublishedList, OfAnotherAuthorityExpiredOrEarlyProvesNothing)
{
    RealAuthority other("TEST autre AC");
    RealAuthority twin("TEST AC");
    const LocalServer others(always(other.crl()));
    EXPECT_EQ(reasonOf(fetch(others.url()).error()), "otherCertificate");
    const LocalServer twins(always(twin.crl()));
    EXPECT_EQ(reasonOf(fetch(twins.url()).error()), "signature");
    const LocalServer expired(always(authority_.crl(now_ - 48h, now_ - 24h)));
    EXPECT_EQ(reasonOf(fetch(expired.url()).error()), "notCurrent");
    const LocalServer early(always(authority_.crl(now_ + 1h, now_ + 24h)));
    EXPECT_EQ(reasonOf(fetch(early.url()).error()), "notCurrent");
    const LocalServer page(always(base::Bytes{'<', 'h', 't', 'm', 'l', '>'}));
    EXPECT_EQ(reasonOf(fetch(page.url()).error()), "form");
}

TEST_F(PublishedList, FollowsARedirection)
{
    const auto list = std::string(base::textOf(authority_.crl()));
    const LocalServer server([&](const std::string& request, int socket) {
        const bool moved = request.starts_with("GET /old ");
        sendText(socket, moved ? httpAnswer("302 Found", "", "Location: /new\r\n") : httpAnswer("200 OK", list));
    });

    EXPECT_TRUE(fetch(server.url("/old")).has_value());
}

TEST_F(PublishedList, BeyondThirtyTwoMebibytesIsRefused)
{
    const LocalServer server(
        [](const std::string&, int socket) { sendText(socket, "HTTP/1.1 200 OK\r\nContent-Length: 33554433\r\n\r\n"); });

    EXPECT_EQ(fetch(server.url()).error().code, Code::networkTooLarge);
}

TEST_F(PublishedList, OfAHostThatIsDownIsNotAskedForAgainForTwoMinutes)
{
    const auto url = nobody();
    const auto first = fetch(url);
    EXPECT_EQ(first.error().code, Code::networkUnreachable);
    EXPECT_FALSE(first.error().facts.contains("remembered"));

    const auto second = fetch(url + "another.crl");
    EXPECT_EQ(second.error().code, Code::networkUnreachable);
    EXPECT_EQ(second.error().facts.at("remembered"), "yes");

    EXPECT_FALSE(fetch(url, base::Clock(now_ + 5min)).error().facts.contains("remembered"));
}

TEST_F(PublishedList, IsNotRememberedAsFailedWhenThePersonStopped)
{
    std::stop_source stop;
    const auto list = std::string(base::textOf(authority_.crl()));
    bool silent = true;
    const LocalServer server([&](const std::string&, int socket) {
        if (std::exchange(silent, false)) {
            stop.request_stop(); // the client waits for an answer that never comes
            char ignored = 0;
            EXPECT_LE(::read(socket, &ignored, 1), 0);
            return;
        }
        sendText(socket, httpAnswer("200 OK", list));
    });

    EXPECT_EQ(fetch(server.url(), {}, stop.get_token()).error().code, Code::cancelled);
    EXPECT_TRUE(fetch(server.url()).has_value());
}

TEST_F(PublishedList, IsFoundAgainInAFolderWhoseFilesWereSpoilt)
{
    const LocalServer server(always(authority_.crl()));
    ASSERT_TRUE(fetch(server.url()).has_value());
    for (const auto& entry : std::filesystem::directory_iterator(folder_))
        std::filesystem::resize_file(entry.path(), 40);

    EXPECT_TRUE(fetch(server.url()).has_value());
    EXPECT_EQ(server.connections(), 2);
}

TEST_F(PublishedList, IsRememberedInMemoryWithoutAFolder)
{
    const LocalServer server(always(authority_.crl()));
    pki::EvidenceSource remembering(transport_, {}, {});
    signer_.crlUrls = {server.url()};

    EXPECT_TRUE(remembering.crl(signer_, authority_.certificate(), {}).has_value());
    EXPECT_TRUE(remembering.crl(signer_, authority_.certificate(), {}).has_value());
    EXPECT_EQ(server.connections(), 1);
}
