#include "gui/list_table.hpp"

#include "gui/chip_delegate.hpp"
#include "gui/reflow.hpp"
#include "gui/theme.hpp"

#include <QHeaderView>
#include <QTableView>

namespace sceau::gui {

namespace {
constexpr double rowsHigh = 44;
}

void dressList(QTableView& table)
{
    table.setItemDelegate(new ChipDelegate(&table));
    table.setTextElideMode(Qt::ElideMiddle); // names of one series differ at their ends
    auto& rows = *table.verticalHeader();
    rows.hide();
    rows.setSectionResizeMode(QHeaderView::Fixed);
    rows.setDefaultSectionSize(scaled(rowsHigh));
    auto& header = *table.horizontalHeader();
    header.setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header.setHighlightSections(false);
    header.setSectionResizeMode(QHeaderView::Stretch);
}

void keepBeside(const ListPage& page)
{
    constexpr double beside = 700;
    stackWhenNarrow(page.body, page.head, beside);
    watchWidth(page.body, beside, [page](bool narrow) {
        page.row.setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
        page.list.setMinimumHeight(scaled(narrow ? 6 * rowsHigh : 4 * rowsHigh));
        page.narrowed(narrow);
    });
}

} // namespace sceau::gui
