#include "gui/renew_page.hpp"

#include "gui/announce.hpp"
#include "gui/enter_key.hpp"
#include "gui/files.hpp"
#include "gui/key_summary.hpp"
#include "gui/paper_dialog.hpp"
#include "gui/pdf_panel.hpp"
#include "gui/print.hpp"
#include "gui/reflow.hpp"
#include "gui/show_only.hpp"
#include "gui/step_contact.hpp"
#include "gui/step_done.hpp"
#include "gui/step_dossier.hpp"
#include "gui/step_eligibility.hpp"
#include "gui/step_identity.hpp"
#include "gui/step_key.hpp"
#include "gui/step_pin.hpp"
#include "gui/step_signing.hpp"
#include "gui/words.hpp"
#include "ui_renew_page.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QTimer>

namespace sceau::gui {

using workflow::KeyState;
using workflow::Renewal;
using workflow::Step;

namespace {

/// Those states of step 1 that have a text and a remedy of their own.
bool explainsItself(KeyState state)
{
    return state == KeyState::serviceStopped || state == KeyState::noReader || state == KeyState::noKey || state == KeyState::noDriver;
}

QString orderLine(const workflow::Snapshot& snapshot)
{
    QStringList parts;
    if (snapshot.order) parts += RenewPage::tr("Commande n° %1").arg(said(snapshot.order->number));
    const auto* certificate = snapshot.token ? mainCertificate(*snapshot.token, snapshot.certificate) : nullptr;
    if (certificate) parts += holderName(*certificate);
    return parts.join(QStringLiteral(" · "));
}

} // namespace

RenewPage::RenewPage(QWidget* parent) : QWidget(parent), ui_(std::make_unique<Ui::RenewPage>())
{
    ui_->setupUi(this);
    ui_->steps->setSteps(
        {tr("Clé"), tr("Code PIN"), tr("Éligibilité"), tr("Identité"), tr("Coordonnées"), tr("Dossier"), tr("Signature"), tr("Terminé")});
    makePages();
    watchWidth(*this, 700, [this](bool narrow) {
        narrow_ = narrow;
        presentFoot();
    });
    present({});
}

RenewPage::~RenewPage() = default;

void RenewPage::makePages()
{
    pages_ = {
        {Step::key, new StepKey},           {Step::pin, new StepPin},         {Step::eligibility, new StepEligibility},
        {Step::identity, new StepIdentity}, {Step::contact, new StepContact}, {Step::dossier, new StepDossier},
        {Step::signing, new StepSigning},   {Step::done, new StepDone},
    };
    for (const auto& [step, each] : pages_) {
        ui_->pages->layout()->addWidget(each);
        connect(each, &StepPage::footChanged, this, &RenewPage::presentFoot);
    }
    connect(static_cast<StepPin*>(&page(Step::pin)), &StepPin::careAsked, this, &RenewPage::careAsked);
    connect(ui_->action, &QPushButton::clicked, this, [this] { current().act(); });
}

StepPage& RenewPage::page(Step step) const
{
    return *pages_.at(step);
}

StepPage& RenewPage::current() const
{
    return page(snapshot_.step);
}

void RenewPage::present(const workflow::Snapshot& snapshot)
{
    const bool entered = snapshot.step != snapshot_.step;
    const bool freed = snapshot_.busy && !snapshot.busy;
    snapshot_ = snapshot;
    for (const auto& [step, each] : pages_)
        each->present(snapshot_);
    showOnly(current());
    presentHeader();
    presentProgress();
    presentFailure();
    presentFoot();
    if (entered) enterStep();
    if (freed && snapshot_.error && !entered) startAgain();
    if (paperAsked_ && !snapshot_.busy) offerPaper();
}

void RenewPage::presentHeader()
{
    ui_->order->setText(orderLine(snapshot_));
    ui_->steps->setCurrent(static_cast<int>(snapshot_.step), snapshot_.step == Step::done);
}

void RenewPage::presentProgress()
{
    const auto& now = snapshot_;
    ui_->progress->present(now.busy ? WaitStrip::Work{now.stage, now.done, now.total, now.cancellable} : WaitStrip::Work{});
}

void RenewPage::presentFailure()
{
    const bool explained = snapshot_.levelRefused || (snapshot_.step == Step::key && explainsItself(snapshot_.key));
    const bool failed = snapshot_.error && !explained;
    const bool appears = failed && ui_->error->isHidden();
    ui_->error->setVisible(failed);
    ui_->callCard->setVisible(failed);
    if (failed) ui_->error->present(*snapshot_.error);
    ui_->removed->setVisible(snapshot_.keyRemoved);
    const Said words = message("key.removed");
    if (snapshot_.keyRemoved) ui_->removed->present(Mood::review, words.title, words.next);
    if (appears) ui_->scroll->verticalScrollBar()->setValue(0);
}

void RenewPage::presentFoot()
{
    const Foot foot = current().foot();
    ui_->back->setVisible(snapshot_.step != Step::key && snapshot_.step != Step::done);
    ui_->back->setEnabled(!snapshot_.busy);
    ui_->note->setText(foot.note);
    ui_->note->setVisible(!foot.note.isEmpty() && !narrow_);
    ui_->paper->setVisible(foot.paper);
    ui_->paper->setEnabled(!snapshot_.busy);
    ui_->promise->setText(foot.promise);
    ui_->promise->setVisible(!foot.promise.isEmpty() && (!narrow_ || foot.action.isEmpty()));
    ui_->action->setVisible(!foot.action.isEmpty());
    ui_->action->setText(foot.action);
    ui_->action->setEnabled(foot.enabled);
}

void RenewPage::enterStep()
{
    ui_->scroll->verticalScrollBar()->setValue(0);
    current().entered();
    const QWidget* focused = focusWidget();
    if (focused == nullptr || !current().isAncestorOf(focused))
        (ui_->action->isEnabled() ? static_cast<QWidget*>(ui_->action) : &current())->setFocus();
    announce(*ui_->steps, ui_->steps->accessibleName());
}

/// The place where one goes on stays in sight below what went wrong.
void RenewPage::startAgain()
{
    current().entered();
    QTimer::singleShot(0, this, [this] {
        if (auto* focused = focusWidget(); focused && current().isAncestorOf(focused)) ui_->scroll->ensureWidgetVisible(focused);
    });
}

void RenewPage::drive(Renewal& renewal)
{
    renewal_ = &renewal;
    driveAnswers(renewal);
    driveSecrets(renewal);
    driveFoot(renewal);
    connect(&renewal, &Renewal::changed, this, [this] { present(renewal_->snapshot()); });
    present(renewal.snapshot());
}

void RenewPage::driveAnswers(Renewal& renewal)
{
    auto* key = static_cast<StepKey*>(&page(Step::key));
    connect(key, &StepKey::refreshAsked, &renewal, &Renewal::refresh);
    connect(key, &StepKey::tokenChosen, &renewal, &Renewal::chooseToken);
    connect(key, &StepKey::orderChosen, &renewal, &Renewal::chooseOrder);
    connect(key, &StepKey::pdfGiven, &renewal, [&renewal](const QString& file) { renewal.useGivenPdf(pathOf(file)); });
    connect(key, &StepKey::signedCopyAsked, this, [this] { askWhereToCopy(*this, *renewal_); });
    connect(key, &StepKey::calendarAsked, this, [this] { saveOpeningEvent(*this, snapshot_); });
    auto* eligibility = static_cast<StepEligibility*>(&page(Step::eligibility));
    connect(eligibility, &StepEligibility::calendarAsked, this, [this] { saveOpeningEvent(*this, snapshot_); });
    auto* identity = static_cast<StepIdentity*>(&page(Step::identity));
    connect(identity, &StepIdentity::identityAccepted, &renewal, &Renewal::acceptIdentity);
    auto* contact = static_cast<StepContact*>(&page(Step::contact));
    connect(contact, &StepContact::drafted, &renewal, &Renewal::draftContact);
    connect(contact, &StepContact::confirmed, &renewal, &Renewal::confirmContact);
    auto* dossier = static_cast<StepDossier*>(&page(Step::dossier));
    connect(dossier, &StepDossier::dossierRead, &renewal, &Renewal::setDossierRead);
    auto* done = static_cast<StepDone*>(&page(Step::done));
    connect(done, &StepDone::finished, &renewal, &Renewal::finish);
    connect(done, &StepDone::recordAsked, &renewal, &Renewal::recordAgain);
    connect(done, &StepDone::copyAsked, this, [this] { askWhereToCopy(*this, *renewal_); });
    connect(done, &StepDone::printAsked, this, [this] { printPdf(*this, snapshot_.paper ? snapshot_.dossierFile : snapshot_.target); });
}

void RenewPage::driveSecrets(Renewal& renewal)
{
    auto* pin = static_cast<StepPin*>(&page(Step::pin));
    connect(pin, &StepPin::activationAsked, &renewal, [&renewal, pin] {
        const bool lastTry = pin->lastTryAgreed();
        renewal.activate(pin->takePin(), lastTry);
    });
    auto* signing = static_cast<StepSigning*>(&page(Step::signing));
    connect(signing, &StepSigning::signatureAsked, &renewal, [&renewal, signing] {
        const bool lastTry = signing->lastTryAgreed();
        renewal.sign(signing->target(), signing->replaceAgreed(), signing->takePin(), lastTry);
    });
    connect(signing, &StepSigning::basicLevelChosen, &renewal, &Renewal::settleForBasic);
    connect(signing, &StepSigning::levelCheckAsked, &renewal, &Renewal::checkLevel);
}

void RenewPage::driveFoot(Renewal& renewal)
{
    for (const auto& [step, each] : pages_) {
        connect(each, &StepPage::nextAsked, &renewal, &Renewal::next);
        connect(each, &StepPage::correctionAsked, &renewal, &Renewal::correctContact);
        connect(each, &StepPage::paperAsked, ui_->paper, &QPushButton::click);
    }
    connect(ui_->back, &QPushButton::clicked, this, [this] {
        if (!current().goBack()) renewal_->back();
    });
    connect(ui_->progress, &WaitStrip::cancelAsked, &renewal, &Renewal::cancel);
    connect(ui_->paper, &QPushButton::clicked, this, [this] {
        paperAsked_ = true;
        renewal_->printPaper();
        if (!snapshot_.busy) offerPaper();
    });
}

void RenewPage::offerPaper()
{
    if (snapshot_.dossierFile.empty()) {
        paperAsked_ = !snapshot_.error && paperAsked_;
        return;
    }
    paperAsked_ = false;
    auto* dialog = new PaperDialog(this);
    connect(dialog, &PaperDialog::printAsked, this, [this] { printPdf(*this, snapshot_.dossierFile); });
    connect(dialog, &PaperDialog::saveAsked, this, [this] { askWhereToCopy(*this, *renewal_); });
    connect(dialog, &PaperDialog::decided, renewal_, &Renewal::recordPaper);
    dialog->open();
}

/// Enter is pressed here and nowhere else: a field that asked by itself too would spend two tries.
void RenewPage::keyPressEvent(QKeyEvent* event)
{
    const bool escape = event->key() == Qt::Key_Escape;
    if (meansAction(*event, *this) && !snapshot_.busy) {
        current().act();
    } else if (escape && snapshot_.busy && snapshot_.cancellable) {
        Q_EMIT ui_->progress->cancelAsked();
    } else if (!escape || !current().goBack()) {
        QWidget::keyPressEvent(event);
    }
}

} // namespace sceau::gui
