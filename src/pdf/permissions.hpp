#pragma once

#include "pdf/comparison.hpp"

namespace sceau::pdf {

/// DocMDP and FieldMDP as the signatures of a document up to one of its revisions demand them, the strictest of all.
struct Permissions {
    int certification = 0; ///< P; 0 when nothing was certified
    std::vector<FieldLock> locks;

    [[nodiscard]] static Permissions of(const Inspection& inspection, std::size_t revision);
    /// Why they forbid what was found; empty when they do not.
    [[nodiscard]] std::string forbid(const Findings& findings) const;
};

} // namespace sceau::pdf
