#include "gui/stage_list.hpp"

#include "gui/announce.hpp"
#include "gui/icons.hpp"
#include "gui/prose.hpp"
#include "gui/words.hpp"

#include <QGridLayout>

namespace sceau::gui {

StageList::StageList(QWidget* parent) : QWidget(parent)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(12);
    grid->setColumnStretch(1, 1);
}

void StageList::reach(const std::string& stage)
{
    if (stage.empty() || (!stages_.empty() && stages_.back() == stage)) return;
    stages_.push_back(stage);
    redraw();
    announce(*this, sentence(stage));
}

void StageList::restart()
{
    stages_.clear();
    redraw();
}

void StageList::redraw()
{
    qDeleteAll(findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    auto* grid = static_cast<QGridLayout*>(layout());
    for (std::size_t i = 0; i < stages_.size(); ++i) {
        const bool present = i + 1 == stages_.size();
        auto* mark = new IconLabel;
        mark->present(present ? QStringLiteral("renew") : QStringLiteral("done"), present ? Ink::accent : Ink::accepted);
        auto* words = new Prose(sentence(stages_[i]), present ? "strong" : "quiet");
        grid->addWidget(mark, static_cast<int>(i), 0, Qt::AlignTop);
        grid->addWidget(words, static_cast<int>(i), 1);
    }
}

} // namespace sceau::gui
