#include "gui/hands.hpp"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace sceau::gui {

namespace {

template <class Widget> Widget* usable(QWidget& place, const char* name)
{
    for (auto* found : place.findChildren<Widget*>(QLatin1String(name))) {
        if (found->isVisibleTo(&place) && found->isEnabled()) return found;
    }
    return nullptr;
}

QLineEdit* fieldToType(QWidget& place, const char* name)
{
    auto* field = usable<QLineEdit>(place, name);
    if (field) field->setFocus();
    return field;
}

void strike(QWidget& widget, const QString& character)
{
    QKeyEvent down(QEvent::KeyPress, 0, Qt::NoModifier, character);
    QKeyEvent up(QEvent::KeyRelease, 0, Qt::NoModifier, character);
    QCoreApplication::sendEvent(&widget, &down);
    QCoreApplication::sendEvent(&widget, &up);
}

} // namespace

bool press(QWidget& place, const char* button)
{
    auto* found = usable<QAbstractButton>(place, button);
    if (found) found->click();
    return found != nullptr;
}

bool type(QWidget& place, const char* field, const QString& text)
{
    auto* found = fieldToType(place, field);
    if (!found) return false;
    found->selectAll();
    for (const QChar character : text)
        strike(*found, QString(character));
    return true;
}

bool type(QWidget& place, const char* field, const base::Secret& secret)
{
    auto* found = fieldToType(place, field);
    if (!found) return false;
    QString text = QString::fromUtf8(secret.view().data(), static_cast<qsizetype>(secret.size()));
    for (const QChar character : text)
        strike(*found, QString(character));
    base::wipe(text.data(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
    return true;
}

} // namespace sceau::gui
