#include "gui/tray_host.hpp"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QSystemTrayIcon>
#include <QTimer>
#include <chrono>
#include <memory>

namespace sceau::gui {

namespace {

const auto watcherService = QStringLiteral("org.kde.StatusNotifierWatcher");

QDBusPendingCall askForHost()
{
    auto question = QDBusMessage::createMethodCall(watcherService, QStringLiteral("/StatusNotifierWatcher"),
                                                   QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    question << watcherService << QStringLiteral("IsStatusNotifierHostRegistered");
    question.setAutoStartService(false);
    constexpr int patience = 2000;
    return QDBusConnection::sessionBus().asyncCall(question, patience);
}

enum class Host { there, nobody, silent };

void ask(QObject& whoAsks, std::function<void(Host)> then)
{
    auto* answer = new QDBusPendingCallWatcher(askForHost(), &whoAsks);
    QObject::connect(answer, &QDBusPendingCallWatcher::finished, &whoAsks, [answer, then = std::move(then)] {
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        answer->deleteLater();
        const auto problem = reply.error().type();
        const bool nobody = problem == QDBusError::ServiceUnknown || problem == QDBusError::Disconnected;
        const bool there = reply.isValid() && reply.value().variant().toBool();
        then(there ? Host::there : nobody ? Host::nobody : Host::silent);
    });
}

} // namespace

void askForTray(QObject& whoAsks, std::function<void(bool)> then)
{
    ask(whoAsks, [then = std::move(then)](Host host) {
        // Nobody to ask, so Qt's own look does not wait either: it sees the older kind of tray, of the X server.
        then(host == Host::there || (host == Host::nobody && QSystemTrayIcon::isSystemTrayAvailable()));
    });
}

/// Qt looks for a tray once in a program's life, so an icon that is made too early never appears.
void whenTrayIsThere(QObject& whoAsks, std::function<void()> then)
{
    using namespace std::chrono_literals;
    auto* waiting = new QObject(&whoAsks);
    const auto once = [waiting, then = std::move(then)] {
        waiting->deleteLater();
        then();
    };
    auto* desktop =
        new QDBusServiceWatcher(watcherService, QDBusConnection::sessionBus(), QDBusServiceWatcher::WatchForRegistration, waiting);
    QObject::connect(desktop, &QDBusServiceWatcher::serviceRegistered, waiting, once);
    QTimer::singleShot(15s, waiting, once);
    ask(*waiting, [once](Host host) {
        if (host == Host::there) once();
    });
}

} // namespace sceau::gui
