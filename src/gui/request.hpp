#pragma once

#include "base/bytes.hpp"
#include "gui/place.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace sceau::gui {

/// What a program that was started again asks of the window that is there.
struct Request {
    std::optional<Place> place; ///< none: where the window is
    std::filesystem::path file; ///< absolute; to be verified. Empty: none
    std::string activation;     ///< the desktop's leave to come to the front (xdg-activation); may be empty
    friend bool operator==(const Request&, const Request&) = default;
};

/// No request is longer.
inline constexpr std::size_t longestRequest = 8192;

[[nodiscard]] base::Bytes toBytes(const Request& request);

/// Empty for all that toBytes() would not have written: another version, a relative path, a token of other signs.
[[nodiscard]] std::optional<Request> requestOf(base::BytesView bytes);

} // namespace sceau::gui
