#pragma once

#include "base/bytes.hpp"

#include <cstddef>
#include <string_view>

namespace sceau::base {

/// A PIN, a PUK or a password: move-only, in memory that is locked, kept out of core dumps and wiped on every path.
/// Holds UTF-8 bytes; a terminating NUL follows them for C interfaces and is not counted in size().
class Secret {
public:
    static constexpr std::size_t capacity = 256; ///< longer input is refused (from() gives an empty Secret)

    Secret() noexcept = default;
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    /// Copies; the caller wipes its own copy (see wipe()).
    [[nodiscard]] static Secret from(std::string_view text);
    [[nodiscard]] Secret clone() const;

    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] std::string_view view() const noexcept { return {data_ ? data_ : "", size_}; }
    [[nodiscard]] const char* c_str() const noexcept { return data_ ? data_ : ""; }
    void clear() noexcept;

private:
    char* data_ = nullptr;
    std::size_t size_ = 0;
};

/// Overwrites memory in a way the compiler keeps.
void wipe(void* data, std::size_t size) noexcept;

/// No core dump, no ptrace by other processes of the user: called first by every program that may hold a PIN.
void forbidCoreDumps() noexcept;

} // namespace sceau::base
