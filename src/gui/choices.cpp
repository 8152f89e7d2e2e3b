#include "gui/choices.hpp"

#include "gui/prose.hpp"
#include "gui/theme.hpp"

#include <QButtonGroup>
#include <QRadioButton>
#include <QVBoxLayout>

namespace sceau::gui {

Choices::Choices(QWidget* parent) : QWidget(parent), group_(new QButtonGroup(this))
{
    constexpr int between = 4;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(between);
    connect(group_, &QButtonGroup::idClicked, this, &Choices::changed);
}

void Choices::present(const std::vector<Choice>& choices)
{
    if (choices == choices_) return;
    choices_ = choices;
    qDeleteAll(findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    const int indent = scaled(28);
    int index = 0;
    for (const auto& [title, detail] : choices_) {
        auto* button = new QRadioButton(title);
        button->setAccessibleDescription(detail);
        group_->addButton(button, index++);
        layout()->addWidget(button);
        auto* line = new Prose(detail, "quiet");
        line->setContentsMargins(indent, 0, 0, 12);
        line->setContentsMargins(indent, 0, 0, 12);
        layout()->addWidget(line);
    }
}

std::optional<std::size_t> Choices::chosen() const
{
    if (group_->checkedId() < 0) return {};
    return static_cast<std::size_t>(group_->checkedId());
}

void Choices::choose(std::size_t index)
{
    if (auto* button = group_->button(static_cast<int>(index))) button->click();
}

} // namespace sceau::gui
