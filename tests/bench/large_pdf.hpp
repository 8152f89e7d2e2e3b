#pragma once

#include <cstdint>
#include <filesystem>

namespace sceau::bench {

struct Shape {
    std::uint64_t bytes = 0; ///< about
    int pages = 1;
    int objects = 0; ///< at least; the rest are small ones that nothing uses
    bool crossReferenceStream = false;
};

/// A PDF of that shape, written piece by piece: page contents that do not compress.
void writePdf(const std::filesystem::path& file, const Shape& shape);

} // namespace sceau::bench
