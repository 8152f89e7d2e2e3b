#pragma once

class QTableView;

namespace sceau::gui {

/// The look of a table that lists files: rows of one height with chips (ChipDelegate), columns that share the room, names shortened in
/// their middle.
void dressList(QTableView& table);

} // namespace sceau::gui
