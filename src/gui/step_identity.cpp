#include "gui/step_identity.hpp"

#include "gui/words.hpp"
#include "ui_step_identity.h"

#include <QSignalBlocker>

namespace sceau::gui {

namespace {

QString joined(const std::vector<std::string>& names)
{
    QStringList list;
    for (const auto& name : names)
        list += said(name);
    return list.join(QStringLiteral(", "));
}

} // namespace

StepIdentity::StepIdentity(QWidget* parent) : StepPage(parent), ui_(std::make_unique<Ui::StepIdentity>())
{
    ui_->setupUi(this);
    limitWidth(*ui_->form);
    const Said wrong = message("identity.wrong");
    ui_->wrongTitle->setText(wrong.title);
    ui_->wrongText->setText(wrong.next);
    ui_->wrongCard->hide();
    connect(ui_->certify, &QCheckBox::toggled, this, &StepIdentity::identityAccepted);
    connect(ui_->wrong, &QPushButton::toggled, this, [this](bool wrongData) {
        ui_->wrongCard->setVisible(wrongData);
        if (wrongData) ui_->certify->setChecked(false);
    });
}

StepIdentity::~StepIdentity() = default;

void StepIdentity::present(const workflow::Snapshot& snapshot)
{
    snapshot_ = snapshot;
    if (snapshot.entry) {
        const auto& entry = *snapshot.entry;
        ui_->facts->present({
            {tr("N° CNBF"), said(entry.cnbf)},
            {tr("Nom"), said(entry.civilName), true},
            {tr("Nom d’usage"), said(entry.usageName)},
            {tr("Prénoms"), joined(entry.firstNames), true},
            {tr("Structure"), said(entry.structure)},
            {tr("SIREN"), grouped(entry.siren)},
            {tr("Ordre"), said(entry.bar)},
            {tr("Statut"), said(entry.status)},
        });
    }
    const QSignalBlocker quiet(ui_->certify);
    ui_->certify->setChecked(snapshot.identityAccepted);
    if (snapshot.identityAccepted) ui_->wrong->setChecked(false);
}

Foot StepIdentity::foot() const
{
    return {.action = tr("Suivant"), .enabled = workflow::complete(snapshot_)};
}

} // namespace sceau::gui
