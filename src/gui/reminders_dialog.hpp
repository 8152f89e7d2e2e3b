#pragma once

#include "workflow/reminders.hpp"
#include "workflow/renewal.hpp"

#include <QDialog>
#include <memory>

namespace Ui {
class RemindersDialog;
}

namespace sceau::gui {

/// How a person wants to be reminded before a key expires: in the tray, in their calendar, or both.
class RemindersDialog : public QDialog {
    Q_OBJECT
public:
    explicit RemindersDialog(QWidget* parent = nullptr);
    ~RemindersDialog() override;

    void present(const workflow::RemindersState& state);
    void setTray(bool available); ///< whether this desktop shows programs' icons; until it is known, nothing is said

Q_SIGNALS:
    void chosen(bool on);
    void calendarAsked();

private:
    void presentTray();

    std::unique_ptr<Ui::RemindersDialog> ui_;
    workflow::RemindersState state_;
    bool possible_ = true;
};

/// Opens the dialog on what holds now. `reminders` outlives it.
void askReminders(QWidget& window, workflow::Reminders& reminders, base::Clock clock, std::function<void()> calendar);

/// Remembers the key that the snapshot shows, and that its renewal is signed, where the person chose to be reminded.
void follow(workflow::Reminders& reminders, const workflow::Snapshot& snapshot, base::Instant now);

} // namespace sceau::gui
