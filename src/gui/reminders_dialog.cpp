#include "gui/reminders_dialog.hpp"

#include "gui/key_summary.hpp"
#include "gui/tray_host.hpp"
#include "gui/whole_dialog.hpp"
#include "gui/words.hpp"
#include "ui_reminders_dialog.h"

#include <QSignalBlocker>

namespace sceau::gui {

RemindersDialog::RemindersDialog(QWidget* parent) : QDialog(parent), ui_(std::make_unique<Ui::RemindersDialog>())
{
    ui_->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    keepWhole(*this);
    connect(ui_->tray, &QAbstractButton::toggled, this, &RemindersDialog::chosen);
    connect(ui_->calendar, &QPushButton::clicked, this, &RemindersDialog::calendarAsked);
    connect(ui_->close, &QPushButton::clicked, this, &QDialog::accept);
    present({});
}

RemindersDialog::~RemindersDialog() = default;

void RemindersDialog::present(const workflow::RemindersState& state)
{
    state_ = state;
    ui_->problem->setVisible(state.error.has_value());
    if (state.error) ui_->problem->present(*state.error);
    const QSignalBlocker ours(ui_->tray); // nobody chose anything
    ui_->tray->setChecked(state.on);
    presentTray();
}

void RemindersDialog::setTray(bool available)
{
    possible_ = available;
    presentTray();
}

/// What was chosen can be taken back on any desktop.
void RemindersDialog::presentTray()
{
    ui_->tray->setEnabled(state_.known && state_.underWay == 0 && (possible_ || state_.on));
    ui_->traySaid->setText(sentence(possible_ ? "reminders.tray" : "reminders.no-tray"));
}

void askReminders(QWidget& window, workflow::Reminders& reminders, base::Clock clock, std::function<void()> calendar)
{
    auto* dialog = new RemindersDialog(&window);
    const auto present = [dialog, &reminders] { dialog->present(reminders.state()); };
    QObject::connect(&reminders, &workflow::Reminders::changed, dialog, present);
    QObject::connect(dialog, &RemindersDialog::chosen, dialog, [&reminders, clock](bool on) { reminders.choose(on, clock.now()); });
    QObject::connect(dialog, &RemindersDialog::calendarAsked, dialog, std::move(calendar));
    askForTray(*dialog, [dialog](bool available) { dialog->setTray(available); });
    present();
    reminders.look();
    dialog->open();
}

void follow(workflow::Reminders& reminders, const workflow::Snapshot& snapshot, base::Instant now)
{
    const auto* certificate = snapshot.token ? mainCertificate(*snapshot.token, snapshot.certificate) : nullptr;
    if (certificate == nullptr) return;
    reminders.see(certificate->notAfter, now);
    if (snapshot.step == workflow::Step::done) reminders.settle(certificate->notAfter);
}

} // namespace sceau::gui
