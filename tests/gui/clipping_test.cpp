#include "gui/theme.hpp"
#include "gui/words.hpp"
#include "screen.hpp"

#include <QAbstractButton>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <gtest/gtest.h>

namespace {

using namespace sceau;
using test::Screen;

/// As many pixels as the words need at this width.
bool whole(const QLabel& label)
{
    constexpr int rounding = 2;
    if (label.text().isEmpty()) return true;
    if (label.hasHeightForWidth()) return label.heightForWidth(label.width()) <= label.height() + rounding;
    return label.sizeHint().width() <= label.width() + rounding && label.sizeHint().height() <= label.height() + rounding;
}

bool whole(const QAbstractButton& button)
{
    constexpr int rounding = 2;
    if (button.text().isEmpty()) return true;
    if (button.hasHeightForWidth()) return button.heightForWidth(button.width()) <= button.height() + rounding;
    return button.fontMetrics().horizontalAdvance(button.text().remove(QLatin1Char('&'))) <= button.width() + rounding
           && button.fontMetrics().height() <= button.height() + rounding;
}

/// Sideways out of the window is out of reach; downwards a page scrolls.
bool inside(const QWidget& widget, const QWidget& window)
{
    const int left = widget.mapTo(&window, QPoint()).x();
    return left >= 0 && left + widget.width() <= window.width() + 1;
}

/// The visible widgets of a layout and of those within it.
void collect(QLayoutItem& item, std::vector<const QWidget*>& placed)
{
    if (const auto* widget = item.widget(); widget && widget->isVisible()) placed.push_back(widget);
    auto* layout = item.layout();
    for (int i = 0; layout && i < layout->count(); ++i)
        collect(*layout->itemAt(i), placed);
}

void expectWhole(Screen& screen)
{
    for (auto* each : screen.window().findChildren<QWidget*>()) {
        if (!each->isVisible() || each->visibleRegion().isEmpty()) continue;
        const auto* label = qobject_cast<QLabel*>(each);
        const auto* button = qobject_cast<QAbstractButton*>(each);
        if (label) {
            EXPECT_TRUE(whole(*label)) << label->objectName().toStdString() << ": " << label->text().toStdString();
        }
        if (button) {
            EXPECT_TRUE(whole(*button)) << button->objectName().toStdString() << ": " << button->text().toStdString();
        }
        if (label || button) {
            EXPECT_TRUE(inside(*each, *each->window())) << each->objectName().toStdString();
        }
    }
}

/// What a layout has placed lies beside each other, also where it has too little room.
void expectApart(Screen& screen)
{
    for (auto* parent : screen.window().findChildren<QWidget*>()) {
        if (parent->layout() == nullptr || !parent->isVisible()) continue;
        std::vector<const QWidget*> placed;
        for (int i = 0; i < parent->layout()->count(); ++i)
            collect(*parent->layout()->itemAt(i), placed);
        for (std::size_t i = 0; i < placed.size(); ++i) {
            for (std::size_t j = i + 1; j < placed.size(); ++j)
                EXPECT_FALSE(placed[i]->geometry().intersects(placed[j]->geometry()))
                    << placed[i]->objectName().toStdString() << " and " << placed[j]->objectName().toStdString();
        }
    }
}

} // namespace

class Sizes : public testing::TestWithParam<test::Sight> {
protected:
    void TearDown() override
    {
        gui::useTextScale(1);
        gui::useLanguage(text::Language::french);
    }

    /// In both languages.
    template <class Look> static void look(const Look& judge)
    {
        for (const auto language : {text::Language::french, text::Language::english}) {
            SCOPED_TRACE(language == text::Language::french ? "French" : "English");
            gui::useLanguage(language);
            Screen screen(GetParam(), {1024, 600});
            judge(screen);
        }
    }
};

TEST_P(Sizes, CutNothingInASmallWindow)
{
    look([](Screen& screen) {
        expectWhole(screen);
        expectApart(screen);
    });
}

TEST_P(Sizes, CutNothingAndKeepTheMainActionInSightWithLettersTwiceAsLarge)
{
    gui::useTextScale(2);
    look([](Screen& screen) {
        expectWhole(screen);
        expectApart(screen);
        const auto* action = screen.find<QAbstractButton>("action");
        if (!action) return;
        EXPECT_LE(action->mapTo(&screen.window(), QPoint(0, action->height())).y(), screen.window().height());
        EXPECT_EQ(screen.window().size(), QSize(1024, 600)) << "the window had to grow";
    });
}

INSTANTIATE_TEST_SUITE_P(All, Sizes, testing::ValuesIn(test::sights()), [](const auto& sight) { return sight.param.name; });

/// What went wrong stands above it, and yet the field is where one looks.
TEST(Fold, KeepsTheFieldInSightBelowAWrongCode)
{
    for (const auto& sight : test::sights()) {
        if (sight.name != "pin_wrong" && sight.name != "care_change_wrong" && sight.name != "care_unblock_wrong") continue;
        Screen screen(sight, {1024, 600});
        const auto* field = screen.find<QLineEdit>(sight.name == "pin_wrong" ? "pin" : "present");
        ASSERT_NE(field, nullptr) << sight.name;
        EXPECT_EQ(field->visibleRegion().boundingRect().height(), field->height()) << sight.name;
    }
}
