#pragma once

#include "base/secret.hpp"

#include <QString>

class QWidget;

namespace sceau::gui {

/// A person's hands on our own widgets, found by object name under `place`. What cannot be seen or used is left alone.
bool press(QWidget& place, const char* button);
bool type(QWidget& place, const char* field, const QString& text); ///< instead of what the field holds
bool type(QWidget& place, const char* field, const base::Secret& secret);

} // namespace sceau::gui
