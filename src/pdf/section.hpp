#pragma once

#include "pdf/xref.hpp"

#include <functional>

namespace sceau::pdf {

/// Takes one entry of a section: an object's number and where the section says that it stands.
using EntrySink = std::function<void(std::size_t number, const Location& location)>;

/// What one cross-reference section says besides its entries.
struct ReadSection {
    Section section;
    Dictionary trailer;
    std::optional<std::uint64_t> previous;    ///< /Prev
    std::optional<std::uint64_t> hiddenTable; ///< /XRefStm of a hybrid file
    std::vector<std::size_t> freed;           ///< free entries of a classic table: weaker than those of its /XRefStm
};

/// A classic table or a cross-reference stream at `offset` (from "%PDF-" at `header`); its entries go to `sink`, but for `freed`.
/// Codes: pdfBroken, tooManyObjects.
[[nodiscard]] base::Result<ReadSection> readSection(const File& file, std::uint64_t header, std::uint64_t offset, const Limits& limits,
                                                    const EntrySink& sink);

} // namespace sceau::pdf
