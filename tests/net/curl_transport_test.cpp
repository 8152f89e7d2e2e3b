#include "net/curl_transport.hpp"

#include "shared/local_server.hpp"
#include "shared/test_pki.hpp"

#include <array>
#include <csignal>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>
#include <openssl/ssl.h>
#include <sys/socket.h>

using namespace sceau;
using namespace std::chrono_literals;
using base::Code;
using sceau::test::httpAnswer;
using sceau::test::LocalServer;
using sceau::test::sendText;
using testing::HasSubstr;

namespace {

base::Result<pki::HttpResponse> get(const std::string& url, const pki::HttpLimits& limits = {}, std::stop_token stop = {})
{
    return net::CurlTransport({.proxy = ""}).send({.url = url}, limits, std::move(stop));
}

LocalServer::Answer always(const std::string& answer)
{
    return [answer](const std::string&, int socket) { sendText(socket, answer); };
}

/// Until the client, or the end of the server, cuts the connection.
void waitForTheEnd(int socket)
{
    char ignored = 0;
    while (::recv(socket, &ignored, 1, 0) > 0) {
    }
}

/// What a client says after a TLS handshake with this certificate; empty when it broke the handshake off.
std::string receiveThroughTls(const pki::TestIdentity& identity, int socket)
{
    std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes its alerts with write()
    const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
    const auto& key = identity.privateKey;
    const auto& der = identity.certificate.der;
    SSL_CTX_use_certificate_ASN1(context.get(), static_cast<int>(der.size()), der.data());
    SSL_CTX_use_PrivateKey_ASN1(EVP_PKEY_RSA, context.get(), key.data(), static_cast<long>(key.size()));
    const std::unique_ptr<SSL, decltype(&SSL_free)> tls(SSL_new(context.get()), &SSL_free);
    SSL_set_fd(tls.get(), socket);
    std::array<char, 1'024> request{};
    if (SSL_accept(tls.get()) != 1) return {};
    const auto got = SSL_read(tls.get(), request.data(), static_cast<int>(request.size()));
    return got > 0 ? std::string(request.data(), static_cast<std::size_t>(got)) : std::string();
}

} // namespace

TEST(CurlTransport, GivesTheBodyAndItsType)
{
    const LocalServer server(always(httpAnswer("200 OK", std::string("a\0b", 3), "Content-Type: application/ocsp-response\r\n")));

    const auto response = get(server.url());

    ASSERT_TRUE(response.has_value());
    EXPECT_EQ(response->status, 200);
    EXPECT_EQ(response->contentType, "application/ocsp-response");
    EXPECT_EQ(response->body, (base::Bytes{'a', 0, 'b'}));
}

TEST(CurlTransport, PostsTheBodyWithItsHeaders)
{
    const LocalServer server([](const std::string& request, int socket) { sendText(socket, httpAnswer("200 OK", request)); });
    const pki::HttpRequest request{"POST", server.url("/tsa"), {"Content-Type: application/timestamp-query"}, {'q', 0, 'q'}};

    const auto response = net::CurlTransport({.proxy = ""}).send(request, {}, {});

    ASSERT_TRUE(response.has_value());
    const std::string echoed(base::textOf(response->body));
    EXPECT_THAT(echoed, testing::StartsWith("POST /tsa HTTP/1.1\r\n"));
    EXPECT_THAT(echoed, HasSubstr("Content-Type: application/timestamp-query\r\n"));
    EXPECT_THAT(echoed, HasSubstr("User-Agent: Sceau/"));
    EXPECT_TRUE(echoed.ends_with(std::string("\r\n\r\nq\0q", 7)));
}

TEST(CurlTransport, PostsAnEmptyBodyToo)
{
    const LocalServer server([](const std::string& request, int socket) { sendText(socket, httpAnswer("200 OK", request)); });

    const auto response = net::CurlTransport({.proxy = ""}).send({.method = "POST", .url = server.url()}, {}, {});

    ASSERT_TRUE(response.has_value());
    EXPECT_THAT(std::string(base::textOf(response->body)), HasSubstr("Content-Length: 0\r\n"));
}

TEST(CurlTransport, FollowsARedirectionOfTheSameScheme)
{
    const LocalServer server([](const std::string& request, int socket) {
        const bool first = request.starts_with("GET /old ");
        sendText(socket, first ? httpAnswer("302 Found", "", "Location: /new\r\n") : httpAnswer("200 OK", "here"));
    });

    const auto response = get(server.url("/old"));

    ASSERT_TRUE(response.has_value());
    EXPECT_EQ(base::textOf(response->body), "here");
}

TEST(CurlTransport, RefusesARedirectionToAnotherScheme)
{
    for (const auto* elsewhere : {"file:///etc/hostname", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "https://127.0.0.1:1/"}) {
        const LocalServer server(always(httpAnswer("302 Found", "", "Location: " + std::string(elsewhere) + "\r\n")));

        const auto response = get(server.url());

        ASSERT_FALSE(response.has_value()) << elsewhere;
        EXPECT_EQ(response.error().code, Code::networkStatus) << elsewhere;
    }
}

TEST(CurlTransport, StopsAtAnEndlessRedirection)
{
    const LocalServer server(always(httpAnswer("302 Found", "", "Location: /again\r\n")));

    EXPECT_EQ(get(server.url()).error().code, Code::networkStatus);
    EXPECT_EQ(server.connections(), 6);
}

TEST(CurlTransport, DoesNotSendABodyToAnotherAddress)
{
    const LocalServer server(always(httpAnswer("307 Temporary Redirect", "", "Location: /elsewhere\r\n")));

    const auto response = net::CurlTransport({.proxy = ""}).send({"POST", server.url(), {}, {'x'}}, {}, {});

    ASSERT_FALSE(response.has_value());
    EXPECT_EQ(response.error().code, Code::networkStatus);
    EXPECT_EQ(server.connections(), 1);
}

TEST(CurlTransport, RefusesAnAnnouncedBodyBeyondTheLimit)
{
    const LocalServer server(always(httpAnswer("200 OK", std::string(1'001, 'x'))));

    EXPECT_EQ(get(server.url(), {.body = 1'000}).error().code, Code::networkTooLarge);
    EXPECT_TRUE(get(server.url(), {.body = 1'001}).has_value());
}

TEST(CurlTransport, RefusesAnEndlessBodyWithoutALength)
{
    const LocalServer server([](const std::string&, int socket) {
        sendText(socket, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        while (sendText(socket, std::string(1'000, 'x'))) {
        }
    });

    EXPECT_EQ(get(server.url(), {.body = 10'000}).error().code, Code::networkTooLarge);
}

TEST(CurlTransport, RefusesEndlessHeaders)
{
    const LocalServer server([](const std::string&, int socket) {
        sendText(socket, "HTTP/1.1 200 OK\r\n");
        while (sendText(socket, "X-Filler: " + std::string(1'000, 'x') + "\r\n")) {
        }
    });

    EXPECT_EQ(get(server.url()).error().code, Code::networkTooLarge);
}

TEST(CurlTransport, GivesUpOnASlowLoris)
{
    const LocalServer server([](const std::string&, int socket) {
        sendText(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx");
        waitForTheEnd(socket);
    });

    EXPECT_EQ(get(server.url(), {.total = 300ms}).error().code, Code::networkTimeout);
}

TEST(CurlTransport, SaysThatNobodyListens)
{
    int port = 0;
    {
        const LocalServer gone(always(""));
        port = gone.port();
    }

    const auto response = get("http://127.0.0.1:" + std::to_string(port) + "/personal?name=plantin");

    ASSERT_FALSE(response.has_value());
    EXPECT_EQ(response.error().code, Code::networkUnreachable);
    EXPECT_EQ(response.error().facts.at("host"), "127.0.0.1");
    for (const auto& [key, value] : response.error().facts)
        EXPECT_EQ(value.find("plantin"), std::string::npos) << key;
}

TEST(CurlTransport, SaysThatTheConnectionWasCut)
{
    const LocalServer server(always("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this"));

    EXPECT_EQ(get(server.url()).error().code, Code::networkUnreachable);
}

TEST(CurlTransport, SaysThatAServerDoesNotSpeakTls)
{
    const LocalServer server(always("HTTP/1.1 400 Bad Request\r\n\r\n"), LocalServer::Reading::raw);

    EXPECT_EQ(get("https://127.0.0.1:" + std::to_string(server.port())).error().code, Code::networkTls);
}

TEST(CurlTransport, RefusesAServerWhoseCertificateNobodyVouchesFor)
{
    const auto identity = sceau::test::issue(sceau::test::profile(pki::TestProfile::Use::authentication));
    std::string received;
    {
        const LocalServer server([&](const std::string&, int socket) { received = receiveThroughTls(identity, socket); },
                                 LocalServer::Reading::raw);

        EXPECT_EQ(get("https://127.0.0.1:" + std::to_string(server.port())).error().code, Code::networkTls);
    }

    EXPECT_EQ(received, ""); // not even the request's first line
}

TEST(CurlTransport, RefusesAnAnswerThatIsNoSuccess)
{
    for (const std::string status : {"404 Not Found", "500 Internal Server Error", "304 Not Modified"}) {
        const LocalServer server(always(httpAnswer(status, "")));

        const auto response = get(server.url());

        ASSERT_FALSE(response.has_value());
        EXPECT_EQ(response.error().code, Code::networkStatus);
        EXPECT_EQ(response.error().facts.at("status"), status.substr(0, 3));
    }
}

TEST(CurlTransport, RefusesSchemesThatAreNotAllowed)
{
    const LocalServer server(always(httpAnswer("200 OK", "")));

    EXPECT_EQ(get("file:///etc/hostname").error().code, Code::networkStatus);
    EXPECT_EQ(get("ldap://127.0.0.1/").error().code, Code::networkStatus);
    EXPECT_EQ(get("not a url").error().code, Code::networkStatus);
    EXPECT_EQ(get(server.url(), {.schemes = {"https"}}).error().code, Code::networkStatus);
    EXPECT_EQ(server.connections(), 0);
}

TEST(CurlTransport, RefusesAHeaderThatHoldsALineEnd)
{
    const LocalServer server(always(httpAnswer("200 OK", "")));

    const auto response = net::CurlTransport({.proxy = ""}).send({"GET", server.url(), {"A: b\r\nHost: elsewhere"}, {}}, {}, {});

    EXPECT_EQ(response.error().code, Code::internal);
    EXPECT_EQ(server.connections(), 0);
}

TEST(CurlTransport, IsCancelledWhileItWaits)
{
    std::stop_source stop;
    const LocalServer server([&](const std::string&, int socket) {
        stop.request_stop(); // the request has arrived, and no answer ever comes
        waitForTheEnd(socket);
    });

    const auto response = get(server.url(), {.total = std::chrono::hours{1}}, stop.get_token());

    ASSERT_FALSE(response.has_value());
    EXPECT_EQ(response.error().code, Code::cancelled);
}

TEST(CurlTransport, DoesNotEvenConnectWhenItWasCancelledBefore)
{
    std::stop_source stop;
    stop.request_stop();
    const LocalServer server(always(httpAnswer("200 OK", "")));

    EXPECT_EQ(get(server.url(), {}, stop.get_token()).error().code, Code::cancelled);
    EXPECT_EQ(server.connections(), 0);
}

TEST(CurlTransport, AsksThroughTheProxyOfTheSettings)
{
    const LocalServer proxy([](const std::string& request, int socket) { sendText(socket, httpAnswer("200 OK", request)); });
    net::CurlTransport transport({.proxy = proxy.url()});

    const auto response = transport.send({.url = "http://portal.invalid/orders"}, {}, {});

    ASSERT_TRUE(response.has_value());
    EXPECT_THAT(std::string(base::textOf(response->body)), testing::StartsWith("GET http://portal.invalid/orders HTTP/1.1\r\n"));
}

TEST(CurlTransport, AsksThroughTheProxyOfTheEnvironmentOtherwise)
{
    const LocalServer proxy(always(httpAnswer("200 OK", "through the proxy")));
    ::setenv("http_proxy", proxy.url().c_str(), 1);

    const auto response = net::CurlTransport().send({.url = "http://portal.invalid/orders"}, {}, {});
    ::unsetenv("http_proxy");

    ASSERT_TRUE(response.has_value());
    EXPECT_EQ(base::textOf(response->body), "through the proxy");
}
