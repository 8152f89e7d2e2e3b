#include "support/site_address.hpp"

#include <algorithm>

namespace sceau::support {

namespace {

constexpr std::string_view scheme = "https://";
constexpr std::size_t longest = 2048, longestHost = 253; // RFC 1035 § 2.3.4
constexpr std::string_view digits = "0123456789";

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char c) { return lower(c); });
    return result;
}

bool consistsOf(std::string_view text, std::string_view letters)
{
    return text.find_first_not_of(letters) == std::string_view::npos;
}

bool isName(std::string_view host)
{
    return !host.empty() && host.size() <= longestHost && host.front() != '.' && host.front() != '-'
           && consistsOf(host, "abcdefghijklmnopqrstuvwxyz0123456789.-");
}

bool isFigures(std::string_view host) // RFC 3986 § 3.2.2, IPv6
{
    return host.size() > 2 && host.front() == '[' && host.back() == ']'
           && consistsOf(host.substr(1, host.size() - 2), "0123456789abcdef:.");
}

bool isPort(std::string_view port)
{
    constexpr std::size_t mostDigits = 5;
    return port.empty() || (port.front() == ':' && port.size() > 1 && port.size() <= mostDigits + 1 && consistsOf(port.substr(1), digits));
}

/// A path and a query as they are sent (RFC 3986 § 2): other alphabets in figures. Empty: something in it is no part of an address.
std::optional<std::string> encoded(std::string_view text)
{
    constexpr std::string_view hexadecimal = "0123456789ABCDEF", never = "\"<>\\^`{|}";
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= ' ' || byte == 0x7F || never.find(c) != std::string_view::npos) return {};
        if (byte < 0x80)
            result += c;
        else
            result.append({'%', hexadecimal[byte >> 4U], hexadecimal[byte & 0xFU]});
    }
    return result.starts_with('/') ? result : '/' + result;
}

} // namespace

std::optional<SiteAddress> siteAddress(std::string_view text)
{
    if (text.size() > longest || lower(text.substr(0, scheme.size())) != scheme) return {};
    text.remove_prefix(scheme.size());
    text = text.substr(0, text.find('#'));
    const auto authority = lower(text.substr(0, text.find_first_of("/?")));
    const auto path = encoded(text.substr(authority.size()));
    const auto end = authority.find(':', authority.starts_with('[') ? authority.find(']') : 0);
    const auto host = authority.substr(0, end);
    const auto port = end == std::string::npos ? std::string() : authority.substr(end);
    if (!path || !isPort(port) || !(isName(host) || isFigures(host))) return {};
    return SiteAddress{std::string(scheme) + host + port + *path, host};
}

} // namespace sceau::support
