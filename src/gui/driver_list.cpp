#include "gui/driver_list.hpp"

#include "gui/chip.hpp"
#include "gui/icons.hpp"
#include "gui/prose.hpp"
#include "gui/reflow.hpp"
#include "gui/words.hpp"
#include "workflow/assistance.hpp"

#include <QFrame>
#include <QGridLayout>
#include <QPushButton>
#include <algorithm>

namespace sceau::gui {

using token::DriverDiagnosis;
using token::DriverStep;

namespace {

constexpr double roomForFour = 620;
constexpr int stepCount = 8;

struct Verdict {
    Mood mood;
    const char* text;
};

bool reads(const DriverDiagnosis& driver, const token::Reader& card)
{
    return std::find(driver.cards.begin(), driver.cards.end(), card) != driver.cards.end();
}

bool isRemembered(const DriverDiagnosis& driver, const token::Reader& card)
{
    return std::find(driver.remembered.begin(), driver.remembered.end(), base::hex(card.atr)) != driver.remembered.end();
}

/// A driver that starts and lists its slots works, whether or not there is a key that it can read.
bool isIdle(const token::DriverCheck& check)
{
    return check.error && check.error->where == "diagnose";
}

Verdict verdictOn(const DriverDiagnosis& driver, const token::Diagnoses& found)
{
    const auto* failure = driver.failure();
    if (failure && !isIdle(*failure)) return {Mood::rejected, "driver.failed"};
    if (failure) return {Mood::pending, failure->error->code == base::Code::noDriver ? "driver.stranger" : "driver.idle"};
    if (driver.cards.empty()) return {Mood::accepted, "driver.works"};
    const bool used =
        std::any_of(driver.cards.begin(), driver.cards.end(), [&](const token::Reader& card) { return driverOf(card, found) == &driver; });
    return {Mood::accepted, used ? "driver.used" : "driver.reads"};
}

struct Sign {
    const char* icon;
    Ink ink;
    const char* type; ///< of its words
};

Sign signOf(const DriverDiagnosis& driver, DriverStep step)
{
    const auto isStep = [step](const token::DriverCheck& check) { return check.step == step; };
    const auto found = std::find_if(driver.checks.begin(), driver.checks.end(), isStep);
    if (found == driver.checks.end()) return {"minus", Ink::secondary, "quiet"};
    if (!found->error) return {"done", Ink::accepted, ""};
    return isIdle(*found) ? Sign{"info", Ink::pending, ""} : Sign{"refused", Ink::rejected, "strong"};
}

QString capital(QString text)
{
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

QString quietLine(const DriverDiagnosis& driver)
{
    QStringList parts{said(driver.module), sentence("driver.source." + token::name(driver.source))};
    for (const auto& check : driver.checks) {
        const auto own = check.facts.find("name");
        if (own != check.facts.end()) parts += said(own->second);
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace

const DriverDiagnosis* driverOf(const token::Reader& card, const token::Diagnoses& found)
{
    const DriverDiagnosis* first = nullptr;
    for (const auto& driver : found.drivers) {
        if (!reads(driver, card)) continue;
        if (isRemembered(driver, card)) return &driver;
        if (!first) first = &driver;
    }
    return first;
}

DriverList::DriverList(QWidget* parent) : QWidget(parent)
{
    constexpr int between = 16;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(between);
    watchWidth(*this, roomForFour, [this](bool narrow) {
        columns_ = narrow ? 2 : 4;
        rebuild();
    });
}

void DriverList::present(const token::Diagnoses& found, bool choosable)
{
    found_ = found;
    choosable_ = choosable;
    rebuild();
}

void DriverList::rebuild()
{
    for (auto* child : findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        child->hide();
        child->deleteLater(); // one of them may be what was just pressed
    }
    std::size_t absent = 0;
    for (const auto& driver : found_.drivers) {
        if (workflow::isAbsent(driver))
            ++absent;
        else
            add(driver);
    }
    if (absent > 0) layout()->addWidget(new Prose(sentence("assistance.absent", {{"count", std::to_string(absent)}}), "small"));
}

void DriverList::add(const DriverDiagnosis& driver)
{
    constexpr int between = 8;
    auto* frame = new QWidget;
    auto* block = new QVBoxLayout(frame);
    block->setContentsMargins({});
    block->setSpacing(between);
    auto* line = new QFrame;
    line->setProperty("line", true);
    block->addWidget(line);
    addHead(*block, driver);
    addSteps(*block, driver);
    if (const auto* failure = driver.failure(); failure && !isIdle(*failure)) {
        const Said words = describe(*failure->error);
        block->addWidget(new Prose(words.title + QStringLiteral(" (%1). ").arg(said(base::name(failure->error->code))) + words.cause));
        block->addWidget(new Prose(words.next, "next"));
    }
    addChoice(*block, driver);
    layout()->addWidget(frame);
}

void DriverList::addHead(QVBoxLayout& block, const DriverDiagnosis& driver)
{
    constexpr int between = 12;
    const auto [mood, text] = verdictOn(driver, found_);
    auto* chip = new Chip;
    chip->present(mood, sentence(text));
    auto* head = new QHBoxLayout;
    head->setSpacing(between);
    head->addWidget(new Prose(said(driver.module.filename()), "strong"), 1);
    head->addWidget(chip, 0, Qt::AlignTop);
    block.addLayout(head);
    block.addWidget(new Prose(quietLine(driver), "small"));
}

void DriverList::addSteps(QVBoxLayout& block, const DriverDiagnosis& driver) const
{
    constexpr int besideIcon = 8, rows = 8, beforeNext = 12;
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(besideIcon);
    grid->setVerticalSpacing(rows);
    for (int i = 0; i < stepCount; ++i) {
        const auto step = static_cast<DriverStep>(i);
        const Sign sign = signOf(driver, step);
        auto* icon = new IconLabel;
        constexpr double size = 16;
        icon->present(QLatin1String(sign.icon), sign.ink, size);
        auto* words = new Prose(capital(sentence("cli.driver.step." + token::name(step))), sign.type);
        words->setContentsMargins(0, 0, beforeNext, 0);
        const int column = i % columns_ * 2;
        grid->addWidget(icon, i / columns_, column, Qt::AlignVCenter);
        grid->addWidget(words, i / columns_, column + 1);
        grid->setColumnStretch(column + 1, 1);
    }
    block.addLayout(grid);
}

void DriverList::addChoice(QVBoxLayout& block, const DriverDiagnosis& driver)
{
    for (const auto& atr : driver.remembered)
        block.addWidget(new Prose(sentence("driver.remembered", {{"atr", atr}}), "small"));
    const bool useful = std::any_of(driver.cards.begin(), driver.cards.end(), [&](const token::Reader& card) {
        return !isRemembered(driver, card) && driverOf(card, found_) != &driver;
    });
    if (!useful || !choosable_) return;
    auto* button = new QPushButton(tr("Utiliser ce pilote"));
    button->setObjectName(QStringLiteral("useDriver"));
    button->setAccessibleDescription(said(driver.module));
    connect(button, &QPushButton::clicked, this, [this, module = said(driver.module)] { Q_EMIT chosen(module); });
    block.addWidget(button, 0, Qt::AlignLeft);
}

} // namespace sceau::gui
