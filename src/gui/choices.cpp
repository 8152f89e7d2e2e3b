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
    // A screen reader toggles where a mouse clicks; who clicks what is chosen already chooses it again.
    connect(group_, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (on) tell();
    });
    connect(group_, &QButtonGroup::idClicked, this, &Choices::tell);
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
        layout()->addWidget(line);
    }
}

std::optional<std::size_t> Choices::chosen() const
{
    if (group_->checkedId() < 0) return {};
    return static_cast<std::size_t>(group_->checkedId());
}

/// Once, of a click that toggles.
void Choices::tell()
{
    if (std::exchange(telling_, true)) return;
    QMetaObject::invokeMethod(
        this, [this] { telling_ = false; }, Qt::QueuedConnection);
    Q_EMIT changed();
}

void Choices::choose(std::size_t index)
{
    if (auto* button = group_->button(static_cast<int>(index))) button->click();
}

} // namespace sceau::gui
