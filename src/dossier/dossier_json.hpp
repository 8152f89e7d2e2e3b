#pragma once

#include "dossier/compose.hpp"

namespace sceau::dossier {

/// What sceau-compose reads on its standard input. Code::composeFailed when a text is not UTF-8.
[[nodiscard]] base::Result<std::string> toJson(const Dossier& dossier);

/// Every key, of the right type, and no other. Code::composeFailed with the fact "problem".
[[nodiscard]] base::Result<Dossier> parseDossier(std::string_view json);

} // namespace sceau::dossier
