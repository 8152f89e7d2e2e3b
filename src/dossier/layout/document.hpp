#pragma once

#include "dossier/compose.hpp"
#include "dossier/layout/wording.hpp"

#include <QByteArray>

namespace sceau::dossier::layout {

/// Fixes what would make two runs differ or need a display: offscreen platform, hash order, time zone.
/// Called before the QGuiApplication is made.
void prepareProcess();

/// Contract and terms as a PDF/A-1b file, before pdf::finish(). The same dossier and wording give the same bytes.
/// Code::composeFailed: a placeholder without value, a fact that no text states, a character that cannot be printed, a font missing.
[[nodiscard]] base::Result<QByteArray> layOut(const Dossier& dossier, const Wording& wording);

} // namespace sceau::dossier::layout
