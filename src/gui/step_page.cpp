#include "gui/step_page.hpp"

#include "gui/theme.hpp"

namespace sceau::gui {

void StepPage::limitWidth(QWidget& column, double width)
{
    column.setMaximumWidth(scaled(width));
}

} // namespace sceau::gui
