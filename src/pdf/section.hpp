#pragma once

#include "pdf/xref.hpp"

namespace sceau::pdf {

/// What one cross-reference section says; its entries go to the table.
struct ReadSection {
    Section section;
    Dictionary trailer;
    std::optional<std::uint64_t> previous;    ///< /Prev
    std::optional<std::uint64_t> hiddenTable; ///< /XRefStm of a hybrid file
    std::vector<std::size_t> freed;           ///< free entries of a classic table: weaker than those of its /XRefStm
};

/// A classic table or a cross-reference stream at `offset` (from "%PDF-" at `header`). Codes: pdfBroken, tooManyObjects.
[[nodiscard]] base::Result<ReadSection> readSection(const File& file, std::uint64_t header, std::uint64_t offset, const Limits& limits,
                                                    ObjectTable& table);

} // namespace sceau::pdf
