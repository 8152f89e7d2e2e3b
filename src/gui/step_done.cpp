#include "gui/step_done.hpp"

#include "gui/icons.hpp"
#include "gui/key_summary.hpp"
#include "gui/reflow.hpp"
#include "gui/words.hpp"
#include "review/review.hpp"
#include "ui_step_done.h"

#include <QDesktopServices>
#include <QUrl>

namespace sceau::gui {

namespace {

QUrl urlOf(const std::filesystem::path& path)
{
    return QUrl::fromLocalFile(said(path));
}

QString integrityOf(const pades::SignatureReport& report)
{
    return report.intact ? StepDone::tr("intacte") : StepDone::tr("rompue");
}

QString coverageOf(const pades::SignatureReport& report)
{
    if (report.coverage == pades::Coverage::wholeFile) return StepDone::tr("tout le fichier");
    return report.changes == pades::Changes::archival ? StepDone::tr("tout le dossier") : StepDone::tr("une partie du fichier");
}

QString changesOf(const pades::SignatureReport& report)
{
    if (report.changes == pades::Changes::none) return StepDone::tr("non");
    return report.changes == pades::Changes::archival ? StepDone::tr("non, seules des preuves ont été ajoutées") : StepDone::tr("oui");
}

QString chainOf(const pades::SignatureReport& report)
{
    if (report.chain.empty()) return StepDone::tr("aucune autorité de confiance configurée ou trouvée");
    return StepDone::tr("remonte à %1").arg(said(report.chain.back().commonName));
}

/// "expected": an authority will say by then what it has not said yet.
base::Facts factsOfLevel(const workflow::Snapshot& snapshot, const pades::SignatureReport& own)
{
    base::Facts facts{{"level", own.level}, {"wanted", pades::name(snapshot.wantedLevel)}};
    if (!snapshot.shortfall || !snapshot.shortfall->facts.contains("expected")) return facts;
    const auto expected = base::parseRfc3339(snapshot.shortfall->facts.at("expected"));
    if (expected) facts["expected"] = instantOf(*expected).toStdString();
    return facts;
}

} // namespace

StepDone::StepDone(QWidget* parent) : StepPage(parent), ui_(std::make_unique<Ui::StepDone>())
{
    ui_->setupUi(this);
    limitWidth(*ui_->column, 820);
    stackWhenNarrow(*this, *ui_->cards, 600);
    stackWhenNarrow(*this, *ui_->fileActions, 600);
    ui_->saveCopy->setIcon(icon(QStringLiteral("download")));
    ui_->open->setIcon(icon(QStringLiteral("open")));
    ui_->showInFolder->setIcon(icon(QStringLiteral("folder")));
    ui_->print->setIcon(icon(QStringLiteral("printer")));
    connect(ui_->saveCopy, &QPushButton::clicked, this, &StepDone::copyAsked);
    connect(ui_->print, &QPushButton::clicked, this, &StepDone::printAsked);
    connect(ui_->recordAgain, &QPushButton::clicked, this, &StepDone::recordAsked);
    connect(ui_->open, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(urlOf(snapshot_.target)); });
    connect(ui_->showInFolder, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(urlOf(snapshot_.target.parent_path())); });
}

StepDone::~StepDone() = default;

void StepDone::present(const workflow::Snapshot& snapshot)
{
    snapshot_ = snapshot;
    if (snapshot.step != workflow::Step::done) return;
    const Said words = message(snapshot.paper ? "done.paper" : "done.signed");
    ui_->mark->present(snapshot.paper ? QStringLiteral("printer") : QStringLiteral("done"), Ink::accepted, 44);
    ui_->title->setText(words.title);
    ui_->sentence->setText(words.cause);
    presentFile();
    const auto* own = snapshot.report ? review::ownSignature(*snapshot.report) : nullptr;
    ui_->checkCard->setVisible(own != nullptr);
    if (own != nullptr) presentCheck(*own);
    presentLevel(own);
    presentNext();
}

void StepDone::presentFile()
{
    const auto& file = snapshot_.paper ? snapshot_.dossierFile : snapshot_.target;
    ui_->fileName->setText(snapshot_.paper ? tr("Dossier à imprimer, parapher et signer") : said(file.filename()));
    ui_->folder->setText(snapshot_.paper ? QString() : said(file.parent_path()));
    ui_->folder->setVisible(!snapshot_.paper);
    ui_->open->setVisible(!snapshot_.paper);
    ui_->showInFolder->setVisible(!snapshot_.paper);
}

/// Signed at a lower level than the settings ask for, by choice or because a service failed after the key had signed.
void StepDone::presentLevel(const pades::SignatureReport* own)
{
    const bool below = workflow::belowWantedLevel(snapshot_) && own != nullptr;
    ui_->below->setVisible(below);
    if (!below) return;
    const Said words = message("done.below", factsOfLevel(snapshot_, *own));
    const auto why = snapshot_.shortfall ? describe(*snapshot_.shortfall).title + QStringLiteral(". ") : QString();
    ui_->below->present(Mood::pending, words.title, why + words.cause + QLatin1Char(' ') + words.next);
}

void StepDone::presentCheck(const pades::SignatureReport& report)
{
    ui_->check->present({
        {tr("Intégrité"), integrityOf(report), true},
        {tr("Couverture"), coverageOf(report)},
        {tr("Modifié depuis"), changesOf(report)},
        {tr("Chaîne"), chainOf(report)},
        {tr("Signataire"), report.signer ? said(report.signer->commonName) : QString()},
        {tr("Niveau"), report.level.empty() ? QString() : QStringLiteral("PAdES ") + said(report.level)},
        {tr("Empreinte"), said(report.digest)},
    });
}

void StepDone::presentNext()
{
    const auto* certificate = snapshot_.token ? mainCertificate(*snapshot_.token, snapshot_.certificate) : nullptr;
    ui_->nextText->setText(message(snapshot_.paper ? "done.paper" : "done.signed").next);
    ui_->recordAgain->setVisible(!snapshot_.paper && snapshot_.order && !snapshot_.recorded && !snapshot_.busy);
    ui_->expiry->setText(certificate ? tr("D’ici là, votre clé actuelle reste valable jusqu’au %1.").arg(instantOf(certificate->notAfter))
                                     : QString());
}

Foot StepDone::foot() const
{
    return {.action = tr("Terminer"), .enabled = !snapshot_.busy};
}

} // namespace sceau::gui
