#pragma once

#include "workflow/renewal.hpp"

namespace sceau::snapshots {

/// The step of the dossier with its PDF, as the renewal composes it.
[[nodiscard]] workflow::Snapshot dossierWithFile();

} // namespace sceau::snapshots
