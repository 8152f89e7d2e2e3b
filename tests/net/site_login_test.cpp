#include "net/site_login.hpp"

#include "shared/certificates.hpp"
#include "shared/identity_signer.hpp"
#include "shared/local_server.hpp"
#include "shared/tls_site.hpp"
#include "tls_server.hpp"

#include <future>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <openssl/objects.h>
#include <thread>

using namespace sceau;
using namespace std::chrono_literals;
using base::Code;
using pki::Scheme;
using sceau::test::httpAnswer;
using sceau::test::IdentitySigner;
using sceau::test::LocalServer;
using sceau::test::TlsServer;
using sceau::test::TlsSite;
using Kind = pki::TestProfile::Key;

namespace {

const pki::TestIdentity& clients()
{
    static const auto authority = sceau::test::made(sceau::test::authorityDraft("TEST AC des clients", nullptr));
    return authority;
}

const pki::TestIdentity& clientWith(Kind kind)
{
    static std::map<Kind, pki::TestIdentity> all;
    if (const auto found = all.find(kind); found != all.end()) return found->second;
    auto draft = sceau::test::draftFor("TEST client", &clients(), {{NID_key_usage, "digitalSignature", true}});
    draft.key = kind;
    return all.emplace(kind, sceau::test::made(draft)).first->second;
}

/// A key whose driver lacks a scheme, or that fails.
class Key : public IdentitySigner {
public:
    explicit Key(Kind kind = Kind::p256, bool pss = true) : IdentitySigner(clientWith(kind)), pss_(pss) { setChain({}); }
    [[nodiscard]] bool supports(Scheme scheme) const override
    {
        return IdentitySigner::supports(scheme) && (scheme != Scheme::rsaPss || pss_);
    }
    [[nodiscard]] base::Result<base::Bytes> sign(Scheme scheme, pki::Digest algorithm, base::BytesView digest) override
    {
        used = scheme;
        if (failure) return tl::unexpected(*failure);
        if (meanwhile) meanwhile();
        return IdentitySigner::sign(scheme, algorithm, digest);
    }

    std::optional<Scheme> used;
    std::optional<base::Error> failure;
    std::function<void()> meanwhile;

private:
    bool pss_;
};

std::filesystem::path believed()
{
    static const auto file = sceau::test::pemFile(clients().certificate);
    return file;
}

base::Result<int> logIn(const std::string& url, pki::Signer& key, const pki::HttpLimits& limits = {}, std::stop_token stop = {})
{
    return net::logIn(url, key, {.proxy = "", .siteAuthorities = TlsSite::authorities()}, limits, std::move(stop));
}

std::string redirectTo(const std::string& url)
{
    return "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + url + "\r\n\r\n";
}

std::string answered(const std::string& status)
{
    return "HTTP/1.1 " + status + "\r\nContent-Length: 2\r\n\r\nok";
}

} // namespace

struct Way {
    const char* name;
    Kind kind;
    bool pss;
    const char* version;
    Scheme scheme;
    friend std::ostream& operator<<(std::ostream& out, const Way& way) { return out << way.name; }
};

class EveryKindOfKey : public testing::TestWithParam<Way> {};

TEST_P(EveryKindOfKey, IsAcceptedWithOneSignature)
{
    const TlsSite site({.clients = believed(), .version = GetParam().version});
    Key key(GetParam().kind, GetParam().pss);

    const auto status = logIn(site.url(), key);

    ASSERT_TRUE(status.has_value()) << status.error().where << testing::PrintToString(status.error().facts);
    EXPECT_EQ(*status, 200);
    EXPECT_EQ(key.asked(), 1);
    EXPECT_EQ(key.used, GetParam().scheme);
}

INSTANTIATE_TEST_SUITE_P(SiteLogin, EveryKindOfKey,
                         testing::Values(Way{"EcAtTls12", Kind::p256, true, "-tls1_2", Scheme::ecdsa},
                                         Way{"EcAtTls13", Kind::p256, true, "-tls1_3", Scheme::ecdsa},
                                         Way{"LargeEcAtTls13", Kind::p384, true, "-tls1_3", Scheme::ecdsa},
                                         Way{"RsaAtTls12", Kind::rsa2048, true, "-tls1_2", Scheme::rsaPss},
                                         Way{"RsaAtTls13", Kind::rsa2048, true, "-tls1_3", Scheme::rsaPss},
                                         Way{"RsaWithoutPssAtTls12", Kind::rsa2048, false, "-tls1_2", Scheme::rsaPkcs1},
                                         Way{"RsaWithoutPssWhereBothAreSpoken", Kind::rsa2048, false, "", Scheme::rsaPkcs1}),
                         [](const auto& way) { return way.param.name; });

TEST(SiteLogin, SaysThatTheKeyCannotDoWhatTheSiteWants)
{
    const TlsSite site({.clients = believed(), .version = "-tls1_3"});
    Key key(Kind::rsa2048, false);

    const auto status = logIn(site.url(), key);

    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().code, Code::mechanismUnsupported);
    EXPECT_EQ(key.asked(), 0);
}

TEST(SiteLogin, ProvesNothingWhereNoCertificateIsAskedFor)
{
    for (const std::string version : {"-tls1_2", "-tls1_3"}) {
        const TlsSite site({.version = version});
        Key key;

        const auto status = logIn(site.url(), key);

        ASSERT_FALSE(status.has_value()) << version;
        EXPECT_EQ(status.error().code, Code::certificateNotAsked) << version;
        EXPECT_EQ(status.error().facts.at("host"), "127.0.0.1");
        EXPECT_EQ(key.asked(), 0) << version;
    }
}

TEST(SiteLogin, TellsThatTheSiteDoesNotBelieveTheCertificate)
{
    const auto others = sceau::test::pemFile(sceau::test::made(sceau::test::authorityDraft("TEST autre AC", nullptr)).certificate);
    for (const std::string version : {"-tls1_2", "-tls1_3"}) {
        const TlsSite site({.clients = others, .version = version});
        Key key;

        const auto status = logIn(site.url(), key);

        ASSERT_FALSE(status.has_value()) << version;
        EXPECT_EQ(status.error().code, Code::certificateRefused) << version;
        EXPECT_FALSE(status.error().facts.at("reason").empty());
        EXPECT_EQ(key.asked(), 1) << version;
    }
}

TEST(SiteLogin, SendsTheIssuersOfTheCertificate)
{
    const auto issuing = sceau::test::made(sceau::test::authorityDraft("TEST AC fille", &clients()));
    IdentitySigner key(sceau::test::made(sceau::test::draftFor("TEST client", &issuing)));
    const TlsSite site({.clients = believed()});

    key.setChain({});
    const auto alone = logIn(site.url(), key);
    key.setChain({issuing.certificate, clients().certificate});
    const auto withIssuers = logIn(site.url(), key);

    EXPECT_EQ(alone.error().code, Code::certificateRefused);
    EXPECT_TRUE(withIssuers.has_value());
}

struct Stranger {
    const char* name;
    TlsSite::How how;
    friend std::ostream& operator<<(std::ostream& out, const Stranger& stranger) { return out << stranger.name; }
};

class AStrangersSite : public testing::TestWithParam<Stranger> {};

TEST_P(AStrangersSite, IsShownNothingOfTheKey)
{
    auto how = GetParam().how;
    how.clients = believed();
    const TlsSite site(how);
    Key key;

    const auto status = logIn(site.url(), key);

    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().code, Code::networkTls);
    EXPECT_EQ(key.asked(), 0);
}

INSTANTIATE_TEST_SUITE_P(SiteLogin, AStrangersSite,
                         testing::Values(Stranger{"OfAnUnknownAuthority", {.authority = "TEST AC inconnue"}},
                                         Stranger{"OfAnUnknownAuthorityAtTls12", {.version = "-tls1_2", .authority = "TEST AC inconnue"}},
                                         Stranger{"OfAnotherName", {.name = "DNS:autre.example"}},
                                         Stranger{"OfAnotherNameAtTls12", {.version = "-tls1_2", .name = "DNS:autre.example"}},
                                         Stranger{"OfAnotherAddress", {.name = "IP:127.0.0.2"}}),
                         [](const auto& stranger) { return stranger.param.name; });

TEST(SiteLogin, TellsAKeyThatFailedFromASiteThatRefused)
{
    const TlsSite site({.clients = believed()});
    Key key;
    key.failure = base::Error{Code::pinIncorrect}.at("C_Login").with("pin", "low");

    const auto status = logIn(site.url(), key);

    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().code, Code::pinIncorrect);
    EXPECT_EQ(status.error().where, "C_Login");
    EXPECT_EQ(status.error().facts.at("pin"), "low");
}

struct Answer {
    const char* name;
    const char* status;
    Code code;
    friend std::ostream& operator<<(std::ostream& out, const Answer& answer) { return out << answer.name; }
};

class AnUnfriendlyAnswer : public testing::TestWithParam<Answer> {};

TEST_P(AnUnfriendlyAnswer, IsNoSuccess)
{
    const TlsServer site([](const auto&) { return answered(GetParam().status); });
    Key key;

    const auto status = logIn(site.url(), key);

    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().code, GetParam().code);
    EXPECT_EQ(status.error().facts.at("status"), std::string(GetParam().status).substr(0, 3));
}

INSTANTIATE_TEST_SUITE_P(SiteLogin, AnUnfriendlyAnswer,
                         testing::Values(Answer{"Forbidden", "403 Forbidden", Code::certificateRefused},
                                         Answer{"BadCertificate", "400 Bad Request", Code::certificateRefused},
                                         Answer{"NotThere", "404 Not Found", Code::networkStatus},
                                         Answer{"Broken", "500 Internal Server Error", Code::networkStatus}),
                         [](const auto& answer) { return answer.param.name; });

TEST(SiteLogin, TakesAnEndRightAfterTheCertificateForARefusal)
{
    const TlsServer site([](const auto&) { return std::string(); });
    Key key;

    EXPECT_EQ(logIn(site.url(), key).error().code, Code::certificateRefused);
}

TEST(SiteLogin, FollowsARedirectionOnTheConnectionItHas)
{
    const TlsServer site([](const auto& request) { return request.starts_with("GET /in ") ? answered("200 OK") : redirectTo("/in"); },
                         TlsServer::Asks::always, true);
    Key key;

    const auto status = logIn(site.url(), key);

    ASSERT_TRUE(status.has_value());
    EXPECT_EQ(*status, 200);
    EXPECT_EQ(key.asked(), 1);
    EXPECT_EQ(site.connections(), 1);
}

TEST(SiteLogin, DoesNotLetTheKeySignAgainForARedirection)
{
    const TlsServer site([](const auto&) { return redirectTo("/again"); });
    Key key;

    const auto status = logIn(site.url(), key);

    ASSERT_TRUE(status.has_value());
    EXPECT_EQ(*status, 302);
    EXPECT_EQ(key.asked(), 1);
}

TEST(SiteLogin, GoesNowhereElseWithTheKey)
{
    const TlsServer elsewhere([](const auto&) { return answered("200 OK"); });
    const LocalServer plain([](const std::string&, int socket) { sceau::test::sendText(socket, answered("200 OK")); });
    for (const auto& target : {elsewhere.url(), plain.url(), std::string("file:///etc/hostname")}) {
        const TlsServer site([&](const auto&) { return redirectTo(target); }, TlsServer::Asks::always, true);
        Key key;

        const auto status = logIn(site.url(), key);

        ASSERT_FALSE(status.has_value()) << target;
        EXPECT_EQ(status.error().code, Code::networkStatus) << target;
        EXPECT_EQ(key.asked(), 1);
    }
    EXPECT_EQ(elsewhere.connections(), 0);
    EXPECT_EQ(plain.connections(), 0);
}

TEST(SiteLogin, StopsAtAnEndlessRedirection)
{
    const TlsServer site([](const auto&) { return redirectTo("/again"); }, TlsServer::Asks::always, true);
    Key key;

    const auto status = logIn(site.url(), key, {.redirections = 3});

    EXPECT_EQ(status.value_or(0), 302);
    EXPECT_EQ(site.requests().size(), 4U);
}

TEST(SiteLogin, RefusesWhatIsNotHttps)
{
    const LocalServer server([](const std::string&, int socket) { sceau::test::sendText(socket, httpAnswer("200 OK", "")); });
    Key key;

    for (const auto& url : {server.url(), std::string("file:///etc/hostname"), std::string("not a url"), std::string("https://")})
        EXPECT_EQ(logIn(url, key).error().code, Code::networkStatus) << url;
    EXPECT_EQ(server.connections(), 0);
}

TEST(SiteLogin, SaysThatTheSiteDoesNotSpeakTls)
{
    const LocalServer server([](const std::string&, int socket) { sceau::test::sendText(socket, "HTTP/1.1 400 Bad Request\r\n\r\n"); },
                             LocalServer::Reading::raw);
    Key key;

    EXPECT_EQ(logIn("https://127.0.0.1:" + std::to_string(server.port()), key).error().code, Code::networkTls);
}

TEST(SiteLogin, GivesUpOnASiteThatSaysNothing)
{
    std::promise<void> over;
    const LocalServer server([&](const std::string&, int) { over.get_future().wait(); }, LocalServer::Reading::raw);
    Key key;

    const auto status = logIn("https://127.0.0.1:" + std::to_string(server.port()), key, {.total = 300ms});
    over.set_value();

    EXPECT_EQ(status.error().code, Code::networkTimeout);
}

TEST(SiteLogin, DoesNotCountTheKeysTimeAgainstTheSite)
{
    const TlsSite site({.clients = believed()});
    Key key;
    key.meanwhile = [] { std::this_thread::sleep_for(1'600ms); }; // longer than the site may take for all of it

    EXPECT_TRUE(logIn(site.url(), key, {.connect = 1'500ms, .total = 1'500ms}).has_value());
}

TEST(SiteLogin, DoesNotAskTheKeyOnceItWasCancelled)
{
    const TlsSite site({.clients = believed()});
    std::stop_source stop;
    stop.request_stop();
    Key key;

    EXPECT_EQ(logIn(site.url(), key, {}, stop.get_token()).error().code, Code::cancelled);
    EXPECT_EQ(key.asked(), 0);
}

TEST(SiteLogin, IsCancelledWhileItWaits)
{
    std::stop_source stop;
    const TlsServer site([&](const auto&) {
        stop.request_stop(); // the request has arrived
        return std::string();
    });
    Key key;

    EXPECT_EQ(logIn(site.url(), key, {}, stop.get_token()).error().code, Code::cancelled);
}
