#include "gui/flow_layout.hpp"

#include <QWidget>

namespace sceau::gui {

FlowLayout::FlowLayout(int across, int down, QWidget* parent) : QLayout(parent), across_(across), down_(down)
{
    setContentsMargins({});
}

FlowLayout::~FlowLayout()
{
    for (auto* item : items_)
        delete item;
}

void FlowLayout::addItem(QLayoutItem* item)
{
    items_.push_back(item);
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? items_[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    auto* item = itemAt(index);
    if (item) items_.erase(items_.begin() + index);
    return item;
}

QSize FlowLayout::minimumSize() const
{
    QSize largest;
    for (const auto* item : items_) {
        if (!item->isEmpty()) largest = largest.expandedTo(item->minimumSize());
    }
    return largest.grownBy(contentsMargins());
}

QSize FlowLayout::sizeHint() const
{
    QSize line;
    for (const auto* item : items_) {
        if (item->isEmpty()) continue;
        line.rwidth() += item->sizeHint().width() + (line.width() > 0 ? across_ : 0);
        line.setHeight(qMax(line.height(), item->sizeHint().height()));
    }
    return line.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    const QRect inside = rect.marginsRemoved(contentsMargins());
    int y = inside.top();
    for (const auto& line : lines(inside.width())) {
        int x = inside.left();
        for (auto* item : line.items) {
            const QSize size = item->sizeHint();
            item->setGeometry(
                QRect(QPoint(x, y + (line.height - size.height()) / 2), QSize(qMin(size.width(), inside.width()), size.height())));
            x += size.width() + across_;
        }
        y += line.height + down_;
    }
}

int FlowLayout::heightForWidth(int width) const
{
    const QMargins around = contentsMargins();
    int height = around.top() + around.bottom();
    for (const auto& line : lines(width - around.left() - around.right()))
        height += line.height + down_;
    return height - (isEmpty() ? 0 : down_);
}

std::vector<FlowLayout::Line> FlowLayout::lines(int width) const
{
    std::vector<Line> found;
    int taken = 0;
    for (auto* item : items_) {
        if (item->isEmpty()) continue;
        const QSize size = item->sizeHint();
        if (found.empty() || taken + across_ + size.width() > width) {
            found.emplace_back();
            taken = -across_;
        }
        auto& line = found.back();
        line.items.push_back(item);
        line.height = qMax(line.height, size.height());
        taken += across_ + size.width();
    }
    return found;
}

} // namespace sceau::gui
