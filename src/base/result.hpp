#pragma once

#include "base/code.hpp"

#include <map>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace sceau::base {

/// Named values that support staff and texts need; never a PIN nor personal data.
using Facts = std::map<std::string, std::string, std::less<>>;

/// One failure: a code, where it happened, facts for support. No sentence: text/ owns those.
struct Error {
    Code code{Code::internal};
    std::string where;
    Facts facts;

    explicit Error(Code c) : code(c) {}

    [[nodiscard]] Error&& at(std::string place) &&
    {
        where = std::move(place);
        return std::move(*this);
    }
    [[nodiscard]] Error&& with(std::string key, std::string value) &&
    {
        facts.insert_or_assign(std::move(key), std::move(value));
        return std::move(*this);
    }
    friend bool operator==(const Error&, const Error&) = default;
};

template <class T> using Result = tl::expected<T, Error>;

/// What a function returns when it can only fail.
using Status = Result<void>;

[[nodiscard]] inline tl::unexpected<Error> fail(Code code, std::string where = {})
{
    return tl::unexpected(Error{code}.at(std::move(where)));
}

} // namespace sceau::base
