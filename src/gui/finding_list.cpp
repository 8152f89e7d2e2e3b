#include "gui/finding_list.hpp"

#include "gui/prose.hpp"

#include <QGridLayout>

namespace sceau::gui {

FindingList::FindingList(QWidget* parent) : QWidget(parent)
{
    constexpr int besideIcon = 12, between = 2;
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(besideIcon);
    grid->setVerticalSpacing(between);
    grid->setColumnStretch(1, 1);
}

void FindingList::present(const std::vector<Finding>& findings)
{
    if (findings == findings_) return;
    findings_ = findings;
    qDeleteAll(findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    constexpr int below = 8;
    auto* grid = static_cast<QGridLayout*>(layout());
    int row = 0;
    for (const auto& [name, ink, title, detail, strong] : findings_) {
        auto* sign = new IconLabel;
        sign->present(name, ink);
        grid->addWidget(sign, row, 0, Qt::AlignTop);
        auto* words = new Prose(title, strong ? "strong" : "");
        grid->addWidget(words, row++, 1);
        words->setContentsMargins(0, 0, 0, detail.isEmpty() ? below : 0);
        if (detail.isEmpty()) continue;
        auto* line = new Prose(detail, "quiet");
        line->setContentsMargins(0, 0, 0, below);
        grid->addWidget(line, row++, 1);
    }
}

} // namespace sceau::gui
