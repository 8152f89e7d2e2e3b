#include "gui/list_table.hpp"

#include "gui/chip_delegate.hpp"
#include "gui/theme.hpp"

#include <QHeaderView>
#include <QTableView>

namespace sceau::gui {

void dressList(QTableView& table)
{
    constexpr double rowsHigh = 44;
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

} // namespace sceau::gui
