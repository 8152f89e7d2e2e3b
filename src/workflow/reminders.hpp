#pragma once

#include "workflow/autostart.hpp"
#include "workflow/background.hpp"
#include "workflow/reminder_file.hpp"

#include <QObject>

namespace sceau::workflow {

class Mailbox;

/// What reminders in the tray need of this computer. `startTray` blocks.
struct ReminderPlaces {
    ReminderFile file;
    Autostart autostart;
    std::function<void()> startTray;
};

/// Where this person's list of keys lies.
[[nodiscard]] std::filesystem::path remindersFolder();
/// The list in that folder, and this session's entry for this program.
[[nodiscard]] ReminderPlaces remindersIn(const std::filesystem::path& folder);

struct RemindersState {
    bool known = false; ///< the files were looked at
    bool on = false;
    int underWay = 0;                 ///< what was asked for and is not done
    std::optional<base::Error> error; ///< of the last choice
};

/// Whether a person is reminded in the tray, and of which keys: nothing is kept unless they chose so. No call waits.
class Reminders : public QObject {
    Q_OBJECT
public:
    explicit Reminders(ReminderPlaces places, QObject* parent = nullptr);
    ~Reminders() override;

    [[nodiscard]] const RemindersState& state() const { return state_; }

    void look();
    void choose(bool on, base::Instant now);            ///< off: all that was kept is removed, and the tray empties
    void see(base::Instant expires, base::Instant now); ///< the key that is shown: remembered if reminders were chosen, or when they are
    void settle(base::Instant expires);                 ///< its renewal is signed: no more reminders

Q_SIGNALS:
    void changed();

private:
    using Work = std::function<base::Status(const ReminderPlaces&)>;
    void post(Work work, void (Reminders::*then)(const base::Status&));
    void chosen(const base::Status& status);
    void noted(const base::Status&) {} ///< nobody asked for it: its failure is in the log

    std::shared_ptr<const ReminderPlaces> places_;
    std::unique_ptr<Mailbox> letters_;
    Background background_;
    RemindersState state_;
    std::optional<base::Instant> seen_;
    std::optional<base::Instant> settled_;
};

} // namespace sceau::workflow
