#include "gui/verified_table.hpp"

#include "gui/list_table.hpp"
#include "gui/reflow.hpp"
#include "gui/theme.hpp"
#include "gui/verified_files.hpp"

#include <QAction>
#include <QHeaderView>

namespace sceau::gui {

namespace {
constexpr double levelWidth = 76, verdictWidth = 132;
constexpr double roomForLevel = 540, roomForSigner = 430;
} // namespace

VerifiedTable::VerifiedTable(QWidget* parent) : QTableView(parent)
{
    dressList(*this);
    makeOrders();
}

void VerifiedTable::setModel(QAbstractItemModel* model)
{
    QTableView::setModel(model);
    auto& header = *horizontalHeader();
    header.setSectionResizeMode(VerifiedFiles::level, QHeaderView::Fixed);
    header.setSectionResizeMode(VerifiedFiles::verdict, QHeaderView::Fixed);
    header.setSortIndicatorClearable(true);
    header.setSortIndicator(-1, Qt::AscendingOrder);
    setColumnWidth(VerifiedFiles::level, scaled(levelWidth));
    setColumnWidth(VerifiedFiles::verdict, scaled(verdictWidth));
    watchWidth(*this, roomForLevel, [this](bool narrow) { setColumnHidden(VerifiedFiles::level, narrow); });
    watchWidth(*this, roomForSigner, [this](bool narrow) { setColumnHidden(VerifiedFiles::signer, narrow); });
}

/// What the header gives to the mouse, for the keyboard too (menu key).
void VerifiedTable::makeOrders()
{
    setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto orderBy = [this](const QString& words, int column) {
        auto* action = new QAction(words, this);
        connect(action, &QAction::triggered, this, [this, column] { sortByColumn(column, Qt::AscendingOrder); });
        addAction(action);
    };
    orderBy(tr("Trier par fichier"), VerifiedFiles::file);
    orderBy(tr("Trier par signataire"), VerifiedFiles::signer);
    orderBy(tr("Trier par verdict, les rejetés d’abord"), VerifiedFiles::verdict);
    orderBy(tr("Ordre d’ajout"), -1);
}

} // namespace sceau::gui
