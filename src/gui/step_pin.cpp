#include "gui/step_pin.hpp"

#include "gui/key_summary.hpp"
#include "gui/words.hpp"
#include "ui_step_pin.h"

namespace sceau::gui {

using workflow::Care;

StepPin::StepPin(QWidget* parent) : StepPage(parent), ui_(std::make_unique<Ui::StepPin>())
{
    ui_->setupUi(this);
    limitWidth(*ui_->form);
    const Said forgotten = message("pin.forgotten");
    ui_->forgottenTitle->setText(forgotten.title);
    ui_->forgottenText->setText(forgotten.next);
    ui_->forgottenCard->hide();
    connect(ui_->initial, &ActionNotice::taken, this, [this] { Q_EMIT careAsked(Care::changePin); });
    connect(ui_->remedy, &QPushButton::clicked, this, [this] { Q_EMIT careAsked(Care::unblock); });
    connect(ui_->unblock, &QPushButton::clicked, this, [this] { Q_EMIT careAsked(Care::unblock); });
    connect(ui_->pin, &PinForm::edited, this, &StepPin::presentButtons);
    connect(ui_->activate, &QPushButton::clicked, this, &StepPin::act);
    connect(ui_->forgotten, &QPushButton::toggled, ui_->forgottenCard, &QWidget::setVisible);
}

StepPin::~StepPin() = default;

void StepPin::present(const workflow::Snapshot& snapshot)
{
    snapshot_ = snapshot;
    if (!snapshot.token) return;
    const auto* certificate = mainCertificate(*snapshot.token, snapshot.certificate);
    ui_->holder->setText(certificate ? holderAndExpiry(*certificate) : said(snapshot.token->label));
    ui_->pin->present(snapshot.token->pin, snapshot.error.has_value());
    presentRemedy();
    ui_->title->setText(ui_->pin->locked() ? tr("Le code PIN de votre clé est bloqué") : tr("Entrez le code PIN de votre clé"));
    ui_->forgotten->setVisible(!ui_->pin->locked());
    presentButtons();
}

/// A PIN that is locked, or the initial one: there is something to do before this key can be activated.
void StepPin::presentRemedy()
{
    const bool locked = ui_->pin->locked();
    const bool refused = snapshot_.error && snapshot_.error->code == base::Code::pinToBeChanged;
    const bool initial = !locked && (refused || snapshot_.token->pin.level == token::TryLevel::toBeChanged);
    const Said words = message("pin.to-be-changed");
    ui_->initial->setVisible(initial);
    ui_->initial->offer(tr("Changer le code PIN"));
    if (initial) ui_->initial->present(Mood::review, words.title, words.next);
    ui_->initial->setEnabled(!snapshot_.busy);
    ui_->lockedCard->setVisible(locked);
    ui_->lockedText->setText(message("pin.locked-remedy").next);
    ui_->contacts->setVisible(!snapshot_.error);
}

void StepPin::presentButtons()
{
    const bool proven = snapshot_.activated;
    ui_->pin->setVisible(!proven);
    ui_->activate->setVisible(!ui_->pin->locked() && !proven);
    ui_->activate->setEnabled(ui_->pin->ready() && !snapshot_.busy && !snapshot_.keyLent);
    ui_->pin->setEnabled(!snapshot_.busy);
    Q_EMIT footChanged();
}

Foot StepPin::foot() const
{
    if (snapshot_.activated) return {.action = tr("Suivant"), .enabled = workflow::complete(snapshot_)};
    return {.promise = tr("Le code n’est ni enregistré ni transmis.")};
}

void StepPin::act()
{
    if (snapshot_.activated) {
        Q_EMIT nextAsked();
        return;
    }
    if (ui_->activate->isEnabled()) Q_EMIT activationAsked();
}

void StepPin::entered()
{
    ui_->pin->forget();
    ui_->pin->setFocus();
}

base::Secret StepPin::takePin()
{
    return ui_->pin->take();
}

bool StepPin::lastTryAgreed() const
{
    return ui_->pin->lastTryAgreed();
}

} // namespace sceau::gui
