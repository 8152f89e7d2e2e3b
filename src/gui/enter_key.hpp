#pragma once

class QKeyEvent;
class QWidget;

namespace sceau::gui {

[[nodiscard]] bool isEnter(const QKeyEvent& event);

/// Enter where no button has the focus, which the window would press: the page's own action is meant.
[[nodiscard]] bool meansAction(const QKeyEvent& event, const QWidget& page);

} // namespace sceau::gui
