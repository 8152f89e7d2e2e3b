#include "gui/accessible_places.hpp"

#include "gui/main_window.hpp"

#include <QAccessibleWidget>
#include <QPushButton>

namespace sceau::gui {

namespace {

/// A button of the side bar: chosen or not, and pressed to be chosen.
class PlaceForReaders : public QAccessibleWidget {
public:
    explicit PlaceForReaders(QPushButton& place) : QAccessibleWidget(&place, QAccessible::PageTab), place_(place) {}

    [[nodiscard]] QAccessible::State state() const override
    {
        auto state = QAccessibleWidget::state();
        state.selectable = true;
        state.selected = place_.isChecked();
        return state;
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const QString said = QAccessibleWidget::text(kind);
        return kind == QAccessible::Name && said.isEmpty() ? place_.text() : said;
    }
    [[nodiscard]] QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& name) override
    {
        if (name == pressAction() && place_.isEnabled()) place_.click();
        if (name != pressAction()) QAccessibleWidget::doAction(name);
    }

private:
    QPushButton& place_;
};

QAccessibleInterface* forReaders(const QString&, QObject* object)
{
    if (auto* window = qobject_cast<MainWindow*>(object)) return new QAccessibleWidget(window, QAccessible::Window);
    auto* button = qobject_cast<QPushButton*>(object);
    if (button != nullptr && button->property("kind") == QStringLiteral("place")) return new PlaceForReaders(*button);
    auto* widget = qobject_cast<QWidget*>(object);
    if (widget != nullptr && widget->objectName() == QStringLiteral("sideBar"))
        return new QAccessibleWidget(widget, QAccessible::PageTabList);
    return nullptr;
}

} // namespace

void nameRolesForReaders()
{
    QAccessible::installFactory(forReaders);
}

} // namespace sceau::gui
