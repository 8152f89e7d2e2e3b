#include "gui/care_page.hpp"

#include "gui/enter_key.hpp"
#include "gui/key_summary.hpp"
#include "gui/reflow.hpp"
#include "gui/theme.hpp"
#include "gui/words.hpp"
#include "ui_care_page.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QTimer>

namespace sceau::gui {

using workflow::Care;
using workflow::KeyCare;

namespace {

constexpr double formWidth = 520;

QString ownerOf(const token::Token& token)
{
    const auto* certificate = mainCertificate(token);
    return certificate ? holderAndExpiry(*certificate) : said(token.label);
}

} // namespace

CarePage::CarePage(base::Clock clock, QWidget* parent) : QWidget(parent), ui_(std::make_unique<Ui::CarePage>())
{
    constexpr int ring = 4;
    ui_->setupUi(this);
    ui_->form->setMaximumWidth(scaled(formWidth) + 2 * ring);
    ui_->codes->setClock(clock);
    connect(ui_->codes, &CareForm::asked, this, &CarePage::ask);
    connect(ui_->codes, &CareForm::otherAsked, this, [this] {
        if (!care_) return;
        care_->open(Care::unblock);
        ui_->codes->start();
    });
    connect(ui_->codes, &CareForm::edited, this, &CarePage::presentFoot);
    connect(ui_->back, &QPushButton::clicked, this, [this] { Q_EMIT left(fromRenewal_); });
    connect(ui_->action, &QPushButton::clicked, this, &CarePage::act);
    watchWidth(*this, 700, [this](bool narrow) {
        narrow_ = narrow;
        presentFoot();
    });
    present({});
}

CarePage::~CarePage() = default;

void CarePage::drive(KeyCare& care)
{
    care_ = &care;
    connect(&care, &KeyCare::changed, this, [this] { present(care_->state()); });
    connect(ui_->progress, &WaitStrip::cancelAsked, &care, &KeyCare::cancel);
    present(care.state());
}

void CarePage::enter(bool fromRenewal)
{
    fromRenewal_ = fromRenewal;
    presentFoot();
    ui_->scroll->verticalScrollBar()->setValue(0);
    ui_->codes->start();
    if (!isAncestorOf(focusWidget())) setFocus();
}

void CarePage::present(const workflow::CareState& state)
{
    const bool freed = state_.busy && !state.busy;
    state_ = state;
    presentHeader();
    ui_->progress->present(state.busy ? WaitStrip::Work{state.stage, 0, 0, state.cancellable} : WaitStrip::Work{});
    ui_->codes->present(state);
    presentOutcome();
    presentFoot();
    if (!freed) return;
    ui_->scroll->verticalScrollBar()->setValue(0);
    if (state.done) return ui_->action->setFocus();
    ui_->codes->start();
    QTimer::singleShot(0, this, [this] { // the field stays in sight below what went wrong
        if (auto* focused = focusWidget(); focused && ui_->form->isAncestorOf(focused)) ui_->scroll->ensureWidgetVisible(focused);
    });
}

void CarePage::presentHeader()
{
    ui_->title->setText(state_.care == Care::unblock ? tr("Débloquer avec le code PUK") : tr("Changer le code PIN"));
    ui_->holder->setText(state_.token ? ownerOf(*state_.token) : QString());
}

/// Once it is done the way back is what comes next.
void CarePage::presentFoot()
{
    const bool puk = state_.care == Care::unblock;
    const QString back = fromRenewal_ ? tr("Reprendre le renouvellement") : tr("Revenir à ma clé");
    ui_->back->setText(back);
    ui_->back->setEnabled(!state_.busy);
    ui_->back->setVisible(!state_.done);
    ui_->promise->setVisible(!state_.done && !narrow_);
    ui_->action->setText(state_.done ? back : puk ? tr("Débloquer la clé") : tr("Changer le code PIN"));
    ui_->action->setVisible(!state_.locked() || state_.done);
    ui_->action->setEnabled(state_.done || ui_->codes->ready());
}

void CarePage::act()
{
    if (state_.done)
        Q_EMIT left(fromRenewal_);
    else
        ui_->codes->act();
}

void CarePage::presentOutcome()
{
    const Said done = message(state_.care == Care::unblock ? "care.unblocked" : "care.changed");
    ui_->done->setVisible(state_.done);
    if (state_.done) ui_->done->present(Mood::accepted, done.title, done.next);
    ui_->codes->setVisible(!state_.done);
    ui_->error->setVisible(state_.error.has_value());
    ui_->callCard->setVisible(state_.error.has_value() || (state_.care == Care::unblock && state_.locked()));
    if (state_.error) ui_->error->present(*state_.error);
    const bool away = state_.token && !state_.there;
    const Said waiting = message(away ? "care.key-away" : "care.key-used");
    ui_->away->setVisible(!state_.done && (away || state_.others));
    if (away || state_.others) ui_->away->present(Mood::review, waiting.title, waiting.next);
}

/// One click is one try: the codes leave their fields at once.
void CarePage::ask()
{
    if (!care_) return;
    const bool lastTry = ui_->codes->lastTryAgreed();
    auto present = ui_->codes->takePresent();
    auto fresh = ui_->codes->takeFresh();
    if (state_.care == Care::unblock)
        care_->unblock(std::move(present), std::move(fresh), lastTry);
    else
        care_->changePin(std::move(present), std::move(fresh), lastTry);
}

/// Enter is pressed here and nowhere else: a field that asked by itself too would spend two tries.
void CarePage::keyPressEvent(QKeyEvent* event)
{
    if (meansAction(*event, *this) && !state_.busy) {
        act();
    } else if (event->key() == Qt::Key_Escape) {
        state_.busy ? Q_EMIT ui_->progress->cancelAsked() : Q_EMIT left(fromRenewal_);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void CarePage::hideEvent(QHideEvent* event)
{
    ui_->codes->forget();
    QWidget::hideEvent(event);
}

} // namespace sceau::gui
