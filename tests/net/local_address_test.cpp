#include "net/local_address.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/un.h>

namespace sceau::net {
namespace {

bool isLocalSocket(const std::string& text)
{
    sockaddr_in6 six{};
    six.sin6_family = AF_INET6;
    if (::inet_pton(AF_INET6, text.c_str(), &six.sin6_addr) == 1) return isLocal(reinterpret_cast<const sockaddr&>(six));
    sockaddr_in four{};
    four.sin_family = AF_INET;
    EXPECT_EQ(::inet_pton(AF_INET, text.c_str(), &four.sin_addr), 1) << text;
    return isLocal(reinterpret_cast<const sockaddr&>(four));
}

class LocalAddress : public testing::TestWithParam<const char*> {};
class PublicAddress : public testing::TestWithParam<const char*> {};

} // namespace

TEST_P(LocalAddress, IsKnownAsASocketsAndAsAUrls)
{
    EXPECT_TRUE(isLocalSocket(GetParam()));
    EXPECT_TRUE(isLocalHost(GetParam()));
    EXPECT_TRUE(isLocalHost('[' + std::string(GetParam()) + ']'));
}

INSTANTIATE_TEST_SUITE_P(Addresses, LocalAddress,
                         testing::Values("0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.255", "169.254.169.254",
                                         "172.16.0.1", "172.31.255.255", "192.168.1.1", "224.0.0.1", "255.255.255.255", "::", "::1",
                                         "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
                                         "::127.0.0.1", "64:ff9b::c0a8:101", "2002:7f00:1::"));

TEST_P(PublicAddress, IsKnownAsASocketsAndAsAUrls)
{
    EXPECT_FALSE(isLocalSocket(GetParam()));
    EXPECT_FALSE(isLocalHost(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Addresses, PublicAddress,
                         testing::Values("8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "128.0.0.1",
                                         "172.15.255.255", "172.32.0.0", "192.167.255.255", "223.255.255.255", "2001:4860:4860::8888",
                                         "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::"));

TEST(LocalHost, IsNoNameSaveLocalhost)
{
    EXPECT_TRUE(isLocalHost("localhost"));
    EXPECT_TRUE(isLocalHost("LocalHost."));
    EXPECT_TRUE(isLocalHost("a.localhost"));
    EXPECT_TRUE(isLocalHost("[fe80::1%25eth0]"));
    EXPECT_FALSE(isLocalHost("autorite.example"));
    EXPECT_FALSE(isLocalHost("10.example"));
    EXPECT_FALSE(isLocalHost(""));
}

TEST(LocalSocket, IsEveryOneOfAnotherFamily)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;

    EXPECT_TRUE(isLocal(reinterpret_cast<const sockaddr&>(address)));
}

} // namespace sceau::net
