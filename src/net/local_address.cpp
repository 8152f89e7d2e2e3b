#include "net/local_address.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <cstdint>
#include <netinet/in.h>
#include <optional>
#include <span>
#include <vector>

namespace sceau::net {

namespace {

using Bytes = std::vector<std::uint8_t>; ///< 4 of an IPv4 address, 16 of an IPv6 one; as they are sent

/// The special-purpose networks of RFC 6890, as far as they are not for everybody to reach.
struct Network {
    const char* begin;
    unsigned bits;
};

constexpr Network local[] = {
    {"0.0.0.0", 8},      {"10.0.0.0", 8},   {"100.64.0.0", 10},  {"127.0.0.0", 8},   {"169.254.0.0", 16},  {"172.16.0.0", 12},
    {"192.0.0.0", 24},   {"192.0.2.0", 24}, {"192.168.0.0", 16}, {"198.18.0.0", 15}, {"198.51.100.0", 24}, {"203.0.113.0", 24},
    {"224.0.0.0", 4},    {"240.0.0.0", 4},  {"::", 128},         {"::1", 128},       {"100::", 64},        {"2001:db8::", 32},
    {"64:ff9b:1::", 48}, {"fc00::", 7},     {"fe80::", 10},      {"fec0::", 10},     {"ff00::", 8},
};

/// IPv6 networks whose addresses hold an IPv4 address, and where: mapped, compatible, translated (RFC 6052), 6to4.
struct Holding {
    Network network;
    std::ptrdiff_t at;
};

constexpr Holding holding[] = {{{"::ffff:0:0", 96}, 12}, {{"::", 96}, 12}, {{"64:ff9b::", 96}, 12}, {{"2002::", 16}, 2}};

std::optional<Bytes> bytesOf(const std::string& text)
{
    Bytes bytes(16);
    if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) return bytes;
    bytes.resize(4);
    if (::inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) return bytes;
    return std::nullopt;
}

bool isIn(const Network& network, const Bytes& address)
{
    const auto begin = bytesOf(network.begin).value_or(Bytes());
    if (begin.size() != address.size()) return false;
    for (unsigned bit = 0; bit < network.bits; ++bit) {
        const auto differ = static_cast<unsigned>(begin[bit / 8] ^ address[bit / 8]);
        if ((differ & (0x80U >> bit % 8)) != 0) return false;
    }
    return true;
}

bool isLocalAddress(const Bytes& address)
{
    const auto inside = [&](const Network& network) { return isIn(network, address); };
    if (std::any_of(std::begin(local), std::end(local), inside)) return true;
    const auto held = std::find_if(std::begin(holding), std::end(holding), [&](const Holding& one) { return inside(one.network); });
    if (held == std::end(holding)) return false;
    const auto begin = address.begin() + held->at;
    return isLocalAddress(Bytes(begin, begin + 4));
}

} // namespace

bool isLocal(const sockaddr& address)
{
    if (address.sa_family == AF_INET) {
        const auto& bytes = reinterpret_cast<const sockaddr_in&>(address).sin_addr;
        const auto* begin = reinterpret_cast<const std::uint8_t*>(&bytes);
        return isLocalAddress(Bytes(begin, begin + sizeof bytes));
    }
    if (address.sa_family != AF_INET6) return true;
    const auto& bytes = reinterpret_cast<const sockaddr_in6&>(address).sin6_addr.s6_addr;
    return isLocalAddress(Bytes(std::begin(bytes), std::end(bytes)));
}

bool isLocalHost(const std::string& host)
{
    auto name = host.starts_with('[') ? host.substr(1, host.find_first_of("%]") - 1) : host;
    name.erase(name.find_last_not_of('.') + 1);
    std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (name == "localhost" || name.ends_with(".localhost")) return true;
    const auto address = bytesOf(name);
    return address && isLocalAddress(*address);
}

} // namespace sceau::net
