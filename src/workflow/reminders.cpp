#include "workflow/reminders.hpp"

#include "base/log.hpp"
#include "workflow/mailbox.hpp"

#include <QCoreApplication>
#include <QProcess>
#include <QStandardPaths>
#include <algorithm>

namespace sceau::workflow {
namespace {

namespace fs = std::filesystem;

fs::path standardFolder(QStandardPaths::StandardLocation which)
{
    return QStandardPaths::writableLocation(which).toStdString();
}

bool areOn(const ReminderPlaces& places)
{
    return places.file.isThere() && places.autostart.isOn();
}

base::Status begin(const ReminderPlaces& places, std::optional<base::Instant> key, base::Instant now)
{
    const auto noted = places.file.change([&](RememberedKeys& keys) {
        if (key) keys = withKey(std::move(keys), *key, now);
    });
    if (!noted) return noted;
    if (auto set = places.autostart.set(); !set) return set;
    places.startTray();
    return {};
}

/// The entry goes first: reminders that are half removed do not start again.
base::Status end(const ReminderPlaces& places)
{
    auto removed = places.autostart.remove();
    auto forgotten = places.file.remove();
    return removed ? forgotten : removed;
}

base::Status note(const ReminderPlaces& places, base::Instant expires, base::Instant now)
{
    if (!areOn(places)) return {};
    return places.file.change([&](RememberedKeys& keys) { keys = withKey(std::move(keys), expires, now); });
}

base::Status noteTheEnd(const ReminderPlaces& places, base::Instant expires)
{
    if (!areOn(places)) return {};
    return places.file.change([&](RememberedKeys& keys) {
        for (auto& key : keys)
            key.told = key.expires == expires ? renewal::toldEnough : key.told;
    });
}

} // namespace

fs::path remindersFolder()
{
    return standardFolder(QStandardPaths::AppDataLocation) / "reminders";
}

ReminderPlaces remindersIn(const fs::path& folder)
{
    const QString program = QCoreApplication::applicationFilePath();
    const auto start = [program] { QProcess::startDetached(program, {QStringLiteral("--tray")}); };
    const auto sessions = standardFolder(QStandardPaths::GenericConfigLocation) / "autostart";
    return {ReminderFile(folder), Autostart(sessions, program.toStdString()), start};
}

Reminders::Reminders(ReminderPlaces places, QObject* parent)
    : QObject(parent), places_(std::make_shared<ReminderPlaces>(std::move(places))), letters_(std::make_unique<Mailbox>(this))
{
}

Reminders::~Reminders()
{
    letters_->close();
}

void Reminders::post(Work work, void (Reminders::*then)(const base::Status&))
{
    ++state_.underWay;
    background_.post([this, work = std::move(work), then, places = places_, letters = *letters_](Workbench&, const std::stop_token&) {
        const auto status = work(*places);
        letters.post([this, status, then, on = areOn(*places)] {
            if (!status) base::log(status.error());
            --state_.underWay;
            state_.known = true;
            state_.on = on;
            (this->*then)(status);
            Q_EMIT changed();
        });
    });
}

void Reminders::look()
{
    post([](const auto&) { return base::Status{}; }, &Reminders::noted);
}

void Reminders::choose(bool on, base::Instant now)
{
    state_.error.reset();
    post([on, now, key = seen_](const auto& places) { return on ? begin(places, key, now) : end(places); }, &Reminders::chosen);
    Q_EMIT changed();
}

void Reminders::see(base::Instant expires, base::Instant now)
{
    if (std::exchange(seen_, expires) == expires) return;
    post([expires, now](const auto& places) { return note(places, expires, now); }, &Reminders::noted);
}

void Reminders::settle(base::Instant expires)
{
    if (std::exchange(settled_, expires) == expires) return;
    post([expires](const auto& places) { return noteTheEnd(places, expires); }, &Reminders::noted);
}

void Reminders::chosen(const base::Status& status)
{
    if (!status) state_.error = status.error();
}

} // namespace sceau::workflow
