#pragma once

#include "workflow/verification.hpp"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <optional>

namespace sceau::gui {

/// The files of a verification as a table shows them: nothing is copied, and only what changes is told.
class VerifiedFiles : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { file, signer, level, verdict, columns };
    static constexpr int verdictRole = Qt::UserRole; ///< int of review::Verdict, or nothing

    using QAbstractTableModel::QAbstractTableModel;

    void show(const std::vector<workflow::ListedFile>& files); ///< which outlive the model, and from now on only grow
    void grow();                                               ///< files came at the end
    void renew(const std::vector<std::size_t>& places);        ///< these were judged
    void empty();                                              ///< none is left
    [[nodiscard]] const workflow::ListedFile& at(int row) const { return (*files_)[static_cast<std::size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString textOf(const workflow::ListedFile& file, int column);
    [[nodiscard]] static QString sentenceOf(const workflow::ListedFile& file);

    const std::vector<workflow::ListedFile>* files_ = nullptr;
    int shown_ = 0; ///< rows that views know of
};

/// The files of one verdict, or all; sorted as people sort names, verdicts from the worst.
class FilesOfVerdict : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit FilesOfVerdict(QObject* parent = nullptr);
    void showOnly(std::optional<review::Verdict> verdict);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    std::optional<review::Verdict> wanted_;
};

} // namespace sceau::gui
