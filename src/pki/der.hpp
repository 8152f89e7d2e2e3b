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

/// The element that `bytes` begins with: its own header is checked, not what is inside it.
[[nodiscard]] std::optional<DerElement> derElement(base::BytesView bytes);

/// Walks the elements of what derSize() accepted, without a list of them: a CRL may have a million.
class DerCursor {
public:
    explicit DerCursor(base::BytesView content) : rest_(content) {}
    [[nodiscard]] bool atEnd() const { return rest_.empty(); }
    /// Empty at the end.
    [[nodiscard]] std::optional<DerElement> next();
    /// The next one if it has this tag; else empty, and nothing is passed over.
    [[nodiscard]] std::optional<DerElement> next(std::uint8_t tag);

private:
    base::BytesView rest_;
};

/// The elements that fill `content`, the inside of a constructed element; empty when they do not fill it or it is no DER.
[[nodiscard]] std::optional<std::vector<DerElement>> derChildren(base::BytesView content);

} // namespace sceau::pki
