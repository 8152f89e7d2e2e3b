#include "gui/announce.hpp"

#include <QAccessible>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QWidget>

namespace sceau::gui {

namespace {

/// Qt tells AT-SPI of no alert, and of announcements only since 6.8: this one goes over the connection that Qt's own bridge has opened,
/// in the form that libatspi documents for object:announcement.
void say(QAccessibleInterface& interface, const QString& words)
{
    const QDBusConnection bridge(QStringLiteral("a11y"));
    if (!bridge.isConnected()) return; // nobody listens
    const QString path = QStringLiteral("/org/a11y/atspi/accessible/%1").arg(QAccessible::uniqueId(&interface));
    auto announcement = QDBusMessage::createSignal(path, QStringLiteral("org.a11y.atspi.Event.Object"), QStringLiteral("Announcement"));
    constexpr int polite = 1;
    announcement << QString() << polite << 0 << QVariant::fromValue(QDBusVariant(words)) << QVariantMap();
    bridge.send(announcement);
}

} // namespace

void announce(QWidget& widget, const QString& words)
{
    if (words.isEmpty()) return;
    widget.setAccessibleName(words);
    QAccessibleEvent event(&widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    if (auto* interface = QAccessible::queryAccessibleInterface(&widget)) say(*interface, words);
}

} // namespace sceau::gui
