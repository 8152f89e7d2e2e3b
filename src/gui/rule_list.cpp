#include "gui/rule_list.hpp"

#include "gui/icons.hpp"
#include "gui/prose.hpp"
#include "gui/words.hpp"

#include <QGridLayout>
#include <QLabel>
#include <algorithm>

namespace sceau::gui {

namespace {

struct Look {
    const char* icon;
    Ink ink;
};

Look lookOf(renewal::Outcome outcome)
{
    switch (outcome) {
    case renewal::Outcome::pass:
        return {"done", Ink::accepted};
    case renewal::Outcome::warn:
        return {"warning", Ink::review};
    case renewal::Outcome::unknown:
        return {"question", Ink::pending};
    case renewal::Outcome::fail:
        return {"refused", Ink::rejected};
    }
    return {"question", Ink::pending};
}

QWidget* wordOf(renewal::Outcome outcome)
{
    auto* word = new QLabel(inWords(outcome));
    word->setProperty("type", QStringLiteral("strong"));
    word->setContentsMargins(0, 2, 0, 0); // level with the first line of the sentence
    return word;
}

QWidget* iconOf(renewal::Outcome outcome)
{
    const Look look = lookOf(outcome);
    auto* drawn = new IconLabel;
    drawn->present(QLatin1String(look.icon), look.ink);
    return drawn;
}

/// What stops the renewal first, then what a person must look at.
int weightOf(renewal::Outcome outcome)
{
    switch (outcome) {
    case renewal::Outcome::fail:
        return 0;
    case renewal::Outcome::unknown:
        return 1;
    case renewal::Outcome::warn:
        return 2;
    case renewal::Outcome::pass:
        break;
    }
    return 3;
}

QWidget* line()
{
    auto* drawn = new QFrame;
    drawn->setProperty("line", true);
    return drawn;
}

} // namespace

QString inWords(renewal::Outcome outcome)
{
    switch (outcome) {
    case renewal::Outcome::pass:
        return RuleList::tr("Conforme");
    case renewal::Outcome::warn:
        return RuleList::tr("À surveiller");
    case renewal::Outcome::unknown:
        return RuleList::tr("À vérifier");
    case renewal::Outcome::fail:
        break;
    }
    return RuleList::tr("Non conforme");
}

RuleList::RuleList(QWidget* parent) : QFrame(parent)
{
    constexpr int inset = 20, aboveAndBelow = 12;
    setProperty("card", QStringLiteral("plain"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(inset, aboveAndBelow, inset, aboveAndBelow);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(2, 1);
}

void RuleList::present(const std::vector<renewal::RuleVerdict>& rules)
{
    qDeleteAll(findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    auto* grid = static_cast<QGridLayout*>(layout());
    auto sorted = rules;
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return weightOf(a.outcome) < weightOf(b.outcome); });
    int row = 0;
    for (const auto& rule : sorted) {
        if (row > 0) grid->addWidget(line(), row++, 0, 1, 3);
        const Said words = message(rule.code, rule.facts);
        grid->addWidget(iconOf(rule.outcome), row, 0, Qt::AlignTop);
        grid->addWidget(wordOf(rule.outcome), row, 1, Qt::AlignTop);
        grid->addWidget(new Prose(words.title), row++, 2, Qt::AlignTop);
        if (!words.next.isEmpty()) grid->addWidget(new Prose(words.next, "quiet"), row++, 2);
    }
}

} // namespace sceau::gui
