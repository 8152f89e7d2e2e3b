#pragma once

#include <QTableView>

namespace sceau::gui {

/// The table of verified files: fixed rows, columns that go where there is no room, and a menu for the keyboard.
class VerifiedTable : public QTableView {
    Q_OBJECT
public:
    explicit VerifiedTable(QWidget* parent = nullptr);
    void setModel(QAbstractItemModel* model) override; ///< columns of VerifiedFiles

private:
    void makeOrders();
};

} // namespace sceau::gui
