#pragma once

#include "dossier/layout/fields.hpp"

namespace sceau::dossier::layout {

/// The texts of a dossier (resources/dossier/), embedded in the program.
struct Wording {
    std::string_view contract; ///< markup (see markup.hpp)
    std::string_view terms;
    std::map<std::string, std::string, std::less<>> words; ///< short texts by key

    /// A short text with its placeholders filled. Code::composeFailed when there is none by that key.
    [[nodiscard]] base::Result<std::string> word(std::string_view key, const Fields& fields) const;
};

[[nodiscard]] base::Result<Wording> embeddedWording();

} // namespace sceau::dossier::layout
