#pragma once

#include "token/types.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>

/// Inside the room: what is remembered of PUKs where the driver tells nothing of them, which is wherever the PUK is not the officer's PIN.
namespace sceau::token {

/// Counts the refused ones: keys destroy themselves at the third, so that a try after two is the last as far as anybody knows.
class RefusedPuks {
public:
    /// Code::pukLastTry, with the fact "puk".
    [[nodiscard]] std::optional<base::Error> whyNotAsked(const Unblocking& unblocking) const;

    /// Takes note of an answer; a failure gets the fact "puk".
    [[nodiscard]] base::Result<Token> noted(const Unblocking& unblocking, base::Result<Token> answered);

private:
    using Key = std::pair<std::filesystem::path, std::string>; ///< module and URI

    [[nodiscard]] TryLevel level(const Where& where) const;

    std::map<Key, unsigned> refused_;
};

} // namespace sceau::token
