#pragma once

#include <functional>

class QBoxLayout;
class QTableView;
class QWidget;

namespace sceau::gui {

/// The look of a table that lists files: rows of one height with chips (ChipDelegate), columns that share the room, names shortened in
/// their middle.
void dressList(QTableView& table);

/// A page with a head, and below it such a list beside what is said of the chosen line; under one another where `body` is narrow.
/// `narrowed`: the detail then stands without a scroll area of its own.
struct ListPage {
    QWidget& body;
    QBoxLayout& head;
    QBoxLayout& row;
    QWidget& list;
    std::function<void(bool)> narrowed;
};
void keepBeside(const ListPage& page);

} // namespace sceau::gui
