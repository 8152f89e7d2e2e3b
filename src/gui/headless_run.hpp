#pragma once

#include "gui/options.hpp"

namespace sceau::gui {

/// A whole renewal through the window's own widgets, without a display: one screenshot a step and the signed PDF in a folder,
/// where they are as one JSON line on stdout. Exit: 0 only when our verifier holds the signature intact, over the whole file,
/// chained to a trusted authority, with nothing changed after it, at the level of the settings; else 1 (the report), 3 (key or PIN), 4
/// (file), 5 (a service of that level), 70 (anything that stalls).
int runHeadless(const Options& options, const workflow::Settings& settings);

} // namespace sceau::gui
