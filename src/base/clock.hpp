#pragma once

#include "base/result.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace sceau::base {

using Instant = std::chrono::sys_seconds;

/// The time that rules see: the system's, or one given (tests, --at).
class Clock {
public:
    Clock() = default;
    explicit Clock(Instant fixed) : fixed_(fixed), isFixed_(true) {}
    [[nodiscard]] Instant now() const;

private:
    Instant fixed_{};
    bool isFixed_ = false;
};

/// "2026-11-21T20:50:00Z" (RFC 3339, UTC).
[[nodiscard]] std::string rfc3339(Instant time);

/// Reads RFC 3339 with any offset; Code::internal with fact "text" when it is not one.
[[nodiscard]] Result<Instant> parseRfc3339(std::string_view text);

} // namespace sceau::base
