#include "gui/theme.hpp"
#include "gui/words.hpp"
#include "screen.hpp"
#include "snapshots.hpp"

#include <QAbstractButton>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <gtest/gtest.h>

namespace {

using namespace sceau;
using test::Screen;

struct Case {
    std::string name;
    workflow::Snapshot snapshot;
    text::Language language;
    Screen::Place place;
};

void PrintTo(const Case& each, std::ostream* out)
{
    *out << each.name;
}

std::vector<Case> cases()
{
    std::vector<Case> all;
    for (const auto language : {text::Language::french, text::Language::english}) {
        const std::string suffix = language == text::Language::french ? "_fr" : "_en";
        for (const auto& [name, snapshot] : snapshots::all()) {
            all.push_back({name + suffix, snapshot, language, Screen::Place::renewal});
            if (snapshot.step == workflow::Step::key) all.push_back({name + "_key" + suffix, snapshot, language, Screen::Place::key});
        }
    }
    return all;
}

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
            EXPECT_TRUE(inside(*each, screen.window())) << each->objectName().toStdString();
        }
    }
}

} // namespace

class Sizes : public testing::TestWithParam<Case> {
protected:
    void SetUp() override { gui::useLanguage(GetParam().language); }
    void TearDown() override
    {
        gui::useTextScale(1);
        gui::useLanguage(text::Language::french);
    }
};

TEST_P(Sizes, CutNothingInASmallWindow)
{
    Screen screen(GetParam().snapshot, GetParam().place, {1024, 600});
    expectWhole(screen);
}

TEST_P(Sizes, CutNothingWithLettersTwiceAsLarge)
{
    gui::useTextScale(2);
    Screen screen(GetParam().snapshot, GetParam().place, {1024, 600});
    expectWhole(screen);
}

TEST_P(Sizes, KeepTheMainActionInSight)
{
    gui::useTextScale(2);
    Screen screen(GetParam().snapshot, GetParam().place, {1024, 600});

    const auto* action = screen.find<QAbstractButton>("action");
    if (!action) return;
    EXPECT_LE(action->mapTo(&screen.window(), QPoint(0, action->height())).y(), screen.window().height());
    EXPECT_EQ(screen.window().size(), QSize(1024, 600)) << "the window had to grow";
}

INSTANTIATE_TEST_SUITE_P(All, Sizes, testing::ValuesIn(cases()), [](const auto& named) {
    std::string name = named.param.name;
    for (auto& c : name)
        c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
    return name;
});
