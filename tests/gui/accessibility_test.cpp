#include "screen.hpp"

#include <QAbstractButton>
#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <algorithm>
#include <gtest/gtest.h>

namespace {

using namespace sceau;
using test::Screen;

bool reachable(const QWidget& widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0;
}

std::vector<QWidget*> tabOrder(QWidget& window)
{
    std::vector<QWidget*> order;
    for (QWidget* each = window.nextInFocusChain(); each != &window; each = each->nextInFocusChain()) {
        if (reachable(*each)) order.push_back(each);
    }
    return order;
}

void expectNames(Screen& screen)
{
    for (QWidget* each : tabOrder(screen.front())) {
        const QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(each);
        ASSERT_NE(interface, nullptr) << each->objectName().toStdString();
        EXPECT_FALSE(interface->text(QAccessible::Name).trimmed().isEmpty())
            << each->metaObject()->className() << ' ' << each->objectName().toStdString();
    }
}

void expectReach(Screen& screen)
{
    const auto order = tabOrder(screen.front());
    for (auto* each : screen.front().findChildren<QWidget*>()) {
        if (qobject_cast<QRadioButton*>(each) != nullptr) continue; // arrows go from one to the other
        const bool control = qobject_cast<QAbstractButton*>(each) != nullptr || qobject_cast<QLineEdit*>(each) != nullptr;
        if (!control || !each->isVisible() || !each->isEnabled() || each->objectName().startsWith(QStringLiteral("qt_"))) continue;
        EXPECT_NE(std::find(order.begin(), order.end(), each), order.end())
            << each->metaObject()->className() << ' ' << each->objectName().toStdString();
    }
}

void expectReadingOrder(Screen& screen)
{
    QPoint last(-1, -1);
    for (QWidget* each : tabOrder(screen.front())) {
        if (qobject_cast<QLineEdit*>(each) == nullptr) continue;
        const QPoint place = each->mapTo(&screen.front(), QPoint());
        EXPECT_TRUE(place.y() > last.y() || (place.y() == last.y() && place.x() > last.x())) << each->objectName().toStdString();
        last = place;
    }
}

void expectLabels(Screen& screen)
{
    for (auto* field : screen.front().findChildren<QLineEdit*>()) {
        if (!field->isVisible() || !field->placeholderText().isEmpty()) continue;
        bool labelled = false;
        for (auto* label : screen.front().findChildren<QLabel*>())
            labelled = labelled || (label->isVisible() && label->buddy() == field);
        EXPECT_TRUE(labelled) << field->objectName().toStdString();
    }
}

} // namespace

class EveryScreen : public testing::TestWithParam<test::Sight> {};

TEST_P(EveryScreen, NamesWhatTheKeyboardReachesReachesEverythingInReadingOrderAndLabelsItsFields)
{
    Screen screen(GetParam());

    expectNames(screen);
    expectReach(screen);
    expectReadingOrder(screen);
    expectLabels(screen);
}

INSTANTIATE_TEST_SUITE_P(All, EveryScreen, testing::ValuesIn(test::sights()), [](const auto& sight) { return sight.param.name; });
