#pragma once

namespace sceau::gui {

constexpr int startAnew = -1; ///< no exit status: the program is to be started anew in its own place

/// The program `sceau`: reads its options, shows the window, and looks for keys only after the first paint. The exit status, or
/// `startAnew`.
int runWindow(int argc, char** argv);

} // namespace sceau::gui
