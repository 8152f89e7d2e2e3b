#include "gui/action_notice.hpp"

#include <QPushButton>
#include <QVBoxLayout>

namespace sceau::gui {

ActionNotice::ActionNotice(QWidget* parent) : Notice(parent), action_(new QPushButton)
{
    constexpr int above = 8;
    action_->setObjectName(QStringLiteral("remedy"));
    column().addSpacing(above);
    column().addWidget(action_, 0, Qt::AlignLeft);
    connect(action_, &QPushButton::clicked, this, &ActionNotice::taken);
}

void ActionNotice::offer(const QString& action)
{
    action_->setText(action);
    action_->setHidden(action.isEmpty());
}

} // namespace sceau::gui
