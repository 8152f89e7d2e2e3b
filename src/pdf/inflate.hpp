#pragma once

#include "pdf/file.hpp"
#include "pdf/value.hpp"

namespace sceau::pdf {

/// How the data of a cross-reference or object stream are stored.
struct StreamCoding {
    bool flate = false;
    int predictor = 1;
    std::size_t columns = 1;
    std::size_t colours = 1;
    std::size_t bits = 8;
};

/// From a stream dictionary whose /Filter and /DecodeParms are direct; Code::pdfBroken for any other filter than FlateDecode.
[[nodiscard]] base::Result<StreamCoding> codingOf(const Dictionary& stream);

/// Stored bytes of a file, decoded; never more than `limit` bytes, whatever they inflate to. Code::pdfBroken.
[[nodiscard]] base::Result<std::string> decodeStream(const File& file, std::uint64_t offset, std::uint64_t length,
                                                     const StreamCoding& coding, std::size_t limit);

} // namespace sceau::pdf
