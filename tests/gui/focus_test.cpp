#include "gui/focus_ring.hpp"
#include "screen.hpp"
#include "snapshots.hpp"

#include <QAbstractButton>
#include <QLineEdit>
#include <QTest>
#include <gtest/gtest.h>

namespace {

using namespace sceau;
using test::Screen;

const gui::FocusRing& ringOf(Screen& screen)
{
    return *screen.window().findChild<gui::FocusRing*>();
}

} // namespace

TEST(FocusRing, StandsAroundAFocusedButtonAndNowhereElse)
{
    Screen screen(snapshots::ready(), Screen::Place::key);
    screen.window().activateWindow();
    screen.settle();
    EXPECT_FALSE(ringOf(screen).isVisible()) << "before the keyboard was used";

    auto* renew = screen.find<QAbstractButton>("renew");
    renew->setFocus();
    screen.settle();

    ASSERT_TRUE(ringOf(screen).isVisible());
    const QRect button(renew->mapToGlobal(QPoint()), renew->size());
    const QRect ring(ringOf(screen).mapToGlobal(QPoint()), ringOf(screen).size());
    EXPECT_TRUE(ring.contains(button));
    EXPECT_GT(ring.width(), button.width());
}

TEST(FocusRing, LeavesFieldsTheirOwnOutline)
{
    Screen screen(snapshots::pin());
    screen.find<QLineEdit>("pin")->setFocus();
    screen.settle();

    EXPECT_FALSE(ringOf(screen).isVisible());
}

TEST(Enter, TriggersTheMainActionAndAFocusedButtonItself)
{
    Screen screen(snapshots::contact());
    auto* field = screen.find<QLineEdit>("city");

    QTest::keyClick(field, Qt::Key_Return);
    screen.settle();
    EXPECT_TRUE(screen.text().contains(QStringLiteral("Vous ne pourrez plus modifier")));

    QTest::keyClick(screen.find<QAbstractButton>("change"), Qt::Key_Return);
    screen.settle();
    EXPECT_FALSE(screen.text().contains(QStringLiteral("Vous ne pourrez plus modifier")));
}

TEST(Escape, LeavesTheConfirmation)
{
    Screen screen(snapshots::contact());
    screen.find<QAbstractButton>("action")->click();
    screen.settle();

    QTest::keyClick(screen.find<QAbstractButton>("change"), Qt::Key_Escape);
    screen.settle();

    EXPECT_NE(screen.find<QLineEdit>("city"), nullptr);
}
