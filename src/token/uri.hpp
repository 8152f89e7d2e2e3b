#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <optional>
#include <string>
#include <string_view>

/// Inside the room: names of tokens and objects, RFC 7512.
namespace sceau::token {

/// What a URI asks for; an attribute that it does not name is empty.
struct TokenUri {
    std::optional<std::string> token;
    std::optional<std::string> serial;
    std::optional<std::string> manufacturer;
    std::optional<std::string> model;
    std::optional<std::string> object;
    std::optional<base::Bytes> id;
    friend bool operator==(const TokenUri&, const TokenUri&) = default;
};

/// Strict: an attribute that this program could not honour is refused, a PIN in a query above all. Empty text: any token.
/// Code::tokenUriInvalid with the fact "attribute" where one is to blame.
[[nodiscard]] base::Result<TokenUri> parseUri(std::string_view text);

/// "pkcs11:token=…;serial=…;id=…;object=…" of the attributes that are there.
[[nodiscard]] std::string toString(const TokenUri& uri);

} // namespace sceau::token
