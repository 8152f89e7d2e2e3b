#include "screen.hpp"

#include "snapshots.hpp"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QDialog>
#include <QLabel>
#include <algorithm>

namespace sceau::test {

Screen::Screen(QSize size) : window_(std::make_unique<gui::MainWindow>(snapshots::clock(), renewal::Limits{}))
{
    window_->resize(size);
    window_->show();
}

Screen::Screen(const workflow::Snapshot& snapshot, Place place, QSize size) : Screen(size)
{
    place == Place::key ? window_->showKey() : window_->showRenewal();
    present(snapshot);
}

Screen::Screen(const Sight& sight, QSize size) : Screen(size)
{
    sight.show(*window_);
    settle();
}

void Screen::present(const workflow::Snapshot& snapshot)
{
    window_->present(snapshot);
    settle();
}

QWidget& Screen::front()
{
    const auto dialogs = window_->findChildren<QDialog*>();
    const auto open = std::find_if(dialogs.begin(), dialogs.end(), [](const QDialog* each) { return each->isVisible(); });
    return open == dialogs.end() ? static_cast<QWidget&>(*window_) : **open;
}

void Screen::settle()
{
    constexpr int rounds = 6; // layouts that depend on widths need a few
    for (int i = 0; i < rounds; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

QString Screen::text()
{
    QStringList lines;
    for (auto* each : window_->findChildren<QWidget*>()) {
        if (!each->isVisible()) continue;
        if (auto* label = qobject_cast<QLabel*>(each)) lines += label->text();
        if (auto* button = qobject_cast<QAbstractButton*>(each)) lines += button->text();
        if (each->metaObject()->className() == QByteArray("sceau::gui::Chip")) lines += each->accessibleName();
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace sceau::test
