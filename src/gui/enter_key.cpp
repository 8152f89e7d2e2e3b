#include "gui/enter_key.hpp"

#include <QKeyEvent>
#include <QPushButton>

namespace sceau::gui {

bool isEnter(const QKeyEvent& event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

bool meansAction(const QKeyEvent& event, const QWidget& page)
{
    return isEnter(event) && qobject_cast<QPushButton*>(page.focusWidget()) == nullptr;
}

} // namespace sceau::gui
