#pragma once

#include <QString>

class QWidget;

namespace sceau::gui {

/// Has a screen reader say `words`, which appeared in `widget` without the focus moving there.
void announce(QWidget& widget, const QString& words);

} // namespace sceau::gui
