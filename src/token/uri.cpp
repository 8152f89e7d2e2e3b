#include "token/uri.hpp"

#include <algorithm>
#include <array>

namespace sceau::token {

using base::Code;
using base::Error;

namespace {

constexpr std::string_view scheme = "pkcs11:";
constexpr std::size_t longest = 4'096;

/// RFC 7512 § 2.3: pk11-res-avail and pk11-path's own, what may stand unescaped in a path attribute.
bool isPlain(char c)
{
    const bool alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return alphanumeric || std::string_view{"-._~:[]@!$'()*+,=&"}.find(c) != std::string_view::npos;
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::optional<std::string> decode(std::string_view text)
{
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            if (!isPlain(text[i])) return std::nullopt;
            decoded += text[i];
            continue;
        }
        if (i + 2 >= text.size()) return std::nullopt;
        const int high = hexValue(text[i + 1]);
        const int low = hexValue(text[i + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        decoded += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return decoded;
}

std::string percent(unsigned char c)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    return {'%', digits[c >> 4U], digits[c & 15U]};
}

std::string encode(std::string_view text)
{
    std::string encoded;
    for (const char c : text) {
        const bool plain = isPlain(c) && c != '&' && c != '='; // allowed, but surprising in a shell and to other readers
        encoded += plain ? std::string(1, c) : percent(static_cast<unsigned char>(c));
    }
    return encoded;
}

tl::unexpected<Error> refuse(std::string_view attribute)
{
    auto error = Error{Code::tokenUriInvalid}.at("parseUri");
    return tl::unexpected(attribute.empty() ? std::move(error) : std::move(error).with("attribute", std::string(attribute)));
}

std::optional<std::string>* placeFor(TokenUri& uri, std::string_view name)
{
    if (name == "token") return &uri.token;
    if (name == "serial") return &uri.serial;
    if (name == "manufacturer") return &uri.manufacturer;
    if (name == "model") return &uri.model;
    if (name == "object") return &uri.object;
    return nullptr;
}

/// Names a kind of object; every kind is found by its id or name, so there is nothing to keep.
bool isKind(std::string_view value)
{
    constexpr std::array<std::string_view, 5> kinds{"cert", "private", "public", "data", "secret-key"};
    return std::find(kinds.begin(), kinds.end(), value) != kinds.end();
}

base::Status take(TokenUri& uri, std::string_view attribute)
{
    const auto equals = attribute.find('=');
    if (equals == std::string_view::npos) return refuse(attribute);
    const auto name = attribute.substr(0, equals);
    const auto value = decode(attribute.substr(equals + 1));
    if (!value) return refuse(name);

    if (name == "type") return isKind(*value) ? base::Status{} : refuse(name);
    if (name == "id") {
        if (uri.id) return refuse(name);
        const auto bytes = base::bytesOf(*value);
        uri.id = base::Bytes(bytes.begin(), bytes.end());
        return {};
    }
    auto* const place = placeFor(uri, name);
    if (!place || *place) return refuse(name);
    *place = *value;
    return {};
}

} // namespace

base::Result<TokenUri> parseUri(std::string_view text)
{
    TokenUri uri;
    if (text.empty()) return uri;
    if (text.size() > longest || !text.starts_with(scheme)) return refuse({});
    if (text.find('?') != std::string_view::npos) return refuse("?");

    auto rest = text.substr(scheme.size());
    while (!rest.empty()) {
        const auto end = std::min(rest.find(';'), rest.size());
        if (auto taken = take(uri, rest.substr(0, end)); !taken) return tl::unexpected(taken.error());
        if (end + 1 == rest.size()) return refuse(";");
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return uri;
}

std::string toString(const TokenUri& uri)
{
    std::string text;
    const auto add = [&text](std::string_view name, const std::string& value) {
        text += text.empty() ? "" : ";";
        text += name;
        text += '=';
        text += value;
    };
    if (uri.token) add("token", encode(*uri.token));
    if (uri.serial) add("serial", encode(*uri.serial));
    if (uri.manufacturer) add("manufacturer", encode(*uri.manufacturer));
    if (uri.model) add("model", encode(*uri.model));
    if (uri.id) {
        std::string escaped;
        for (const auto byte : *uri.id)
            escaped += percent(byte);
        add("id", escaped);
    }
    if (uri.object) add("object", encode(*uri.object));
    return std::string(scheme) + text;
}

} // namespace sceau::token
