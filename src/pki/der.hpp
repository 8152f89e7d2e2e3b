#pragma once

#include "base/bytes.hpp"

#include <optional>

namespace sceau::pki {

/// The size of the element that `bytes` begins with, when it and everything inside it has definite, minimal lengths (X.690 § 10.1)
/// and nests no deeper than 32. OpenSSL reads BER too, where one value has many encodings.
[[nodiscard]] std::optional<std::size_t> derSize(base::BytesView bytes);

struct DerElement {
    std::uint8_t tag = 0;
    base::BytesView content;
    base::BytesView whole;
};

/// The elements that fill `content`, the inside of a constructed element; empty when they do not fill it or it is no DER.
[[nodiscard]] std::optional<std::vector<DerElement>> derChildren(base::BytesView content);

} // namespace sceau::pki
