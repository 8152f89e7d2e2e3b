#include "gui/trial_page.hpp"

#include "gui/enter_key.hpp"
#include "gui/key_summary.hpp"
#include "gui/reflow.hpp"
#include "gui/theme.hpp"
#include "gui/words.hpp"
#include "renewal/window.hpp"
#include "ui_trial_page.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QTimer>

namespace sceau::gui {

using base::Code;

namespace {

constexpr double formWidth = 520;

} // namespace

TrialPage::TrialPage(base::Clock clock, QWidget* parent) : QWidget(parent), ui_(std::make_unique<Ui::TrialPage>()), clock_(clock)
{
    constexpr int ring = 4;
    ui_->setupUi(this);
    ui_->form->setMaximumWidth(scaled(formWidth) + 2 * ring);
    connect(ui_->pin, &PinForm::edited, this, &TrialPage::presentFoot);
    connect(ui_->back, &QPushButton::clicked, this, &TrialPage::left);
    connect(ui_->action, &QPushButton::clicked, this, &TrialPage::act);
    watchWidth(*this, 700, [this](bool narrow) {
        narrow_ = narrow;
        presentFoot();
    });
    present({});
}

TrialPage::~TrialPage() = default;

void TrialPage::drive(workflow::KeyTrial& trial)
{
    trial_ = &trial;
    connect(&trial, &workflow::KeyTrial::changed, this, [this] { present(trial_->state()); });
    connect(ui_->progress, &WaitStrip::cancelAsked, &trial, &workflow::KeyTrial::cancel);
    present(trial.state());
}

void TrialPage::enter()
{
    ui_->pin->forget();
    ui_->scroll->verticalScrollBar()->setValue(0);
    next() == Next::test && !state_.busy ? ui_->pin->setFocus() : setFocus();
}

void TrialPage::present(const workflow::TrialState& state)
{
    const bool starts = state.busy && !state_.busy;
    const bool freed = state_.busy && !state.busy;
    state_ = state;
    presentFacts();
    presentWork(starts);
    presentOutcome();
    presentFoot();
    if (!freed) return;
    ui_->scroll->verticalScrollBar()->setValue(0);
    if (next() != Next::test) return ui_->action->setFocus();
    ui_->pin->setFocus();
    QTimer::singleShot(0, this, [this] { // the field stays in sight below what went wrong
        if (ui_->pin->isVisible()) ui_->scroll->ensureWidgetVisible(ui_->pin);
    });
}

void TrialPage::presentFacts()
{
    const auto* certificate = state_.shown();
    const auto* holder = state_.token ? mainCertificate(*state_.token) : nullptr;
    ui_->holder->setText(holder ? holderAndExpiry(*holder) : QString());
    ui_->factsCard->setVisible(certificate && !state_.host.empty());
    if (!certificate) return;
    ui_->facts->present({{tr("Site"), said(state_.host), true},
                         {tr("Certificat"), roleOf(*certificate)},
                         {tr("Autorité"), said(certificate->issuerCommonName)},
                         {tr("Expire le"), dateOf(certificate->notAfter)}});
}

void TrialPage::presentWork(bool starts)
{
    if (starts) {
        setFocus(); // before its field goes: the next one would be far from here
        ui_->stages->restart();
    }
    if (state_.busy && state_.stage != "stage.slow") ui_->stages->reach(state_.stage);
    ui_->stagesCard->setVisible(state_.busy);
    ui_->progress->present(state_.busy ? WaitStrip::Work{state_.stage, 0, 0, state_.cancellable} : WaitStrip::Work{});
    ui_->asking->setVisible(state_.able && !state_.busy && !state_.done);
    ui_->what->setVisible(!state_.error); // known by then, and room is scarce
    ui_->what->setText(sentence("trial.what", {{"host", state_.host}}));
    if (state_.token) ui_->pin->present(state_.token->pin, state_.error.has_value());
}

void TrialPage::presentOutcome()
{
    const bool unfit = state_.token && !state_.certificate && !state_.host.empty();
    const bool waiting = state_.token && (!state_.there || state_.others);
    const Said lacking = message("trial.unfit"), why = message(state_.there ? "care.key-used" : "care.key-away");
    ui_->error->setVisible(state_.error.has_value());
    if (state_.error && state_.error->code == Code::loginNowhere)
        ui_->error->present(*state_.error, describe(*state_.error).next); // nothing went wrong yet
    else if (state_.error)
        ui_->error->present(*state_.error);
    ui_->unfit->setVisible(unfit);
    if (unfit) ui_->unfit->present(Mood::rejected, lacking.title, lacking.next);
    ui_->away->setVisible(waiting && !state_.busy && !state_.done);
    if (waiting) ui_->away->present(Mood::review, why.title, why.next);
    ui_->callCard->setVisible(unfit || (state_.error && state_.error->code != Code::loginNowhere));
    ui_->done->setVisible(state_.done);
    const auto* certificate = state_.shown();
    if (!state_.done || !certificate) return;
    const int days = renewal::daysLeft(clock_.now(), certificate->notAfter);
    const Said words = message(
        "trial.accepted", {{"date", dateOf(certificate->notAfter).toStdString()}, {"days", std::to_string(days)}, {"host", state_.host}});
    ui_->done->present(Mood::accepted, words.title, words.next);
}

TrialPage::Next TrialPage::next() const
{
    if (state_.done) return Next::leave;
    if (state_.host.empty()) return Next::settings;
    if (!state_.able) return Next::nothing;
    return ui_->pin->locked() ? Next::unblock : Next::test;
}

void TrialPage::presentFoot()
{
    const auto which = next();
    const bool free = state_.token && state_.there && !state_.others && !state_.busy;
    ui_->back->setEnabled(!state_.busy);
    ui_->back->setVisible(which != Next::leave);
    ui_->promise->setVisible(which == Next::test && !narrow_ && !state_.busy);
    ui_->action->setVisible(which != Next::nothing && !state_.busy);
    ui_->action->setText(which == Next::leave      ? tr("Revenir à ma clé")
                         : which == Next::settings ? tr("Ouvrir les réglages")
                         : which == Next::unblock  ? tr("Débloquer avec le code PUK")
                                                   : tr("Tester la clé"));
    ui_->action->setEnabled(which != Next::test || (free && ui_->pin->ready()));
}

void TrialPage::act()
{
    switch (next()) {
    case Next::leave:
        return Q_EMIT left();
    case Next::settings:
        return Q_EMIT settingsAsked();
    case Next::unblock:
        return Q_EMIT unblockingAsked();
    case Next::test:
        if (ui_->action->isEnabled()) ask();
        break;
    case Next::nothing:
        break;
    }
}

/// One click is one try: the code leaves its field at once.
void TrialPage::ask()
{
    if (!trial_) return;
    const bool lastTry = ui_->pin->lastTryAgreed();
    trial_->start(ui_->pin->take(), lastTry);
}

/// Enter is pressed here and nowhere else: a field that asked by itself too would spend two tries.
void TrialPage::keyPressEvent(QKeyEvent* event)
{
    if (meansAction(*event, *this) && !state_.busy) {
        act();
    } else if (event->key() == Qt::Key_Escape) {
        state_.busy ? Q_EMIT ui_->progress->cancelAsked() : Q_EMIT left();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void TrialPage::hideEvent(QHideEvent* event)
{
    ui_->pin->forget();
    QWidget::hideEvent(event);
}

} // namespace sceau::gui
