#include "gui/step_signing.hpp"

#include "gui/key_summary.hpp"
#include "gui/recent_folder.hpp"
#include "gui/reflow.hpp"
#include "gui/show_only.hpp"
#include "gui/words.hpp"
#include "ui_step_signing.h"

#include <QFileDialog>

namespace sceau::gui {

namespace fs = std::filesystem;

namespace {

std::optional<bool> alwaysAuthenticates(const workflow::Snapshot& snapshot)
{
    if (!snapshot.token || !snapshot.certificate || *snapshot.certificate >= snapshot.token->certificates.size()) return {};
    return snapshot.token->certificates[*snapshot.certificate].alwaysAuthenticate;
}

} // namespace

StepSigning::StepSigning(QWidget* parent) : StepPage(parent), ui_(std::make_unique<Ui::StepSigning>())
{
    ui_->setupUi(this);
    limitWidth(*ui_->form);
    limitWidth(*ui_->secondForm);
    connect(ui_->choose, &QPushButton::clicked, this, &StepSigning::chooseTarget);
    connect(ui_->target, &QLineEdit::textChanged, this, &StepSigning::lookAtTarget);
    connect(&look_, &workflow::TargetLook::proposed, this, &StepSigning::takeProposal);
    connect(&look_, &workflow::TargetLook::looked, this, &StepSigning::targetLooked);
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
    const bool ended = snapshot_.busy && !snapshot.busy;
    const bool mayGoOn = ended && !snapshot.error;
    const bool chosen = snapshot_.levelRefused && !snapshot.levelRefused;
    snapshot_ = snapshot;
    if (snapshot.step != workflow::Step::signing) return;
    presentWork(starts);
    presentLevel();
    if (mayGoOn || chosen) ui_->pin->setFocus();
    if (snapshot.token) ui_->pin->present(snapshot.token->pin, snapshot.error.has_value());
    presentSummary();
    presentWhatIsAsked();
    if (ended) look_.look(target());
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
    const bool refused = snapshot_.levelRefused && snapshot_.error;
    ui_->summaryCard->setHidden(refused);
    ui_->fields->setHidden(refused);
    ui_->choice->setVisible(refused);
    if (!refused) return;
    ui_->pin->forget();
    ui_->refusal->present(*snapshot_.error, sentence("level.refused"));
}

/// What is about to be signed, by whom and how, in one look.
void StepSigning::presentSummary()
{
    const auto* certificate = snapshot_.token ? mainCertificate(*snapshot_.token, snapshot_.certificate) : nullptr;
    const QString name = snapshot_.givenPdf ? said(snapshot_.givenPdf->filename()) : tr("n° %1").arg(said(snapshot_.dossierId));
    const bool settled = snapshot_.level < snapshot_.wantedLevel;
    std::vector<Fact> facts{{tr("Dossier"), tr("%1, %n page(s)", nullptr, static_cast<int>(snapshot_.dossierPages)).arg(name), true}};
    if (certificate) {
        facts.push_back({tr("Signataire"), holderName(*certificate)});
        facts.push_back({tr("Certificat"), tr("valide jusqu’au %1").arg(dateOf(certificate->notAfter))});
    }
    facts.push_back({tr("Niveau"), sentence(settled ? "level.settled" : "level." + pades::name(snapshot_.level))});
    ui_->summary->present(facts);
}

void StepSigning::presentWhatIsAsked()
{
    const bool pad = snapshot_.token && snapshot_.token->pin.pad;
    const bool always = alwaysAuthenticates(snapshot_).value_or(false);
    ui_->asked->setVisible(always);
    ui_->asked->setText(sentence(pad ? "pin.always-pad" : "pin.always"));
}

/// Nothing is said of a file before the disk was asked for it, and no agreement goes from one file to another.
void StepSigning::lookAtTarget()
{
    there_.reset();
    ui_->replace->setChecked(false);
    look_.look(target());
    presentTarget();
}

void StepSigning::targetLooked(const fs::path& file, bool there)
{
    if (file != target()) return;
    there_ = there;
    ui_->replace->setChecked(there && (ui_->replace->isChecked() || file == agreedTo_));
    presentTarget();
}

void StepSigning::presentTarget()
{
    const bool there = there_.value_or(false);
    ui_->replace->setVisible(there);
    ui_->targetProblem->setText(there ? tr("Un fichier de ce nom existe déjà.") : QString());
    ui_->targetProblem->setVisible(there);
    Q_EMIT footChanged();
}

bool StepSigning::ready() const
{
    if (snapshot_.busy || snapshot_.levelRefused || snapshot_.keyLent || ui_->target->text().trimmed().isEmpty()) return false;
    if (!there_ || (*there_ && !ui_->replace->isChecked())) return false;
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
    proposedFor_ = snapshot_.dossierId;
    setTarget(snapshot_.target);
    if (snapshot_.target.empty()) look_.propose(workflow::targetName(snapshot_));
}

void StepSigning::takeProposal(const fs::path& file)
{
    if (ui_->target->text().isEmpty()) setTarget(file);
}

void StepSigning::chooseTarget()
{
    auto* dialog = new QFileDialog(this, tr("Enregistrer le PDF signé sous"), said(target()), tr("Documents PDF (*.pdf)"));
    followFolder(*dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        agreedTo_ = pathOf(file); // the file dialog has just asked
        setTarget(agreedTo_);
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
