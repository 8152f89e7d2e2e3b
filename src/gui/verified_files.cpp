#include "gui/verified_files.hpp"

#include "gui/chip_delegate.hpp"
#include "gui/verify_words.hpp"
#include "gui/words.hpp"
#include "review/shown.hpp"

#include <algorithm>

namespace sceau::gui {

using review::Verdict;
using workflow::ListedFile;

namespace {

std::optional<Verdict> verdictOf(const ListedFile& file)
{
    return file.kept ? std::optional(file.kept->verdict()) : std::nullopt;
}

QString nameOf(const ListedFile& file)
{
    return said(review::shown(file.path.filename().string()));
}

/// What needs a person comes first.
int urgency(const QVariant& verdict)
{
    if (!verdict.isValid()) return 4;
    switch (static_cast<Verdict>(verdict.toInt())) {
    case Verdict::rejected:
        return 0;
    case Verdict::review:
        return 1;
    case Verdict::pending:
        return 2;
    case Verdict::accepted:
        break;
    }
    return 3;
}

} // namespace

void VerifiedFiles::show(const std::vector<ListedFile>& files)
{
    empty();
    files_ = &files;
    grow();
}

void VerifiedFiles::grow()
{
    const int now = files_ ? static_cast<int>(files_->size()) : 0;
    if (now <= shown_) return;
    beginInsertRows({}, shown_, now - 1);
    shown_ = now;
    endInsertRows();
}

void VerifiedFiles::renew(const std::vector<std::size_t>& places)
{
    auto sorted = places;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t first = 0, next = 0; first < sorted.size(); first = next) {
        for (next = first + 1; next < sorted.size() && sorted[next] <= sorted[next - 1] + 1;)
            ++next;
        Q_EMIT dataChanged(index(static_cast<int>(sorted[first]), 0), index(static_cast<int>(sorted[next - 1]), columns - 1));
    }
}

void VerifiedFiles::empty()
{
    beginResetModel();
    shown_ = 0;
    endResetModel();
}

int VerifiedFiles::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : shown_;
}

int VerifiedFiles::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString VerifiedFiles::textOf(const ListedFile& listed, int column)
{
    if (column == file) return nameOf(listed);
    if (column == verdict) return wordOf(verdictOf(listed));
    if (!listed.kept) return {};
    if (column == level) return said(listed.kept->level());
    const auto name = said(review::shown(listed.kept->signer()));
    return listed.kept->signatures() > 1 ? tr("%1 et %n autre(s)", nullptr, static_cast<int>(listed.kept->signatures()) - 1).arg(name)
                                         : name;
}

/// What a screen reader says of the row.
QString VerifiedFiles::sentenceOf(const ListedFile& listed)
{
    QStringList parts{nameOf(listed), wordOf(verdictOf(listed)), textOf(listed, signer), textOf(listed, level)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QVariant VerifiedFiles::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= shown_) return {};
    const auto& listed = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(listed, index.column());
    case Qt::ToolTipRole:
        return index.column() == file ? said(review::shown(listed.path.string())) : textOf(listed, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == file ? sentenceOf(listed) : textOf(listed, index.column());
    case ChipDelegate::moodRole:
        return index.column() == verdict && listed.kept ? QVariant(static_cast<int>(moodOf(listed.kept->verdict()))) : QVariant();
    case ChipDelegate::quietRole:
        return index.column() == level || index.column() == verdict;
    case verdictRole:
        return listed.kept ? QVariant(static_cast<int>(listed.kept->verdict())) : QVariant();
    default:
        return {};
    }
}

QVariant VerifiedFiles::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case file:
        return tr("Fichier");
    case signer:
        return tr("Signataire");
    case level:
        return tr("Niveau");
    default:
        return tr("Verdict");
    }
}

FilesOfVerdict::FilesOfVerdict(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortLocaleAware(true);
    setSortCaseSensitivity(Qt::CaseInsensitive);
}

void FilesOfVerdict::showOnly(std::optional<Verdict> verdict)
{
    wanted_ = verdict;
    invalidateFilter();
}

bool FilesOfVerdict::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (!wanted_) return true;
    const auto verdict = sourceModel()->index(row, 0, parent).data(VerifiedFiles::verdictRole);
    return verdict.isValid() && verdict.toInt() == static_cast<int>(*wanted_);
}

bool FilesOfVerdict::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    if (left.column() != VerifiedFiles::verdict) return QSortFilterProxyModel::lessThan(left, right);
    return urgency(left.data(VerifiedFiles::verdictRole)) < urgency(right.data(VerifiedFiles::verdictRole));
}

} // namespace sceau::gui
