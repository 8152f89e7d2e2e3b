#include "gui/show_only.hpp"

#include <QLayout>
#include <QWidget>

namespace sceau::gui {

void showOnly(QWidget& page)
{
    const QLayout& layout = *page.parentWidget()->layout();
    for (int i = 0; i < layout.count(); ++i) {
        QWidget* other = layout.itemAt(i)->widget();
        if (other != nullptr && other != &page) other->hide();
    }
    if (page.isHidden()) page.show(); // what was never hidden would only be laid out, before anybody sees it
}

} // namespace sceau::gui
