#include "gui/history_page.hpp"

#include "gui/announce.hpp"
#include "gui/files.hpp"
#include "gui/history_words.hpp"
#include "gui/icons.hpp"
#include "gui/list_table.hpp"
#include "gui/print.hpp"
#include "gui/reflow.hpp"
#include "gui/theme.hpp"
#include "ui_history_page.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QHeaderView>
#include <QMessageBox>
#include <QShortcut>
#include <QUrl>
#include <algorithm>
#include <utility>

namespace sceau::gui {

using workflow::FileState;
using workflow::History;
using workflow::HistoryRow;
using Act = HistoryDetail::Act;
using Done = workflow::HistoryState::Done;

namespace {

constexpr double dateWidth = 112, stateWidth = 148;
constexpr double roomForOrder = 600, roomForDate = 430;
constexpr bool dialogAskedBeforeReplacing = true;

void openFile(const std::filesystem::path& path)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(said(path)));
}

std::string keyOf(Done ended)
{
    switch (ended) {
    case Done::raised:
        return "history.raised";
    case Done::copied:
        return "history.copied";
    case Done::exported:
        return "history.exported";
    case Done::nothing:
        break;
    }
    return {};
}

} // namespace

HistoryPage::HistoryPage(QWidget* parent) : QWidget(parent), ui_(std::make_unique<Ui::HistoryPage>())
{
    ui_->setupUi(this);
    makeTable();
    makeEmpty();
    keepBeside({*ui_->body, *ui_->head, *ui_->row, *ui_->list, [this](bool narrow) { ui_->detail->setWhole(narrow); }});
    connect(ui_->detail, &HistoryDetail::asked, this, &HistoryPage::act);
    connect(ui_->detail, &HistoryDetail::raiseAsked, this, &HistoryPage::askRaise);
    connect(ui_->exportTable, &QPushButton::clicked, this, &HistoryPage::askTable);
    connect(ui_->told, &ActionNotice::taken, this, [this] { openFile(state_.made.parent_path()); });
    present({});
}

HistoryPage::~HistoryPage() = default;

void HistoryPage::makeTable()
{
    auto& table = *ui_->table;
    table.setModel(&table_);
    dressList(table);
    auto& header = *table.horizontalHeader();
    header.setSectionsClickable(false);
    header.setSectionResizeMode(HistoryTable::signedAt, QHeaderView::Fixed);
    header.setSectionResizeMode(HistoryTable::state, QHeaderView::Fixed);
    table.setColumnWidth(HistoryTable::signedAt, scaled(dateWidth));
    table.setColumnWidth(HistoryTable::state, scaled(stateWidth));
    watchWidth(table, roomForOrder, [&table](bool narrow) { table.setColumnHidden(HistoryTable::order, narrow); });
    watchWidth(table, roomForDate, [&table](bool narrow) { table.setColumnHidden(HistoryTable::signedAt, narrow); });
    connect(table.selectionModel(), &QItemSelectionModel::currentChanged, this, &HistoryPage::presentChosen);
    connect(&table_, &QAbstractItemModel::dataChanged, this, &HistoryPage::presentChosen);
    connect(&table, &QTableView::activated, this, &HistoryPage::openChosen);
    auto* forget = new QShortcut(QKeySequence::Delete, &table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(forget, &QShortcut::activated, this, &HistoryPage::askForget);
}

void HistoryPage::makeEmpty()
{
    ui_->emptyIcon->present(QStringLiteral("dossier"), Ink::accent, 40);
    ui_->emptyText->setText(sentence("history.empty"));
    connect(ui_->renew, &QPushButton::clicked, this, &HistoryPage::renewAsked);
}

void HistoryPage::drive(History& history)
{
    history_ = &history;
    connect(&history, &History::changed, this, [this] { present(history_->state()); });
    connect(&history, &History::listed, this, &HistoryPage::listAgain);
    connect(&history, &History::looked, this, [this](const std::vector<std::size_t>& places) {
        table_.renew(places);
        presentSummary();
    });
    connect(ui_->progress, &WaitStrip::cancelAsked, &history, &History::cancel);
    table_.show(history.rows());
    present(history.state());
}

void HistoryPage::show(const std::vector<HistoryRow>& rows)
{
    table_.show(rows);
    choose(0);
}

/// The row that was chosen stays so; a file that was just made is chosen instead.
void HistoryPage::listAgain()
{
    const auto before = chosen_;
    const auto made = state_.ended == Done::raised ? state_.made : std::filesystem::path();
    const bool isNew = made != std::exchange(made_, made);
    const auto& rows = history_->rows();
    table_.show(rows);
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const HistoryRow& each) {
        return isNew && !made.empty() ? each.entry.file == made : each.entry.sha256 == before;
    });
    choose(row == rows.end() ? 0 : static_cast<int>(row - rows.begin()));
    if (hasFocus() && !rows.empty()) ui_->table->setFocus();
    presentChosen();
}

void HistoryPage::enter()
{
    if (history_) {
        history_->dismiss();
        history_->look();
    }
    table_.rowCount() > 0 ? ui_->table->setFocus() : setFocus();
}

void HistoryPage::choose(int row)
{
    if (row < table_.rowCount()) ui_->table->setCurrentIndex(table_.index(row, 0));
}

const HistoryRow* HistoryPage::chosen() const
{
    const auto index = ui_->table->currentIndex();
    return index.isValid() && index.row() < table_.rowCount() ? &table_.at(index.row()) : nullptr;
}

void HistoryPage::present(const workflow::HistoryState& state)
{
    state_ = state;
    const bool any = table_.rowCount() > 0;
    ui_->results->setVisible(any);
    ui_->empty->setVisible(state.read && !any);
    ui_->exportTable->setVisible(any);
    ui_->exportTable->setEnabled(!state.busy);
    ui_->progress->present(state.busy ? WaitStrip::Work{state.stage, state.done, state.total, state.cancellable} : WaitStrip::Work{});
    ui_->detail->setBusy(state.busy);
    presentSummary();
    presentTold();
    presentChosen();
}

void HistoryPage::presentSummary()
{
    std::map<FileState, int> counts;
    for (int row = 0; row < table_.rowCount(); ++row)
        ++counts[table_.at(row).state];
    QStringList parts;
    if (table_.rowCount() > 0) parts += tr("%n dossier(s) signé(s) sur cet ordinateur", nullptr, table_.rowCount());
    if (counts[FileState::missing] > 0) parts += tr("%n introuvable(s)", nullptr, counts[FileState::missing]);
    if (counts[FileState::changed] > 0) parts += tr("%n modifié(s)", nullptr, counts[FileState::changed]);
    ui_->summary->setText(parts.isEmpty() ? sentence("history.intro") : parts.join(QStringLiteral(" · ")));
}

void HistoryPage::presentTold()
{
    const auto error = state_.error ? state_.error : state_.unreadable;
    ui_->error->setVisible(error.has_value());
    if (error && error->code == base::Code::timestampNowhere)
        ui_->error->present(*error, sentence("history.unstampable")); // the file is signed already
    else if (error)
        ui_->error->present(*error);
    const bool made = state_.ended != Done::nothing && !state_.busy && !state_.error;
    ui_->told->setVisible(made);
    if (!made) return;
    ui_->told->present(Mood::accepted, sentence(keyOf(state_.ended)), said(state_.made));
    ui_->told->offer(tr("Afficher dans le dossier"));
}

void HistoryPage::presentChosen()
{
    const auto* row = chosen();
    if (row) chosen_ = row->entry.sha256;
    row ? ui_->detail->present(*row) : ui_->detail->presentNothing();
}

/// Enter, or a double click.
void HistoryPage::openChosen()
{
    const auto state = chosen() ? chosen()->state : FileState::unknown;
    if (state == FileState::present || state == FileState::changed) act(Act::open);
    if (state == FileState::missing) askFind();
}

void HistoryPage::act(Act act)
{
    const auto* row = chosen();
    if (row == nullptr) return;
    const auto file = row->entry.file;
    switch (act) {
    case Act::open:
        return openFile(file);
    case Act::print:
        return printPdf(*this, file);
    case Act::showInFolder:
        return openFile(file.parent_path());
    case Act::verify:
        Q_EMIT verifyAsked(file);
        return;
    case Act::copy:
        return askCopy();
    case Act::find:
        return askFind();
    case Act::forget:
        return askForget();
    }
}

void HistoryPage::askRaise(pades::Level level)
{
    if (!history_ || !chosen()) return;
    const auto& entry = chosen()->entry;
    const auto sha256 = entry.sha256;
    const auto proposed = workflow::raisedName(entry.file, level);
    if (!state_.stampable) return history_->raise(sha256, level, proposed, false); // which says why it cannot be
    askWhere(*this, tr("Enregistrer le dossier complété sous"), proposed, [this, sha256, level](const std::filesystem::path& file) {
        history_->raise(sha256, level, file, dialogAskedBeforeReplacing);
    });
}

void HistoryPage::askCopy()
{
    if (!history_ || !chosen()) return;
    askWhere(*this, tr("Enregistrer une copie sous"), chosen()->entry.file.filename(),
             [this, sha256 = chosen()->entry.sha256](const std::filesystem::path& file) {
                 history_->copy(sha256, file, dialogAskedBeforeReplacing);
             });
}

void HistoryPage::askFind()
{
    if (!history_ || !chosen() || state_.busy) return;
    const auto& entry = chosen()->entry;
    auto* dialog = new QFileDialog(this, tr("Montrer où est %1").arg(nameOf(entry)), said(entry.file.parent_path()),
                                   tr("Documents PDF (*.pdf)") + QStringLiteral(";;") + tr("Tous les fichiers (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, sha256 = entry.sha256](const QString& file) { history_->find(sha256, pathOf(file)); });
    dialog->open();
}

void HistoryPage::askForget()
{
    if (!history_ || !chosen() || state_.busy) return;
    const Said words = message("history.forget", {{"file", nameOf(chosen()->entry).toStdString()}});
    auto* box = new QMessageBox(QMessageBox::Question, tr("Retirer de la liste"), words.title, QMessageBox::NoButton, this);
    box->setInformativeText(words.next);
    auto* forget = box->addButton(tr("Retirer de la liste"), QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(tr("Garder"), QMessageBox::RejectRole));
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(forget, &QAbstractButton::clicked, this, [this, sha256 = chosen()->entry.sha256] { history_->forget(sha256); });
    box->open();
}

void HistoryPage::askTable()
{
    if (!history_) return;
    askWhere(*this, tr("Enregistrer la liste sous"), std::filesystem::path(tr("dossiers").toStdString() + ".csv"),
             [this](const std::filesystem::path& file) { history_->writeTable(file, dialogAskedBeforeReplacing); });
}

} // namespace sceau::gui
