#pragma once

#include <QObject>
#include <functional>

namespace sceau::gui {

/// Whether this desktop shows icons of programs. Asked without waiting: a bus that does not answer holds nobody up, and no answer is no.
void askForTray(QObject& whoAsks, std::function<void(bool available)> then);

/// Calls once, when there is a place for an icon: now, when a desktop that is still starting has one, or after a while in any case.
void whenTrayIsThere(QObject& whoAsks, std::function<void()> then);

} // namespace sceau::gui
