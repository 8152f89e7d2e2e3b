#include "gui/tray.hpp"

#include "base/log.hpp"
#include "gui/first_window.hpp"
#include "gui/icons.hpp"
#include "gui/tray_host.hpp"
#include "gui/words.hpp"
#include "workflow/reminders.hpp"

#include <QApplication>
#include <QProcess>

namespace sceau::gui {

using workflow::RememberedKeys;

namespace {

/// Windows are on their own: one that falls takes nothing here with it.
void startProgram(const QStringList& options)
{
    QProcess::startDetached(QCoreApplication::applicationFilePath(), options);
}

const QStringList renewalPlace{QStringLiteral("--place"), QStringLiteral("renewal")};

} // namespace

Tray::Tray(workflow::ReminderFile file, base::Clock clock, Start start) : file_(std::move(file)), clock_(clock), start_(std::move(start))
{
    using namespace std::chrono_literals;
    connect(menu_.addAction(tr("Ouvrir Sceau")), &QAction::triggered, this, [this] { start_({}); });
    connect(menu_.addAction(tr("Renouveler")), &QAction::triggered, this, [this] { start_(renewalPlace); });
    menu_.addSeparator();
    connect(menu_.addAction(tr("Quitter")), &QAction::triggered, this, &Tray::unwanted);
    icon_.setIcon(applicationIcon());
    icon_.setContextMenu(&menu_);
    connect(&icon_, &QSystemTrayIcon::messageClicked, this, [this] { start_(renewalPlace); });
    connect(&icon_, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger) start_({});
    });
    changes_.addPath(said(file_.folder()));
    connect(&changes_, &QFileSystemWatcher::directoryChanged, this, &Tray::look);
    hour_.setTimerType(Qt::VeryCoarseTimer);
    hour_.setInterval(1h);
    connect(&hour_, &QTimer::timeout, this, &Tray::look);
}

void Tray::show()
{
    icon_.show();
    hour_.start();
    look();
}

/// Each reminder is noted before it is told: one that could not be noted would be told every hour.
void Tray::look()
{
    if (!file_.isThere()) return Q_EMIT unwanted();
    const auto now = clock_.now();
    const auto keys = file_.read();
    if (!keys) return base::log(keys.error());
    describe(*keys);
    for (const auto& key : *keys) {
        const auto due = renewal::reminderDue(now, key.expires, key.told);
        if (!due || !canTell()) continue;
        const auto noted = file_.change([&](RememberedKeys& all) {
            for (auto& each : all)
                each.told = each.expires == key.expires ? *due : each.told;
        });
        noted ? tell(key.expires) : base::log(noted.error());
    }
}

bool Tray::canTell() const
{
    return icon_.isVisible() && QSystemTrayIcon::isSystemTrayAvailable();
}

void Tray::tell(base::Instant expires)
{
    constexpr int untilSeen = 60'000; // milliseconds; desktops have their own idea
    const Said words = message("reminders.due", {{"date", dateOf(expires).toStdString()}});
    icon_.showMessage(words.title, words.next, applicationIcon(), untilSeen);
}

void Tray::describe(const RememberedKeys& keys)
{
    const QString next = keys.empty() ? QString() : tr("clé jusqu’au %1").arg(dateOf(keys.front().expires));
    icon_.setToolTip(next.isEmpty() ? QStringLiteral("Sceau") : QStringLiteral("Sceau · ") + next);
}

int runTray()
{
    const auto place = meetingPlace("tray");
    const auto only = FirstWindow::become(place);
    const workflow::ReminderFile file(workflow::remindersFolder());
    if ((!only && !place.folder.empty()) || !file.isThere()) return 0; // there is one already, or nobody wants one
    QApplication::setQuitOnLastWindowClosed(false);
    Tray tray(file, base::Clock(), startProgram);
    QObject::connect(&tray, &Tray::unwanted, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    whenTrayIsThere(tray, [&tray] { tray.show(); });
    return QApplication::exec();
}

} // namespace sceau::gui
