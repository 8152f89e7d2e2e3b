#pragma once

#include "base/bytes.hpp"

#include <optional>

namespace sceau::pki {

/// The size of the element that `bytes` begins with, when it and everything inside it has definite, minimal lengths (X.690 § 10.1)
/// and nests no deeper than 32. OpenSSL reads BER too, where one value has many encodings.
[[nodiscard]] std::optional<std::size_t> derSize(base::BytesView bytes);

} // namespace sceau::pki
