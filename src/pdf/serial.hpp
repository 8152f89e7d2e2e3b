#pragma once

#include "pdf/plan.hpp"

namespace sceau::pdf {

/// The bytes of an incremental update and the gap in them, as offsets of the whole signed file.
struct UpdateBytes {
    std::string bytes;
    std::uint64_t gapBegin = 0; ///< offset of '<'; gapEnd when the plan has no signature
    std::uint64_t gapEnd = 0;   ///< just after '>'
};

/// The plan's objects, a cross-reference section of the kind the last one has, and the trailer; /ByteRange is filled in, /Contents is
/// zeros. Code::fileTooLarge when an offset no longer fits ten digits.
[[nodiscard]] base::Result<UpdateBytes> serialise(const Document& document, const Plan& plan, std::size_t reserved, bool afterLineEnd);

} // namespace sceau::pdf
