#pragma once

namespace sceau::gui {

/// The program `sceau`: reads its options, shows the window, and looks for keys only after the first paint.
int runWindow(int argc, char** argv);

} // namespace sceau::gui
