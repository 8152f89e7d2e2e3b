#pragma once

class QDialog;

namespace sceau::gui {

/// Keeps a dialog as high as its words need at this width (pixels at the usual letters), whenever they change; never larger than the
/// screen.
void keepWhole(QDialog& dialog, double width = 508);

} // namespace sceau::gui
