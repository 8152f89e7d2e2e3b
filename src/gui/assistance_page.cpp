#include "gui/assistance_page.hpp"

#include "gui/reflow.hpp"
#include "gui/words.hpp"
#include "ui_assistance_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <algorithm>

namespace sceau::gui {

using workflow::Assistance;

namespace {

QString withNext(const Said& words)
{
    return words.next.isEmpty() ? words.cause : words.cause + QLatin1Char('\n') + words.next;
}

Finding failureOf(base::Code code)
{
    const Said words = describe(base::Error{code});
    return {QStringLiteral("refused"), Ink::rejected, words.title, withNext(words)};
}

Finding findingOf(const token::Reader& reader, const token::Diagnoses& found)
{
    const QString name = said(reader.name);
    const QString atr = reader.atr.empty() ? QString() : QLatin1Char('\n') + QStringLiteral("ATR ") + said(base::hex(reader.atr));
    if (!reader.occupied) return {QStringLiteral("info"), Ink::pending, name, sentence("reader.empty")};
    if (reader.mute) return {QStringLiteral("refused"), Ink::rejected, name, withNext(describe(base::Error{base::Code::keySilent}))};
    const auto* driver = driverOf(reader, found);
    if (!driver) return {QStringLiteral("refused"), Ink::rejected, name, withNext(describe(base::Error{base::Code::noDriver})) + atr};
    const base::Facts facts{{"driver", driver->module.filename().string()}};
    return {QStringLiteral("done"), Ink::accepted, name, sentence("reader.read", facts) + atr};
}

std::vector<Finding> findingsOf(const token::Diagnoses& found)
{
    const auto& readers = found.readers;
    if (!readers.serviceRunning) return {failureOf(base::Code::serviceStopped)};
    std::vector<Finding> findings{{QStringLiteral("done"), Ink::accepted, sentence("assistance.service"), {}}};
    if (readers.readers.empty()) findings.push_back(failureOf(base::Code::noReader));
    for (const auto& reader : readers.readers)
        findings.push_back(findingOf(reader, found));
    return findings;
}

/// Of keys that need no reader there is only a number.
std::optional<Finding> softwareKeys(const token::Diagnoses& found)
{
    for (const auto& driver : found.drivers) {
        if (driver.failure() || !driver.cards.empty()) continue;
        return Finding{QStringLiteral("key"), Ink::secondary, sentence("assistance.software-keys"), said(driver.module.filename())};
    }
    return {};
}

} // namespace

AssistancePage::AssistancePage(QWidget* parent) : QWidget(parent), ui_(std::make_unique<Ui::AssistancePage>())
{
    ui_->setupUi(this);
    ui_->copyAll->setIcon(icon(QStringLiteral("copy"), Ink::onAccent));
    ui_->intro->setText(sentence("assistance.intro"));
    ui_->driversIntro->setText(sentence("assistance.drivers"));
    ui_->networkText->setText(sentence("assistance.network"));
    stackWhenNarrow(*ui_->body, *ui_->head, 700);
    connect(ui_->copyAll, &QPushButton::clicked, this, &AssistancePage::copy);
    present({});
}

AssistancePage::~AssistancePage() = default;

void AssistancePage::drive(Assistance& assistance)
{
    assistance_ = &assistance;
    connect(&assistance, &Assistance::changed, this, [this] { present(assistance_->state()); });
    connect(ui_->look, &QPushButton::clicked, &assistance, &Assistance::look);
    connect(&assistance, &Assistance::outdated, this, [this] {
        if (isVisible()) assistance_->look();
    });
    connect(ui_->forget, &QPushButton::clicked, &assistance, &Assistance::forgetDrivers);
    connect(ui_->drivers, &DriverList::chosen, &assistance, [this](const QString& module) { assistance_->useDriver(pathOf(module)); });
    present(assistance.state());
}

void AssistancePage::enter()
{
    if (assistance_) assistance_->look();
    setFocus();
}

void AssistancePage::present(const workflow::AssistanceState& state)
{
    state_ = state;
    ui_->progress->present(state.busy ? WaitStrip::Work{state.stage} : WaitStrip::Work{});
    ui_->look->setEnabled(!state.busy);
    ui_->copyAll->setEnabled(state.found.has_value());
    ui_->drivers->setEnabled(!state.busy);
    ui_->forget->setEnabled(!state.busy);
    ui_->error->setVisible(state.error.has_value());
    if (state.error) ui_->error->present(*state.error);
    presentTold();
    if (!state.busy) presentFound();
}

void AssistancePage::presentTold()
{
    const auto& s = state_;
    const bool acted = !s.busy && !s.error && (s.forgotten || !s.chosen.empty());
    ui_->told->setVisible(acted);
    if (!acted) return;
    const Said words =
        s.forgotten ? message("assistance.forgotten") : message("assistance.used", {{"module", s.chosen.filename().string()}});
    ui_->told->present(Mood::accepted, words.title, words.next);
}

void AssistancePage::presentFound()
{
    for (auto* card : {ui_->readersCard, ui_->driversCard})
        card->setVisible(state_.found.has_value());
    if (!state_.found) return;
    auto findings = findingsOf(*state_.found);
    if (const auto soft = softwareKeys(*state_.found)) findings.push_back(*soft);
    ui_->readers->present(findings);
    ui_->drivers->present(*state_.found, state_.named.empty());
    const Said named = message("assistance.named", {{"module", state_.named.string()}});
    ui_->named->setVisible(!state_.named.empty());
    ui_->named->present(Mood::pending, named.title, named.next);
    const auto& drivers = state_.found->drivers;
    ui_->forget->setVisible(std::any_of(drivers.begin(), drivers.end(), [](const auto& driver) { return !driver.remembered.empty(); }));
}

void AssistancePage::copy()
{
    QGuiApplication::clipboard()->setText(said(forSupport(state_)));
    const Said words = message("assistance.copied");
    ui_->told->setVisible(true);
    ui_->told->present(Mood::accepted, words.title, words.next);
}

} // namespace sceau::gui
