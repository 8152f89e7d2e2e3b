#pragma once

#include "workflow/reminder_file.hpp"

#include <QFileSystemWatcher>
#include <QMenu>
#include <QSystemTrayIcon>
#include <QTimer>
#include <functional>

namespace sceau::gui {

/// Sceau's icon among the desktop's: a menu, and a word when a key's expiry comes near. It is a program of its own (`sceau --tray`) that
/// knows dates alone; windows are started beside it. Awake once an hour, and when the list of keys changes.
class Tray : public QObject {
    Q_OBJECT
public:
    using Start = std::function<void(const QStringList& options)>; ///< of the program, beside this one
    Tray(workflow::ReminderFile file, base::Clock clock, Start start);

    void show();

Q_SIGNALS:
    void unwanted(); ///< the person left, or does not want to be reminded any more

private:
    void look();
    [[nodiscard]] bool canTell() const;
    void tell(base::Instant expires);
    void describe(const workflow::RememberedKeys& keys);

    workflow::ReminderFile file_;
    base::Clock clock_;
    Start start_;
    QMenu menu_;
    QSystemTrayIcon icon_;
    QFileSystemWatcher changes_;
    QTimer hour_;
};

/// `sceau --tray`; the program's exit status.
[[nodiscard]] int runTray();

} // namespace sceau::gui
