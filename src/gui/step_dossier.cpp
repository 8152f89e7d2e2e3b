#include "gui/step_dossier.hpp"

#include "gui/key_summary.hpp"
#include "gui/pdf_panel.hpp"
#include "gui/reflow.hpp"
#include "gui/theme.hpp"
#include "gui/words.hpp"
#include "ui_step_dossier.h"
#include "workflow/transitions.hpp"

#include <QSignalBlocker>

namespace sceau::gui {

namespace {
constexpr double sideWidth = 278, narrowBelow = 560;
}

StepDossier::StepDossier(QWidget* parent) : StepPage(parent), ui_(std::make_unique<Ui::StepDossier>())
{
    ui_->setupUi(this);
    stackWhenNarrow(*this, *ui_->parts, narrowBelow);
    watchWidth(*this, narrowBelow, [this](bool narrow) { ui_->side->setMaximumWidth(narrow ? QWIDGETSIZE_MAX : scaled(sideWidth)); });
    connect(ui_->read, &QCheckBox::toggled, this, &StepDossier::dossierRead);
    connect(ui_->correct, &QPushButton::clicked, this, &StepDossier::correctionAsked);
}

StepDossier::~StepDossier() = default;

void StepDossier::present(const workflow::Snapshot& snapshot)
{
    snapshot_ = snapshot;
    if (snapshot.dossierFile != shown_) {
        shown_ = snapshot.dossierFile;
        ui_->dossier->open(shown_);
    }
    presentSide();
}

void StepDossier::presentSide()
{
    const auto* certificate = snapshot_.token ? mainCertificate(*snapshot_.token, snapshot_.certificate) : nullptr;
    const auto pages = static_cast<int>(snapshot_.dossierPages);
    ui_->what->setText(snapshot_.givenPdf || (snapshot_.order && snapshot_.order->bringsDossier)
                           ? tr("Le dossier que le portail vous a remis, un PDF de %n page(s), tel quel.", nullptr, pages)
                           : tr("Le contrat de renouvellement et les conditions générales, en un seul PDF de %n page(s).", nullptr, pages));
    if (certificate) {
        ui_->with->setText(tr("Votre certificat de signature, valide jusqu’au %1. Le code PIN vous sera demandé une fois.")
                               .arg(dateOf(certificate->notAfter)));
        ui_->read->setText(tr("J’ai bien pris connaissance du dossier de %1").arg(holderName(*certificate)));
    }
    ui_->review->setVisible(snapshot_.review);
    const Said words = message("dossier.review");
    if (snapshot_.review) ui_->review->present(Mood::review, words.title, words.next);
    ui_->correct->setVisible(workflow::correctable(snapshot_));
    const QSignalBlocker quiet(ui_->read);
    ui_->read->setChecked(snapshot_.dossierRead);
}

Foot StepDossier::foot() const
{
    return {.action = tr("Signer le dossier"),
            .enabled = workflow::complete(snapshot_),
            .note = tr("Vous préférez le papier ?"),
            .paper = true};
}

PdfPanel& StepDossier::dossier()
{
    return *ui_->dossier;
}

} // namespace sceau::gui
