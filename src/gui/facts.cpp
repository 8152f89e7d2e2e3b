#include "gui/facts.hpp"

#include "gui/prose.hpp"

#include <QGridLayout>
#include <QLabel>
#include <algorithm>

namespace sceau::gui {

namespace {

QLabel* label(const QString& text, const char* type)
{
    auto* made = new Prose(text, type);
    made->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    return made;
}

} // namespace

Facts::Facts(QWidget* parent) : QWidget(parent)
{
    constexpr int columns = 20, rows = 8;
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(columns);
    grid->setVerticalSpacing(rows);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
}

void Facts::present(const std::vector<Fact>& facts)
{
    if (facts == facts_) return;
    facts_ = facts;
    qDeleteAll(findChildren<QLabel*>(Qt::FindDirectChildrenOnly));
    auto* grid = static_cast<QGridLayout*>(layout());
    int row = 0;
    for (const auto& fact : facts_) {
        if (fact.value.isEmpty()) continue;
        auto* name = label(fact.name, "quiet");
        auto* value = label(fact.value, fact.strong ? "strong" : "");
        name->setBuddy(value);
        grid->addWidget(name, row, 0);
        grid->addWidget(value, row++, 1);
    }
}

QString Facts::valueOf(const QString& name) const
{
    const auto found = std::find_if(facts_.begin(), facts_.end(), [&](const Fact& fact) { return fact.name == name; });
    return found == facts_.end() ? QString() : found->value;
}

} // namespace sceau::gui
