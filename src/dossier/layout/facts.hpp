#pragma once

#include "dossier/compose.hpp"
#include "dossier/layout/wording.hpp"

namespace sceau::dossier::layout {

/// What the contract states of a dossier, worded and formatted for French readers (dates and times of Paris, SIREN in threes).
[[nodiscard]] base::Result<Fields> factsOf(const Dossier& dossier, const Wording& wording);

} // namespace sceau::dossier::layout
