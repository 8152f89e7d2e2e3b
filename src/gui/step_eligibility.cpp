#include "gui/step_eligibility.hpp"

#include "gui/words.hpp"
#include "ui_step_eligibility.h"

namespace sceau::gui {

namespace {

Mood moodOf(renewal::Eligible eligible)
{
    switch (eligible) {
    case renewal::Eligible::yes:
        return Mood::accepted;
    case renewal::Eligible::unknown:
        return Mood::review;
    case renewal::Eligible::no:
        break;
    }
    return Mood::rejected;
}

bool opensLater(const renewal::Eligibility& eligibility)
{
    for (const auto& rule : eligibility.rules) {
        const bool window = rule.rule == renewal::Rule::r2a || rule.rule == renewal::Rule::r2b;
        if (window && rule.outcome == renewal::Outcome::fail) return eligibility.daysLeft > 0;
    }
    return false;
}

} // namespace

StepEligibility::StepEligibility(QWidget* parent) : StepPage(parent), ui_(std::make_unique<Ui::StepEligibility>())
{
    ui_->setupUi(this);
    limitWidth(*ui_->column, 760);
    connect(ui_->paper, &QPushButton::clicked, this, &StepEligibility::paperAsked);
    connect(ui_->calendar, &QPushButton::clicked, this, &StepEligibility::calendarAsked);
}

StepEligibility::~StepEligibility() = default;

void StepEligibility::present(const workflow::Snapshot& snapshot)
{
    snapshot_ = snapshot;
    ui_->column->setVisible(snapshot.eligibility.has_value());
    if (snapshot.eligibility) presentResult(*snapshot.eligibility);
}

void StepEligibility::presentResult(const renewal::Eligibility& eligibility)
{
    const bool no = eligibility.eligible == renewal::Eligible::no;
    const Said words = message("eligible." + renewal::name(eligibility.eligible));
    ui_->result->present(moodOf(eligibility.eligible), words.title, words.next);
    ui_->dates->present({
        {tr("Renouvellement ouvert à partir du"), instantOf(eligibility.window.opens)},
        {tr("La clé expire le"), instantOf(eligibility.window.closes), true},
        {tr("Jours restants"), eligibility.daysLeft < 0 ? tr("aucun") : QString::number(eligibility.daysLeft)},
    });
    ui_->rules->present(eligibility.rules);
    ui_->paper->setVisible(no && snapshot_.order && !opensLater(eligibility));
    ui_->calendar->setVisible(opensLater(eligibility));
    ui_->contacts->setVisible(no);
}

Foot StepEligibility::foot() const
{
    return {.action = tr("Suivant"), .enabled = workflow::complete(snapshot_)};
}

} // namespace sceau::gui
