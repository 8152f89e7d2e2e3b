#include "gui/step_key.hpp"

#include "gui/key_summary.hpp"
#include "gui/recent_folder.hpp"
#include "gui/words.hpp"
#include "ui_step_key.h"

#include <QFileDialog>

namespace sceau::gui {

using workflow::KeyState;

namespace {

std::vector<Choices::Choice> choicesOf(const std::vector<renewal::Order>& orders)
{
    std::vector<Choices::Choice> choices;
    for (const auto& order : orders) {
        choices.push_back(
            {StepKey::tr("Commande n° %1").arg(said(order.number)), StepKey::tr("passée le %1").arg(dateOf(order.createdAt))});
    }
    return choices;
}

bool hasKey(const workflow::Snapshot& snapshot)
{
    return snapshot.token && snapshot.key != KeyState::chooseKey;
}

} // namespace

StepKey::StepKey(QWidget* parent) : StepPage(parent), ui_(std::make_unique<Ui::StepKey>())
{
    ui_->setupUi(this);
    limitWidth(*ui_->form);
    connect(ui_->empty, &EmptyKey::refreshAsked, this, &StepKey::refreshAsked);
    connect(ui_->refresh, &QPushButton::clicked, this, &StepKey::refreshAsked);
    connect(ui_->choices, &Choices::changed, this, &StepKey::footChanged);
    connect(ui_->openDossier, &QPushButton::clicked, this, &StepKey::openDossier);
    connect(ui_->showSigned, &QPushButton::clicked, this, &StepKey::signedCopyAsked);
    connect(ui_->calendar, &QPushButton::clicked, this, &StepKey::calendarAsked);
}

StepKey::~StepKey() = default;

void StepKey::present(const workflow::Snapshot& snapshot)
{
    snapshot_ = snapshot;
    ui_->empty->present(snapshot);
    presentWords();
    presentKey();
    presentChoices();
    presentRemedies();
}

void StepKey::presentWords()
{
    static const std::map<KeyState, std::string> keys{
        {KeyState::chooseKey, "key.choose"},   {KeyState::chooseOrder, "key.choose-order"},   {KeyState::noOrder, "key.no-order"},
        {KeyState::anotherKey, "key.another"}, {KeyState::notRenewable, "key.not-renewable"}, {KeyState::ready, "key.ready"},
    };
    const auto found = keys.find(snapshot_.key);
    ui_->title->setVisible(found != keys.end());
    ui_->intro->setVisible(found != keys.end());
    if (found == keys.end()) return;
    const Said words = message(snapshot_.resumed && snapshot_.key == KeyState::ready ? "key.resumed" : found->second);
    ui_->title->setText(words.title);
    ui_->intro->setText(words.next);
}

void StepKey::presentKey()
{
    const auto* certificate = hasKey(snapshot_) ? mainCertificate(*snapshot_.token, snapshot_.certificate) : nullptr;
    ui_->keyCard->setVisible(certificate != nullptr);
    if (!certificate) return;
    ui_->holder->setText(holderName(*certificate));
    ui_->structure->setText(structureOf(snapshot_));
    auto facts = factsOf(snapshot_);
    if (snapshot_.order) facts.insert(facts.begin(), {tr("Commande"), said(snapshot_.order->number)});
    if (snapshot_.givenPdf) facts.insert(facts.begin(), {tr("Dossier"), said(snapshot_.givenPdf->filename())});
    ui_->facts->present(facts);
}

void StepKey::presentChoices()
{
    const bool keys = snapshot_.key == KeyState::chooseKey;
    const bool orders = snapshot_.key == KeyState::chooseOrder;
    ui_->choiceCard->setVisible(keys || orders);
    if (keys) ui_->choices->present(gui::choicesOf(snapshot_.tokens));
    if (orders) ui_->choices->present(choicesOf(snapshot_.orders));
}

void StepKey::presentRemedies()
{
    const bool refused = snapshot_.key == KeyState::notRenewable;
    const bool tooEarly = refused && snapshot_.eligibility && snapshot_.eligibility->daysLeft > 0;
    ui_->rules->setVisible(refused && snapshot_.eligibility);
    if (refused && snapshot_.eligibility) ui_->rules->present(snapshot_.eligibility->rules);
    ui_->calendar->setVisible(tooEarly);
    ui_->showSigned->setVisible(!snapshot_.signedFile.empty());
    ui_->openDossier->setVisible(snapshot_.key == KeyState::noOrder);
    ui_->refresh->setVisible(refused || snapshot_.key == KeyState::noOrder || snapshot_.key == KeyState::anotherKey);
    ui_->contacts->setVisible((refused || snapshot_.key == KeyState::noOrder) && !snapshot_.error);
}

Foot StepKey::foot() const
{
    const bool choice = snapshot_.key == KeyState::chooseKey || snapshot_.key == KeyState::chooseOrder;
    if (choice) return {.action = tr("Choisir"), .enabled = ui_->choices->chosen().has_value() && !snapshot_.busy};
    return {.action = tr("Suivant"), .enabled = workflow::complete(snapshot_)};
}

void StepKey::act()
{
    const auto chosen = ui_->choices->chosen();
    if (snapshot_.key == KeyState::chooseKey && chosen) {
        Q_EMIT tokenChosen(*chosen);
    } else if (snapshot_.key == KeyState::chooseOrder && chosen && *chosen < snapshot_.orders.size()) {
        Q_EMIT orderChosen(snapshot_.orders[*chosen].number);
    } else {
        Q_EMIT nextAsked();
    }
}

void StepKey::openDossier()
{
    auto* dialog = new QFileDialog(this, tr("Ouvrir le dossier du portail"), said(recentFolder()), tr("Documents PDF (*.pdf)"));
    followFolder(*dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &StepKey::pdfGiven);
    dialog->open();
}

} // namespace sceau::gui
