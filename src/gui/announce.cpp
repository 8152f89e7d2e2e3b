#include "gui/announce.hpp"

#include <QAccessible>
#include <QWidget>

namespace sceau::gui {

void announce(QWidget& widget, const QString& words)
{
    if (words.isEmpty()) return;
    widget.setAccessibleName(words);
    QAccessibleEvent event(&widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace sceau::gui
