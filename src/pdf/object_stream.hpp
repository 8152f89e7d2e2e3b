#pragma once

#include "pdf/object.hpp"

#include <utility>
#include <vector>

namespace sceau::pdf {

/// An object stream, inflated (ISO 32000-2 § 7.5.7).
struct ObjectStream {
    int number = 0;
    std::string data;
    std::vector<std::pair<int, std::size_t>> places; ///< object number, offset in data

    /// The value at an index, when it is the object wanted.
    [[nodiscard]] std::optional<std::string> at(std::size_t index, int object) const;
};

/// `stream` is the object that readObject() gave, `length` its /Length, resolved. Code::pdfBroken, also for what inflates beyond 12 MiB.
[[nodiscard]] base::Result<ObjectStream> readObjectStream(const File& file, const Object& stream, const Dictionary& dictionary,
                                                          std::uint64_t length);

} // namespace sceau::pdf
