#include "gui/verdict_filters.hpp"

#include "gui/verify_words.hpp"
#include "gui/words.hpp"

#include <QLayout>
#include <QPushButton>

namespace sceau::gui {

using review::Verdict;

VerdictFilters::VerdictFilters(QLayout& into, QObject* parent) : QButtonGroup(parent)
{
    std::vector<std::optional<Verdict>> wanted{std::nullopt};
    wanted.insert(wanted.end(), allVerdicts().begin(), allVerdicts().end());
    for (const auto verdict : wanted) {
        auto* button = new QPushButton;
        button->setCheckable(true);
        button->setProperty("kind", QStringLiteral("filter"));
        button->setObjectName(verdict ? QStringLiteral("only") + said(review::name(*verdict)) : QStringLiteral("onlyAll"));
        addButton(button);
        into.addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, verdict] { Q_EMIT chosen(verdict); });
        filters_.push_back({verdict, button});
    }
    choose({});
}

void VerdictFilters::present(const workflow::VerificationState& state)
{
    for (const auto& [verdict, button] : filters_) {
        const auto number = verdict ? state.count(*verdict) : state.files;
        button->setText((verdict ? pluralOf(*verdict) : tr("Tous")) + QStringLiteral("  ") + QString::number(number));
        button->setVisible(state.files > 0);
    }
}

void VerdictFilters::choose(std::optional<Verdict> verdict)
{
    for (const auto& each : filters_)
        each.button->setChecked(each.verdict == verdict);
}

} // namespace sceau::gui
