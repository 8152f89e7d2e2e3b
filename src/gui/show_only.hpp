#pragma once

class QWidget;

namespace sceau::gui {

/// Shows `page` and hides its siblings. Unlike a QStackedWidget, their layout is then only as high as the one that is shown.
void showOnly(QWidget& page);

} // namespace sceau::gui
