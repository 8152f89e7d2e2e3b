#include "net/curl_transport.hpp"
#include "net/local_address.hpp"
#include "shared/local_server.hpp"

#include <arpa/inet.h>
#include <cstdlib>
#include <cstring>
#include <gtest/gtest.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace sceau;
using base::Code;
using sceau::test::httpAnswer;
using sceau::test::LocalServer;
using sceau::test::sendText;

namespace {

constexpr auto publicAddress = "9.9.9.9";

base::Result<pki::HttpResponse> get(const std::string& url, const net::CurlSettings& settings = {.proxy = ""})
{
    pki::HttpLimits limits;
    limits.publicOnly = true;
    return net::CurlTransport(settings).send({.url = url}, limits, {});
}

bool isRefused(const base::Result<pki::HttpResponse>& response)
{
    if (response || response.error().code != Code::networkStatus) return false;
    const auto reason = response.error().facts.find("reason");
    return reason != response.error().facts.end() && reason->second == "localAddress";
}

LocalServer::Answer always(const std::string& answer)
{
    return [answer](const std::string&, int socket) { sendText(socket, answer); };
}

/// A port of this machine under a name that is neither in figures nor "localhost"; empty when the name leads elsewhere.
std::string urlByName(int port)
{
    std::string name(256, '\0');
    if (::gethostname(name.data(), name.size()) != 0) return {};
    name.resize(std::strlen(name.c_str()));
    addrinfo* found = nullptr;
    if (::getaddrinfo(name.c_str(), nullptr, nullptr, &found) != 0) return {};
    bool local = true;
    for (const auto* one = found; one != nullptr; one = one->ai_next)
        local = local && net::isLocal(*one->ai_addr);
    ::freeaddrinfo(found);
    return local ? "http://" + name + ":" + std::to_string(port) + "/" : std::string();
}

/// Gives this process a network of its own, on which it has a public address.
bool standAlone()
{
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0 && ::unshare(CLONE_NEWNET) != 0) return false;
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq up{}, address{};
    std::strcpy(up.ifr_name, "lo");
    up.ifr_flags = IFF_UP;
    std::strcpy(address.ifr_name, "lo:1");
    auto& stated = reinterpret_cast<sockaddr_in&>(address.ifr_addr);
    stated.sin_family = AF_INET;
    stated.sin_addr.s_addr = ::inet_addr(publicAddress);
    const bool done = ::ioctl(socket, SIOCSIFFLAGS, &up) == 0 && ::ioctl(socket, SIOCSIFADDR, &address) == 0;
    ::close(socket);
    return done;
}

enum Ending { asExpected, otherwise, cannotStandAlone };

/// A public server redirects to one of this machine.
Ending followsToThisMachine()
{
    if (!standAlone()) return cannotStandAlone;
    const LocalServer inside(always(httpAnswer("200 OK", "secret")));
    const LocalServer server(always(httpAnswer("302 Found", "", "Location: " + inside.url() + "\r\n")), LocalServer::Reading::request,
                             publicAddress);
    const LocalServer plain(always(httpAnswer("200 OK", "here")), LocalServer::Reading::request, publicAddress);
    const bool asked = get(plain.url()).has_value();
    const bool refused = isRefused(get(server.url()));
    return asked && refused && server.connections() == 1 && inside.connections() == 0 ? asExpected : otherwise;
}

} // namespace

TEST(PublicOnly, DoesNotConnectToThisMachine)
{
    const LocalServer server(always(httpAnswer("200 OK", "here")));

    EXPECT_TRUE(isRefused(get(server.url())));
    EXPECT_TRUE(isRefused(get("http://127.1:" + std::to_string(server.port()))));
    EXPECT_TRUE(isRefused(get("http://2130706433:" + std::to_string(server.port()))));
    EXPECT_TRUE(isRefused(get("http://0x7f.1:" + std::to_string(server.port()))));
    EXPECT_TRUE(isRefused(get("http://localhost:" + std::to_string(server.port()))));
    EXPECT_EQ(server.connections(), 0);
}

TEST(PublicOnly, LooksAtWhereANameLeads)
{
    const LocalServer server(always(httpAnswer("200 OK", "here")));
    const auto url = urlByName(server.port());
    if (url.empty()) GTEST_SKIP() << "the name of this machine leads to no local address";

    EXPECT_TRUE(isRefused(get(url)));
    EXPECT_EQ(server.connections(), 0);
}

TEST(PublicOnly, DoesNotFollowARedirectionToThisMachine)
{
    const auto child = ::fork();
    if (child == 0) ::_exit(followsToThisMachine());
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == cannotStandAlone) GTEST_SKIP() << "no network of its own";

    EXPECT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), asExpected);
}

TEST(PublicOnly, CountsForNothingWhereAnAuthorityIsInside)
{
    const LocalServer server(always(httpAnswer("200 OK", "here")));

    EXPECT_TRUE(get(server.url(), {.proxy = "", .localAuthorities = true}).has_value());
}

TEST(PublicOnly, LeavesNamesToTheProxyButNotAddresses)
{
    const LocalServer proxy(always(httpAnswer("200 OK", "through the proxy")));

    EXPECT_TRUE(isRefused(get("http://10.0.0.1/issuer.crt", {.proxy = proxy.url()})));
    EXPECT_TRUE(isRefused(get("http://[::1]/issuer.crt", {.proxy = proxy.url()})));
    EXPECT_EQ(proxy.connections(), 0);
    EXPECT_TRUE(get("http://authority.invalid/issuer.crt", {.proxy = proxy.url()}).has_value());
}

TEST(PublicOnly, GoesThroughTheProxyOfTheEnvironmentWithoutExceptions)
{
    const LocalServer proxy(always(httpAnswer("200 OK", "through the proxy")));
    ::setenv("http_proxy", proxy.url().c_str(), 1);
    ::setenv("no_proxy", "*", 1);

    const auto response = get("http://authority.invalid/issuer.crt", {});
    ::unsetenv("http_proxy");
    ::unsetenv("no_proxy");

    ASSERT_TRUE(response.has_value());
    EXPECT_EQ(base::textOf(response->body), "through the proxy");
}

TEST(PublicOnly, FollowsNoRedirectionThroughAProxy)
{
    const LocalServer proxy(always(httpAnswer("302 Found", "", "Location: http://127.0.0.1/\r\n")));

    const auto response = get("http://authority.invalid/issuer.crt", {.proxy = proxy.url()});

    ASSERT_FALSE(response.has_value());
    EXPECT_EQ(response.error().facts.at("status"), "302");
    EXPECT_EQ(proxy.connections(), 1);
}
