#pragma once

#include "workflow/history.hpp"

#include <QAbstractTableModel>

namespace sceau::gui {

/// What was signed as a table shows it; nothing is copied.
class HistoryTable : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { signedAt, file, order, state, columns };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const std::vector<workflow::HistoryRow>& rows); ///< which outlive the model; again when they are others
    void renew(const std::vector<std::size_t>& places);       ///< their states are known, or others
    [[nodiscard]] const workflow::HistoryRow& at(int row) const { return (*rows_)[static_cast<std::size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const std::vector<workflow::HistoryRow>* rows_ = nullptr;
    int shown_ = 0; ///< rows that views know of
};

} // namespace sceau::gui
