#pragma once

#include <QBoxLayout>
#include <functional>

class QWidget;

namespace sceau::gui {

/// Calls `change` now and whenever `area` becomes narrower or wider than `width` pixels of the usual letter size.
void watchWidth(QWidget& area, double width, std::function<void(bool narrow)> change);

/// The parts of a row stand under one another while there is no room beside each other.
void stackWhenNarrow(QWidget& area, QBoxLayout& row, double width);

} // namespace sceau::gui
