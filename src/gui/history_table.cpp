#include "gui/history_table.hpp"

#include "gui/chip_delegate.hpp"
#include "gui/history_words.hpp"

#include <algorithm>

namespace sceau::gui {

using workflow::HistoryRow;

namespace {

QString textOf(const HistoryRow& row, int column)
{
    switch (column) {
    case HistoryTable::signedAt:
        return dateOf(row.entry.signedAt);
    case HistoryTable::file:
        return nameOf(row.entry);
    case HistoryTable::order:
        return said(row.entry.order);
    default:
        return row.state == workflow::FileState::unknown ? sentence("history.looking") : wordOf(row);
    }
}

/// What a screen reader says of the row.
QString sentenceOf(const HistoryRow& row)
{
    QStringList parts;
    for (const int column : {HistoryTable::file, HistoryTable::signedAt, HistoryTable::order, HistoryTable::state})
        parts += textOf(row, column);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace

void HistoryTable::show(const std::vector<HistoryRow>& rows)
{
    beginResetModel();
    rows_ = &rows;
    shown_ = static_cast<int>(rows.size());
    endResetModel();
}

void HistoryTable::renew(const std::vector<std::size_t>& places)
{
    if (places.empty()) return;
    const auto [first, last] = std::minmax_element(places.begin(), places.end());
    Q_EMIT dataChanged(index(static_cast<int>(*first), state), index(static_cast<int>(*last), state));
}

int HistoryTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : shown_;
}

int HistoryTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant HistoryTable::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= shown_) return {};
    const auto& row = at(index.row());
    const auto mood = index.column() == state ? moodOf(row) : std::nullopt;
    switch (role) {
    case Qt::DisplayRole:
        return textOf(row, index.column());
    case Qt::ToolTipRole:
        return index.column() == file ? said(row.entry.file) : textOf(row, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == signedAt ? sentenceOf(row) : textOf(row, index.column());
    case ChipDelegate::moodRole:
        return mood ? QVariant(static_cast<int>(*mood)) : QVariant();
    case ChipDelegate::quietRole:
        return index.column() == signedAt || index.column() == order || index.column() == state;
    default:
        return {};
    }
}

QVariant HistoryTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case signedAt:
        return tr("Signé le");
    case file:
        return tr("Dossier");
    case order:
        return tr("Commande");
    default:
        return tr("État");
    }
}

} // namespace sceau::gui
