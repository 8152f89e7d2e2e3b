#include "gui/chip_delegate.hpp"

#include "gui/chip.hpp"
#include "gui/theme.hpp"

#include <QApplication>
#include <QPainter>

namespace sceau::gui {

namespace {
constexpr int inset = 18; // where the letters of the other columns begin
}

void ChipDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    cell.state &= ~QStyle::State_HasFocus; // the row is selected as a whole
    const auto mood = index.data(moodRole);
    const auto words = cell.text;
    if (mood.isValid()) cell.text.clear();
    const bool quiet = index.data(quietRole).toBool() && !(cell.state & QStyle::State_Selected);
    if (quiet) cell.palette.setColor(QPalette::Text, colours().secondary);
    const auto* style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    if (!mood.isValid()) return;
    const QSize size = chipSize(words);
    const QRectF where(cell.rect.left() + inset, cell.rect.center().y() - size.height() / 2.0 + 1, size.width(), size.height());
    drawChip(*painter, where, static_cast<Mood>(mood.toInt()), words);
}

QSize ChipDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (index.data(moodRole).isValid()) size.setWidth(chipSize(index.data().toString()).width() + 2 * inset);
    return size;
}

} // namespace sceau::gui
