#include "gui/step_signing.hpp"

#include "gui/reflow.hpp"
#include "gui/show_only.hpp"
#include "gui/words.hpp"
#include "ui_step_signing.h"

#include <QFileDialog>
#include <QStandardPaths>

namespace sceau::gui {

namespace fs = std::filesystem;

namespace {

std::string plainName(const workflow::Snapshot& snapshot)
{
    if (snapshot.order) return "dossier-" + snapshot.order->number + "-signe";
    if (snapshot.givenPdf) return snapshot.givenPdf->stem().string() + "-signe";
    return "dossier-signe";
}

bool isThere(const fs::path& path)
{
    std::error_code ignored;
    return fs::exists(path, ignored);
}

std::optional<bool> alwaysAuthenticates(const workflow::Snapshot& snapshot)
{
    if (!snapshot.token || !snapshot.certificate || *snapshot.certificate >= snapshot.token->certificates.size()) return {};
    return snapshot.token->certificates[*snapshot.certificate].alwaysAuthenticate;
}

} // namespace

fs::path freeTarget(const workflow::Snapshot& snapshot, const fs::path& folder)
{
    fs::path candidate = folder / (plainName(snapshot) + ".pdf");
    for (int copy = 2; isThere(candidate); ++copy)
        candidate = folder / (plainName(snapshot) + " (" + std::to_string(copy) + ").pdf");
    return candidate;
}

StepSigning::StepSigning(QWidget* parent) : StepPage(parent), ui_(std::make_unique<Ui::StepSigning>())
{
    ui_->setupUi(this);
    limitWidth(*ui_->form);
    limitWidth(*ui_->secondForm);
    connect(ui_->choose, &QPushButton::clicked, this, &StepSigning::chooseTarget);
    connect(ui_->target, &QLineEdit::textChanged, this, &StepSigning::presentTarget);
    connect(ui_->replace, &QCheckBox::toggled, this, &StepSigning::footChanged);
    connect(ui_->pin, &PinForm::edited, this, &StepSigning::footChanged);
    stackWhenNarrow(*this, *ui_->choices, 560);
    connect(ui_->settle, &QPushButton::clicked, this, &StepSigning::basicLevelChosen);
    connect(ui_->retry, &QPushButton::clicked, this, &StepSigning::levelCheckAsked);
}

StepSigning::~StepSigning() = default;

void StepSigning::present(const workflow::Snapshot& snapshot)
{
    const bool starts = snapshot.busy && !snapshot_.busy;
    const bool mayGoOn = snapshot_.busy && !snapshot.busy && !snapshot.error;
    const bool chosen = snapshot_.levelRefused && !snapshot.levelRefused;
    snapshot_ = snapshot;
    if (snapshot.step != workflow::Step::signing) return;
    presentWork(starts);
    presentLevel();
    if (mayGoOn || chosen) ui_->pin->setFocus();
    if (snapshot.token) ui_->pin->present(snapshot.token->pin, snapshot.error.has_value());
    ui_->what->setText(
        snapshot.order
            ? tr("Dossier de la commande n° %1. Une signature, un code PIN, puis la clé est libérée.").arg(said(snapshot.order->number))
            : tr("Une signature, un code PIN, puis la clé est libérée."));
    presentWhatIsAsked();
    presentTarget();
}

/// Before the PIN is typed only the services are asked: no signature is under way.
void StepSigning::presentWork(bool starts)
{
    const bool onlyAsking = snapshot_.stage.starts_with("stage.ask-");
    if (starts) {
        ui_->list->restart();
        ui_->workingTitle->setText(onlyAsking ? tr("Avant de signer") : tr("Signature en cours"));
        ui_->workingText->setText(onlyAsking ? tr("Les services dont ce niveau a besoin répondent-ils ?") : tr("Laissez la clé branchée."));
    }
    if (snapshot_.busy) ui_->list->reach(snapshot_.stage);
    showOnly(snapshot_.busy ? *ui_->working : *ui_->asking);
}

void StepSigning::presentLevel()
{
    const bool settled = snapshot_.level < snapshot_.wantedLevel;
    const bool refused = snapshot_.levelRefused && snapshot_.error;
    ui_->level->setText(sentence(settled ? "level.settled" : "level." + pades::name(snapshot_.level)));
    ui_->level->setHidden(refused);
    ui_->fields->setHidden(refused);
    ui_->choice->setVisible(refused);
    if (!refused) return;
    ui_->pin->forget();
    ui_->refusal->present(*snapshot_.error, sentence("level.refused"));
}

void StepSigning::presentWhatIsAsked()
{
    const bool pad = snapshot_.token && snapshot_.token->pin.pad;
    const bool always = alwaysAuthenticates(snapshot_).value_or(false);
    ui_->asked->setVisible(always);
    ui_->asked->setText(sentence(pad ? "pin.always-pad" : "pin.always"));
}

void StepSigning::presentTarget()
{
    const bool there = isThere(target());
    ui_->replace->setVisible(there);
    if (!there) ui_->replace->setChecked(false);
    ui_->targetProblem->setText(there ? tr("Un fichier de ce nom existe déjà.") : QString());
    ui_->targetProblem->setVisible(there);
    Q_EMIT footChanged();
}

bool StepSigning::ready() const
{
    if (snapshot_.busy || snapshot_.levelRefused || snapshot_.keyLent || ui_->target->text().trimmed().isEmpty()) return false;
    if (isThere(target()) && !ui_->replace->isChecked()) return false;
    return ui_->pin->ready();
}

Foot StepSigning::foot() const
{
    if (snapshot_.busy || snapshot_.levelRefused) return {};
    if (snapshot_.report) return {.action = tr("Suivant"), .enabled = workflow::complete(snapshot_)};
    return {.action = tr("Signer le dossier"), .enabled = ready(), .promise = tr("Le code n’est ni enregistré ni transmis.")};
}

void StepSigning::act()
{
    if (snapshot_.report) {
        Q_EMIT nextAsked();
    } else if (ready()) {
        Q_EMIT signatureAsked();
    }
}

void StepSigning::entered()
{
    ui_->pin->forget();
    if (proposedFor_ != snapshot_.dossierId || ui_->target->text().isEmpty()) proposeTarget();
    snapshot_.levelRefused ? ui_->settle->setFocus() : ui_->pin->setFocus();
}

/// Once for each dossier: what a person then typed outlives a failure.
void StepSigning::proposeTarget()
{
    const fs::path documents = pathOf(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    const fs::path home = pathOf(QStandardPaths::writableLocation(QStandardPaths::HomeLocation));
    proposedFor_ = snapshot_.dossierId;
    setTarget(snapshot_.target.empty() ? freeTarget(snapshot_, isThere(documents) ? documents : home) : snapshot_.target);
}

void StepSigning::chooseTarget()
{
    auto* dialog = new QFileDialog(this, tr("Enregistrer le PDF signé sous"), said(target()), tr("Documents PDF (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        setTarget(pathOf(file));
        ui_->replace->setChecked(isThere(pathOf(file))); // the file dialog has just asked
    });
    dialog->open();
}

fs::path StepSigning::target() const
{
    return pathOf(ui_->target->text().trimmed());
}

void StepSigning::setTarget(const fs::path& target)
{
    ui_->target->setText(said(target));
}

bool StepSigning::replaceAgreed() const
{
    return ui_->replace->isChecked();
}

bool StepSigning::lastTryAgreed() const
{
    return ui_->pin->lastTryAgreed();
}

base::Secret StepSigning::takePin()
{
    return ui_->pin->take();
}

} // namespace sceau::gui
