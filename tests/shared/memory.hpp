#pragma once

#include "base/secret.hpp"

#include <array>
#include <cstddef>

namespace sceau::test {

/// A secret's text, kept disguised so that looking for it does not put it into memory.
class Disguised {
public:
    enum class As { utf8, utf16 }; ///< utf16: as Qt holds what was typed; of ASCII only
    explicit Disguised(const base::Secret& secret, As as = As::utf8);

    /// How often the text lies in the writable memory of this process.
    [[nodiscard]] std::size_t copiesInMemory() const;

private:
    [[nodiscard]] std::size_t copiesIn(const unsigned char* bytes, std::size_t size) const;

    std::array<unsigned char, 32> text_{};
    std::size_t size_;
};

} // namespace sceau::test
