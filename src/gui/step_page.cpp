#include "gui/step_page.hpp"

#include "gui/theme.hpp"

namespace sceau::gui {

void StepPage::limitWidth(QWidget& column, double width)
{
    constexpr int ring = 4;
    column.setMaximumWidth(scaled(width) + 2 * ring);
}

} // namespace sceau::gui
