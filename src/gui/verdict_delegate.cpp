#include "gui/verdict_delegate.hpp"

#include "gui/chip.hpp"
#include "gui/theme.hpp"
#include "gui/verified_files.hpp"
#include "gui/verify_words.hpp"

#include <QApplication>
#include <QPainter>

namespace sceau::gui {

namespace {
constexpr int inset = 18; // where the letters of the other columns begin
}

void VerdictDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    cell.state &= ~QStyle::State_HasFocus; // the row is selected as a whole
    const auto judged = index.data(VerifiedFiles::verdictRole);
    const bool chip = index.column() == VerifiedFiles::verdict && judged.isValid();
    const auto words = cell.text;
    if (chip) cell.text.clear();
    const auto* style = cell.widget ? cell.widget->style() : QApplication::style();
    const bool quiet = index.column() == VerifiedFiles::level || (index.column() == VerifiedFiles::verdict && !chip);
    if (quiet && !(cell.state & QStyle::State_Selected)) cell.palette.setColor(QPalette::Text, colours().secondary);
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    if (!chip) return;
    const QSize size = chipSize(words);
    const QRectF where(cell.rect.left() + inset, cell.rect.center().y() - size.height() / 2.0 + 1, size.width(), size.height());
    drawChip(*painter, where, moodOf(static_cast<review::Verdict>(judged.toInt())), words);
}

QSize VerdictDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (index.column() == VerifiedFiles::verdict) size.setWidth(chipSize(index.data().toString()).width() + 2 * inset);
    return size;
}

} // namespace sceau::gui
